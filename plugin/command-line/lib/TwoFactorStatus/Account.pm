# From WHM's answers to accounts, by the page's definitions (src/whm/, src/accounts/).
package TwoFactorStatus::Account;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Failure   ();
use TwoFactorStatus::Json      ();
use TwoFactorStatus::StartDate ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Account - from WHM's answers to accounts

=head1 DESCRIPTION

An account is a hash: C<user>; C<domain>, as WHM stores it; C<enabled> and C<can_enable>, 1, 0, or undef where it is not
known; C<role>, as the export has it, empty where it is not known; C<owner>, C<package>, C<contact>, empty where they
are not known; C<suspended>, 1, 0 or undef; C<created>, a day of the server, or empty; C<utc>, whether that day is UTC's.

A record that cannot be read hides no other: what cannot be read of it is left open.

=cut

my $SPACE = $TwoFactorStatus::Json::SPACE;

# Compiled once, for they are met by every account.
my $EDGE      = qr/\A[$SPACE]+|[$SPACE]+\z/;
my $HAS_EDGE  = qr/\A[$SPACE]|[$SPACE]\z/;
my $SEPARATOR = qr/[,;$SPACE]+/;

my $ROOT       = 'root';
my $FEATURE    = 'twofactorauth';
my $NO_CONTACT = '*unknown*';

=head1 FUNCTIONS

=head2 read_configs($data)

C<data> of C<twofactorauth_get_user_configs>: a list of accounts of which only C<user>, C<domain> and C<enabled> are
known, in the order of their user names by code unit; and a list of the users whose record is odd.

=cut

sub read_configs {
    my ($data) = @_;
    my $records = _object_or_nothing( $data, 'twofactorauth_get_user_configs' );
    my ( @accounts, @odd );
    for my $user ( in_order( keys %{$records} ) ) {
        my $record  = delete $records->{$user};
        my $is_hash = ref $record eq 'HASH';
        my $enabled = $is_hash && exists $record->{is_enabled} ? TwoFactorStatus::Json::read_boolean( $record->{is_enabled} ) : undef;
        my $domain  = TwoFactorStatus::Json::read_text( $is_hash ? $record->{primary_domain} // q{} : q{} );
        push @odd,      $user if !defined $enabled || !defined $domain;
        push @accounts, { user => $user, domain => $domain // q{}, enabled => $enabled };
    }
    if ( @odd && !grep { defined $_->{enabled} } @accounts ) {
        _unreadable( 'twofactorauth_get_user_configs', 'the record of no account can be read' );
    }
    return ( \@accounts, \@odd );
}

=head2 read_records($data)

C<data> of C<listaccts>: by user name what it tells of an account; and a list of the users whose record is odd, empty
for one that does not name its user.

=cut

sub read_records {
    my ($data) = @_;
    my $list = _object_or_nothing( $data, 'listaccts' )->{acct} // [];
    _unreadable( 'listaccts', 'acct is no list' ) if ref $list ne 'ARRAY';
    my ( %records, @odd );
    while ( @{$list} ) {
        my $record = shift @{$list};
        my $user   = ref $record eq 'HASH' ? TwoFactorStatus::Json::read_text( $record->{user} ) : undef;
        if ( !defined $user ) {
            push @odd, q{};
            next;
        }
        my ( $owner, $plan, $email ) = map { TwoFactorStatus::Json::read_text( $_ // q{} ) } @{$record}{qw(owner plan email)};
        my $suspended = TwoFactorStatus::Json::read_boolean( $record->{suspended} );
        push @odd, $user if grep { !defined } $owner, $plan, $email, $suspended;
        my ( $created, $is_utc ) = TwoFactorStatus::StartDate::read_day( @{$record}{qw(startdate unix_startdate)} );
        $records{$user} = {
            owner     => $owner // q{},
            package   => $plan  // q{},
            suspended => $suspended,
            contact   => _read_contact( $email // q{} ),
            created   => $created,
            utc       => $is_utc,
        };
    }
    _unreadable( 'listaccts', 'no record names its user' ) if !%records && @odd;
    return ( \%records, \@odd );
}

=head2 read_features($data, $users)

C<data> of C<get_users_features_settings>, of the users that were asked for: by user name, whether each can enable it.

=cut

sub read_features {
    my ( $data, $users ) = @_;
    my $settings = _object_or_nothing( $data, 'get_users_features_settings' )->{users_features_settings} // [];
    _unreadable( 'get_users_features_settings', 'it holds no list' ) if ref $settings ne 'ARRAY';
    my %is_asked = map { $_ => 1 } @{$users};
    my ( %can_enable, $has_failed );
    for my $record ( @{$settings} ) {
        next if ref $record ne 'HASH';
        my ( $user, $feature ) = map { _is_text($_) ? $_ : undef } @{$record}{qw(user feature)};
        next if !defined $user || !$is_asked{$user} || ( $feature // q{} ) ne $FEATURE;
        my $value    = $record->{cpuser_setting} // $record->{feature_list_setting};
        my $is_there = defined $value || exists $record->{feature_list_setting};
        my $can      = $is_there ? TwoFactorStatus::Json::read_boolean($value) : undef;
        if   ( defined $can ) { $can_enable{$user} = $can }
        else                  { $has_failed = 1 }
    }
    _unreadable( 'get_users_features_settings', 'no setting can be read' ) if $has_failed && !%can_enable;
    return \%can_enable;
}

=head2 join_records($accounts, $records)

Adds to the accounts what C<read_records> has read, their roles, and C<can_enable>, undef.

=cut

sub join_records {
    my ( $accounts, $records ) = @_;
    my %is_owner;
    for my $user ( keys %{$records} ) {
        my $owner = $records->{$user}{owner};
        $is_owner{$owner} = 1 if $owner ne $user;
    }
    my %nothing = ( owner => q{}, package => q{}, suspended => undef, contact => q{}, created => q{}, utc => 0 );
    for my $account ( @{$accounts} ) {
        my $user   = $account->{user};
        my $record = delete $records->{$user};
        my $role   = $is_owner{$user} ? 'reseller' : $record ? 'account' : q{};
        if ( $user eq $ROOT ) {
            $role   = 'server_administrator';
            $record = { %nothing, owner => $ROOT, suspended => 0 };
        }
        $record //= \%nothing;
        @{$account}{ keys %nothing } = @{$record}{ keys %nothing };
        @{$account}{qw(role can_enable)} = ( $role, undef );
    }
    return;
}

=head2 in_order(@texts)

As JavaScript compares texts: by code units of UTF-16.

=cut

sub in_order {
    my (@texts) = @_;
    my %units = map { $_ => join q{}, map { _code_units($_) } split // } grep { /[^\x{00}-\x{d7ff}]/ } @texts;
    my @sorted =
        %units
        ? sort { ( $units{$a} // _plain_units($a) ) cmp( $units{$b} // _plain_units($b) ) } @texts
        : sort @texts;
    return @sorted;
}

sub _code_units {
    my ($character) = @_;
    my $code = ord $character;
    return pack 'n', $code if $code < 0x10000;
    $code -= 0x10000;
    return pack 'n2', 0xd800 + ( $code >> 10 ), 0xdc00 + ( $code & 0x3ff );
}

# Of a text in which every character is one unit.
sub _plain_units {
    my ($text) = @_;
    return pack 'n*', unpack 'U*', $text;
}

# Perl may write an empty hash as a list with nothing in it.
sub _object_or_nothing {
    my ( $data, $function ) = @_;
    return {} if !defined $data || ( ref $data eq 'ARRAY' && !@{$data} );
    _unreadable( $function, 'data is no object' ) if ref $data ne 'HASH';
    return $data;
}

sub _unreadable {
    my ( $function, $why ) = @_;
    TwoFactorStatus::Failure->throw("the answer of WHM’s $function cannot be read: $why");
}

sub _is_text {
    my ($value) = @_;
    return defined $value && !ref $value && !TwoFactorStatus::Json::is_number($value);
}

# Of several, one may stand for "none" among real ones.
sub _read_contact {
    my ($email) = @_;
    return join ', ', grep { $_ ne $NO_CONTACT && $_ ne q{} } split $SEPARATOR, $email if index( $email, $NO_CONTACT ) >= 0;
    return $email =~ $HAS_EDGE ? $email =~ s/$EDGE//gr : $email;
}

1;
