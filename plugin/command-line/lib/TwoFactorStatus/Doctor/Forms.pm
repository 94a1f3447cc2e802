# The forms in which WHM's answers come: shapes and types, and never a value of theirs.
package TwoFactorStatus::Doctor::Forms;

use strict;
use warnings;

use TwoFactorStatus::Json ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Forms - the forms in which WHM's answers come

=cut

# By function: the list or object of records in data, where there is one, and the members that the product reads. No
# other member is named: in an answer of another form it could be a user.
my %READ = (
    version                        => { members => ['version'] },
    twofactorauth_get_user_configs => { records => q{},                       members => [qw(is_enabled primary_domain)] },
    twofactorauth_policy_status    => { members => ['is_enabled'] },
    twofactorauth_get_issuer       => { members => [qw(issuer system_wide_issuer)] },
    listaccts                      => { records => 'acct', members => [qw(user owner plan email suspended startdate unix_startdate)] },
    get_users_features_settings    => { records => 'users_features_settings', members => [qw(user feature feature_list feature_list_setting cpuser_setting)] },
    personalization_get            => { records => 'personalization',         members => [qw(success value reason)] },
);

=head1 FUNCTIONS

=head2 type_of($value)

C<null>, C<number>, C<numeric text>, C<text>, C<empty text>, C<true or false>, C<list>, C<empty list>, C<object>,
C<empty object>.

=cut

sub type_of {
    my ($value) = @_;
    return 'null' if !defined $value;
    if ( my $kind = ref $value ) {
        return @{$value} ? 'list'   : 'empty list'   if $kind eq 'ARRAY';
        return %{$value} ? 'object' : 'empty object' if $kind eq 'HASH';
        return 'true or false';
    }
    return 'number'     if TwoFactorStatus::Json::is_number($value);
    return 'empty text' if $value eq q{};
    return $value =~ /\A-?[0-9]+(?:[.][0-9]+)?\z/ ? 'numeric text' : 'text';
}

=head2 member($hash, $name)

The type of a member; C<absent> where there is none.

=cut

sub member {
    my ( $hash, $name ) = @_;
    return ref $hash eq 'HASH' && exists $hash->{$name} ? type_of( $hash->{$name} ) : 'absent';
}

=head2 records($function, $answer)

What data holds of the function: a list of its records; nothing where it is of another form.

=cut

sub records {
    my ( $function, $answer ) = @_;
    my $where = $READ{$function}{records};
    my $all = !defined $where ? [ $answer->data ] : $where eq q{} ? $answer->data : ref $answer->data eq 'HASH' ? $answer->data->{$where} : undef;
    return ref $all eq 'HASH' ? values %{$all} : ref $all eq 'ARRAY' ? @{$all} : ();
}

=head2 of_answer($function, $answer)

By the place (C<answer>, C<ended>, C<metadata.result>, C<data>, C<record.is_enabled> …) a list of the forms that came there.

=cut

sub of_answer {
    my ( $function, $answer ) = @_;
    my $metadata = $answer->metadata;
    my $output   = ref $metadata eq 'HASH' ? $metadata->{output} : undef;
    my %forms    = (
        answer => [ $answer->kind ],
        ended  => [ $answer->ended ],
        $metadata
        ? ( ( map { ( "metadata.$_" => [ member( $metadata, $_ ) ] ) } qw(result reason command version) ),
            ( map { ( "metadata.output.$_" => [ member( $output, $_ ) ] ) } qw(warnings messages) ),
            data => [ $answer->has_data ? type_of( $answer->data ) : 'absent' ],
            )
        : (),
    );
    my $read = $READ{$function};
    return \%forms if !$read || !$answer->is_done;
    if ( my $where = $read->{records} ) { $forms{"data.$where"} = [ member( $answer->data, $where ) ] }
    my ( %types, %is_read );
    @is_read{ @{ $read->{members} } } = ();
    for my $record ( records( $function, $answer ) ) {
        $types{record}{ type_of($record) } = 1;
        next if ref $record ne 'HASH';
        for my $name ( @{ $read->{members} } ) { $types{"record.$name"}{ member( $record, $name ) } = 1 }
        $types{'record.others'}{present} = 1 if grep { !exists $is_read{$_} } keys %{$record};
    }
    $forms{$_} = [ sort keys %{ $types{$_} } ] for keys %types;
    return \%forms;
}

1;
