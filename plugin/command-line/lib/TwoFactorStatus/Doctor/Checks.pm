# Compares what WHM has answered with what Two-Factor Status takes for granted.
package TwoFactorStatus::Doctor::Checks;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Doctor::Forms ();
use TwoFactorStatus::Json          ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Checks - compares what WHM has answered with what the product takes for granted

=cut

# Perl's truth, as documented and as the product reads it besides.
my @FLAG       = ( 'number', 'numeric text' );
my @COPED_FLAG = ( 'empty text', 'true or false', 'null' );
my @TEXT       = ( 'text', 'empty text', 'number', 'numeric text' );

my @NO_DATA = ( 'absent', 'null', 'empty list', 'empty object' );

=head1 FUNCTIONS

=head2 check($findings, $asked)

What L<TwoFactorStatus::Doctor::Questions> has asked. Returns how many two-factor records can be read.

=cut

sub check {
    my ( $findings, $asked ) = @_;
    my %answers = map { $_ => $asked->{$_}{answer} } keys %{$asked};
    my %forms   = map { $_ => TwoFactorStatus::Doctor::Forms::of_answer( @{ $asked->{$_} }{qw(function answer)} ) } keys %{$asked};
    _check_envelopes( $findings, \%answers, \%forms );
    _check_refusals( $findings, \%answers, \%forms );
    _check_policy( $findings, \%answers, \%forms );
    _check_accounts( $findings, \%answers, \%forms );
    _check_features( $findings, \%answers, \%forms );
    _check_personalization( $findings, \%answers, \%forms );
    return _check_configs( $findings, \%answers, \%forms );
}

# Of a flag: also whether each can be read.
sub _judge_flag {
    my ( $findings, $id, $forms, @values ) = @_;
    my @odd = grep { !defined TwoFactorStatus::Json::read_boolean($_) } @values;
    return $findings->judge( $id, $forms, \@FLAG, \@COPED_FLAG ) if !@odd;
    return $findings->differ( $id, @odd < @values, @{$forms}, 'some cannot be read' );
}

# Whether it is done. Where it is not, the assumptions are said to be not seen, or to differ.
sub _expect_done {
    my ( $findings, $answer, @ids ) = @_;
    return 1 if $answer && $answer->is_done;
    for my $id (@ids) {
        if    ( !$answer )                                                            { $findings->miss( $id, 'it could not be asked' ) }
        elsif ( $answer->kind =~ /\A(?:refused|not permitted|unknown function)\z/ ) { $findings->miss( $id, 'WHM answers: ' . $answer->kind ) }
        else                                                                          { $findings->differ( $id, 1, 'WHM answers: ' . $answer->kind ) }
    }
    return 0;
}

# Of all answers together the forms of one place.
sub _forms_at {
    my ( $forms, $place, @which ) = @_;
    my %all = map { $_ => 1 } map { @{ $forms->{$_}{$place} // [] } } @which;
    my @sorted = sort keys %all;
    return @sorted;
}

sub _check_envelopes {
    my ( $findings, $answers, $forms ) = @_;
    my @with   = grep { $answers->{$_}->metadata } sort keys %{$answers};
    my @wanted = grep { $_ ne 'without login' } keys %{$answers};
    my @values = map { $answers->{$_}->metadata->{result} } @with;
    my @types  = _forms_at( $forms, 'metadata.result', @with );
    my $is_odd = grep { $answers->{$_}->kind eq 'unreadable' } @wanted;
    if   ($is_odd) { $findings->differ( 'api.result', 0, @types, 'some answers cannot be read' ) }
    else           { _judge_flag( $findings, 'api.result', \@types, @values ) }
    $findings->judge( 'api.reason', [ _forms_at( $forms, 'metadata.reason', @with ) ], [ 'text', 'empty text' ], [ 'absent', 'null', 'number', 'numeric text', 'list', 'object' ] );
    my @remarks = grep { $_ ne 'absent' } map { _forms_at( $forms, "metadata.output.$_", @with ) } qw(warnings messages);
    my %seen;
    $findings->judge( 'api.remarks', [ grep { !$seen{$_}++ } @remarks ], [ 'text', 'empty text', 'list', 'empty list' ], [ 'null', 'object', 'empty object', 'number', 'numeric text', 'true or false' ] );
    my @done = grep { $answers->{$_}->is_done } keys %{$answers};
    $findings->judge( 'api.ended', [ _forms_at( $forms, 'ended', @done ) ], [ 'exit code 0', 'HTTP 200' ], [ grep { /HTTP/ } _forms_at( $forms, 'ended', @done ) ] );
    my $version = $answers->{version}->data;
    return if !_expect_done( $findings, $answers->{version}, 'whm.version' );
    my $text = ref $version eq 'HASH' ? TwoFactorStatus::Json::read_text( $version->{version} ) // q{} : q{};
    if   ( $text =~ /\A[0-9]{1,3}(?:[.][0-9]{1,4}){1,3}\z/ ) { $findings->confirm( 'whm.version', 'numbers with dots' ) }
    else                                                       { $findings->differ( 'whm.version', 1, 'another form' ) }
    return;
}

sub _check_refusals {
    my ( $findings, $answers, $forms ) = @_;
    my $unknown = $answers->{'unknown function'};
    if    ( $unknown->kind eq 'unknown function' ) { $findings->confirm( 'api.unknown-function', 'Unknown app', $unknown->ended ) }
    else                                           { $findings->differ( 'api.unknown-function', !$unknown->is_done, $unknown->kind, $unknown->ended ) }
    my @refused = grep { !$answers->{$_}->is_done && $_ ne 'without login' } sort keys %{$answers};
    my @without = grep { !$answers->{$_}->metadata } @refused;
    my @ends    = _forms_at( $forms, 'ended', @refused );
    if    ( !@refused ) { $findings->miss( 'api.refusal', 'nothing was refused' ) }
    elsif ( !@without ) { $findings->confirm( 'api.refusal', @ends ) }
    else                { $findings->differ( 'api.refusal', 1, @ends, 'without metadata' ) }
    my $login = $answers->{'without login'};
    if ( !$login ) {
        $findings->miss( $_, 'only from elsewhere, with --host' ) for qw(http.without-login http.date);
        return;
    }
    my $kind = $login->kind;
    if   ( $kind =~ /\A(?:denied|log-in page|redirected)\z/ ) { $findings->confirm( 'http.without-login', $kind, $login->ended ) }
    else                                                       { $findings->differ( 'http.without-login', !$login->is_done, $kind, $login->ended ) }
    my $is_there = ( $answers->{list}->header('date') // q{} ) =~ /\A[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT\z/;
    if   ($is_there) { $findings->confirm( 'http.date', 'a date' ) }
    else             { $findings->differ( 'http.date', 1, 'none, or of another form' ) }
    return;
}

# How many records can be read.
sub _check_configs {
    my ( $findings, $answers, $forms ) = @_;
    my $list = $answers->{list};
    if ( !$list->is_done ) {
        $findings->differ( 'configs.list', 0, 'WHM answers: ' . $list->kind );
        return 0;
    }
    $findings->judge( 'configs.list', $forms->{list}{data}, ['object'], \@NO_DATA );
    my $data = ref $list->data eq 'HASH' ? $list->data : {};
    my @records = values %{$data};
    my @flags = map { ref eq 'HASH' && exists $_->{is_enabled} ? $_->{is_enabled} : \'absent' } @records;
    @flags = map { ref eq 'SCALAR' ? 'absent' : $_ } @flags;
    _judge_flag( $findings, 'configs.is-enabled', $forms->{list}{'record.is_enabled'} // [], @flags ) if @flags;
    my @domains = map { ref eq 'HASH' ? $_->{primary_domain} : undef } @records;
    my @forms   = @{ $forms->{list}{'record.primary_domain'} // [] };
    push @forms, 'text beyond ASCII' if grep { defined && !ref && /[^\x20-\x7e]/ } @domains;
    $findings->judge( 'configs.primary-domain', \@forms, [ 'text', 'empty text', 'null' ], [ 'text beyond ASCII', 'number', 'numeric text', 'absent', 'list', 'object', 'empty list', 'empty object', 'true or false' ] );
    if   ( exists $data->{root} ) { $findings->confirm( 'configs.root', 'present' ) }
    else                          { $findings->differ( 'configs.root', 1, 'absent' ) }
    _check_single( $findings, $answers, $data );
    return scalar grep { defined TwoFactorStatus::Json::read_boolean($_) } @flags;
}

# Calls with a user.
sub _check_single {
    my ( $findings, $answers, $data ) = @_;
    my $own = $answers->{own};
    if ( _expect_done( $findings, $own, 'configs.own' ) ) {
        my $told = $own->data;
        my $is_alone = ref $told eq 'HASH' && keys %{$told} == 1 && ref $told->{root} eq 'HASH';
        my $is_there = ref $told eq 'HASH' && ref $told->{root} eq 'HASH';
        if   ($is_alone) { $findings->confirm( 'configs.own', 'the one record' ) }
        else             { $findings->differ( 'configs.own', $is_there, $is_there ? 'others besides' : 'another form' ) }
    }
    my $unknown = $answers->{'unknown user'};
    my $kind    = $unknown->kind;
    if   ( $kind eq 'refused' ) { $findings->confirm( 'configs.unknown-user', $kind, $unknown->ended ) }
    else                        { $findings->differ( 'configs.unknown-user', 1, $kind, $unknown->ended ) }
    return;
}

sub _check_policy {
    my ( $findings, $answers, $forms ) = @_;
    if ( _expect_done( $findings, $answers->{policy}, 'policy.status' ) ) {
        my $data = $answers->{policy}->data;
        my $is_there = ref $data eq 'HASH' && exists $data->{is_enabled};
        my $is_read  = $is_there && defined TwoFactorStatus::Json::read_boolean( $data->{is_enabled} );
        if   ($is_read) { $findings->judge( 'policy.status', $forms->{policy}{'record.is_enabled'}, \@FLAG, \@COPED_FLAG ) }
        else            { $findings->differ( 'policy.status', 0, 'it cannot be read' ) }
    }
    return if !_expect_done( $findings, $answers->{issuer}, qw(issuer.in-use issuer.system-wide) );
    $findings->judge( 'issuer.in-use',      $forms->{issuer}{'record.issuer'}             // ['another form'], [ 'text', 'numeric text' ], [ 'null', 'empty text', 'absent' ] );
    $findings->judge( 'issuer.system-wide', $forms->{issuer}{'record.system_wide_issuer'} // ['another form'], [ 'text', 'numeric text' ], [ 'null', 'empty text', 'absent', 'number', 'list', 'object' ] );
    return;
}

sub _check_accounts {
    my ( $findings, $answers, $forms ) = @_;
    my $found  = $forms->{accounts};
    my @of_all = map { "accounts.$_" } qw(list want texts suspended unix-startdate startdate contact no-root same);
    return if !_expect_done( $findings, $answers->{accounts}, @of_all );
    $findings->judge( 'accounts.list', $found->{'data.acct'}, [ 'list', 'empty list' ], [ 'absent', 'null' ] );
    my @records = grep { ref eq 'HASH' } TwoFactorStatus::Doctor::Forms::records( 'listaccts', $answers->{accounts} );
    return if !@records;
    if   ( $found->{'record.others'} ) { $findings->differ( 'accounts.want', 1, 'other members besides' ) }
    else                               { $findings->confirm( 'accounts.want', 'no other member' ) }
    my %texts = map { $_ => 1 } map { @{ $found->{"record.$_"} // [] } } qw(user owner plan email);
    my $are_named = !grep { !/\A(?:text|numeric text|number)\z/ } @{ $found->{'record.user'} };
    if   ($are_named) { $findings->judge( 'accounts.texts', [ sort keys %texts ], \@TEXT, [ 'null', 'absent', 'list', 'object', 'empty list', 'empty object', 'true or false' ] ) }
    else              { $findings->differ( 'accounts.texts', scalar( grep { /\A(?:text|numeric text|number)\z/ } @{ $found->{'record.user'} } ), sort( keys %texts ), 'not every record names its user' ) }
    my @flags = map { exists $_->{suspended} ? $_->{suspended} : 0 } @records;
    _judge_flag( $findings, 'accounts.suspended', [ grep { $_ ne 'absent' } @{ $found->{'record.suspended'} } ], @flags );
    $findings->judge( 'accounts.unix-startdate', $found->{'record.unix_startdate'}, \@FLAG, [ 'absent', 'null', 'empty text', 'text', 'list', 'object', 'true or false' ] );
    _judge_each( $findings, 'accounts.startdate', qr/\A[0-9]{2} [A-Z][a-z]{2} [0-9]{1,2} [0-9]{2}:[0-9]{2}\z/, map { $_->{startdate} } @records );
    _judge_each( $findings, 'accounts.contact', qr/\A(?:[*]unknown[*]|(?:[^\s,;@]+@[^\s,;@]+)(?:\s*,\s*[^\s,;@]+@[^\s,;@]+)*)?\z/, map { $_->{email} } @records );
    my %is_there = map { ( TwoFactorStatus::Json::read_text( $_->{user} ) // q{} ) => 1 } @records;
    if   ( $is_there{root} ) { $findings->differ( 'accounts.no-root', 1, 'present' ) }
    else                     { $findings->confirm( 'accounts.no-root', 'absent' ) }
    my $configs = $answers->{list}->data;
    return if ref $configs ne 'HASH';
    my $are_same = !( grep { $_ ne 'root' && !$is_there{$_} } keys %{$configs} ) && !( grep { !exists $configs->{$_} } keys %is_there );
    if   ($are_same) { $findings->confirm( 'accounts.same', 'the same' ) }
    else             { $findings->differ( 'accounts.same', 1, 'some are in one of them alone' ) }
    return;
}

# Texts of one form; others are read as none.
sub _judge_each {
    my ( $findings, $id, $form, @values ) = @_;
    my @there = grep { defined && !ref } @values;
    return $findings->miss( $id, 'absent' ) if !@there;
    return $findings->confirm( $id, 'of that form' ) if !grep { $_ !~ $form } @there;
    return $findings->differ( $id, 1, ( grep { $_ =~ $form } @there ) ? 'some are of another form' : 'of another form' );
}

sub _check_features {
    my ( $findings, $answers, $forms ) = @_;
    my $answer = $answers->{features};
    if ( _expect_done( $findings, $answer, qw(features.list features.named features.setting) ) ) {
        my $found = $forms->{features};
        $findings->judge( 'features.list', $found->{'data.users_features_settings'}, ['list'], [ 'absent', 'null', 'empty list' ] );
        my @records = grep { ref eq 'HASH' } TwoFactorStatus::Doctor::Forms::records( 'get_users_features_settings', $answer );
        my @ours = grep { ( TwoFactorStatus::Json::read_text( $_->{feature} ) // q{} ) eq 'twofactorauth' } @records;
        if    ( !@records )         { $findings->miss( 'features.named', 'no record came' ) }
        elsif ( @ours == @records ) { $findings->confirm( 'features.named', 'that alone' ) }
        else                        { $findings->differ( 'features.named', 1, @ours ? 'others besides' : 'others alone' ) }
        my %types  = map { $_ => 1 } map { @{ $found->{"record.$_"} // [] } } qw(feature_list_setting cpuser_setting);
        my @values = map { $_->{cpuser_setting} // $_->{feature_list_setting} } @ours;
        my @types = grep { !/\A(?:null|absent)\z/ } sort keys %types;
        if    (@types) { _judge_flag( $findings, 'features.setting', \@types, @values ) }
        elsif (@ours)  { $findings->differ( 'features.setting', 1, 'no setting came' ) }
    }
    my $unknown = $answers->{'features, one unknown'};
    return $findings->miss( 'features.unknown-user', 'it could not be asked' ) if !$unknown;
    return $findings->miss( 'features.unknown-user', 'WHM answers: not permitted' ) if $unknown->kind eq 'not permitted';
    return $findings->confirm( 'features.unknown-user', $unknown->kind, $unknown->ended ) if $unknown->kind eq 'refused';
    return $findings->differ( 'features.unknown-user', 1, $unknown->kind, $unknown->ended );
}

sub _check_personalization {
    my ( $findings, $answers, $forms ) = @_;
    my $answer = $answers->{personalization};
    return $findings->miss( 'personalization.get', 'only from elsewhere, with --host' ) if !$answer;
    return if !_expect_done( $findings, $answer, 'personalization.get' );
    my ($record) = TwoFactorStatus::Doctor::Forms::records( 'personalization_get', $answer );
    my $success = ref $record eq 'HASH' && exists $record->{success} ? TwoFactorStatus::Json::read_boolean( $record->{success} ) : undef;
    return $findings->differ( 'personalization.get', 1, 'another form' ) if !defined $success;
    my $value = TwoFactorStatus::Doctor::Forms::member( $record, 'value' );
    return $findings->confirm( 'personalization.get', $success ? 'success' : 'no success', "value: $value" ) if $value =~ /null|text/;
    return $findings->differ( 'personalization.get', $success, $success ? 'success' : 'no success', "value: $value" );
}

1;
