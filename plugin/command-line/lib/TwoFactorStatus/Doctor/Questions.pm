# What the doctor asks WHM: reading calls only.
package TwoFactorStatus::Doctor::Questions;

use strict;
use warnings;

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Questions - what the doctor asks WHM

=cut

my $LIST    = 'twofactorauth_get_user_configs';
my $FEATURE = 'get_users_features_settings';

# Users of whom features are asked.
my $FEW = 20;

=head1 FUNCTIONS

=head2 unknown_user($list)

A name that WHM would take, and that nobody has.

=cut

sub unknown_user {
    my ($data) = @_;
    my $name = 'tfsnobody';
    $name .= 'x' while ref $data eq 'HASH' && exists $data->{$name};
    return $name;
}

=head2 ask_all($whm)

Asks a L<TwoFactorStatus::Doctor::Local> or L<TwoFactorStatus::Doctor::Remote>. Returns a hash from what was asked to
C<function> and C<answer>; without what could not be asked.

=cut

sub ask_all {
    my ($whm) = @_;
    my %asked;
    my $ask = sub {
        my ( $what, $function, @arguments ) = @_;
        $asked{$what} = { function => $function, answer => $whm->ask( $function, \@arguments ) };
        return $asked{$what}{answer};
    };
    my $list    = $ask->( list => $LIST )->data;
    my $unknown = unknown_user($list);
    $ask->( own            => $LIST, user => 'root' );
    $ask->( 'unknown user' => $LIST, user => $unknown );
    $ask->( version            => 'version' );
    $ask->( policy             => 'twofactorauth_policy_status' );
    $ask->( issuer             => 'twofactorauth_get_issuer' );
    $ask->( accounts           => 'listaccts', want => 'user,owner,plan,email,suspended,startdate,unix_startdate' );
    $ask->( 'unknown function' => 'twofactor_status_no_such_function' );
    my @users = ref $list eq 'HASH' ? grep { $_ ne 'root' } sort keys %{$list} : ();
    splice @users, $FEW if @users > $FEW;

    if (@users) {
        my @named = map { ( $_ ? "user-$_" : 'user' ) => $users[$_] } 0 .. $#users;
        my $features = $ask->( features => $FEATURE, feature => 'twofactorauth', @named );

        # One who has gone since fails all of it.
        $ask->( features => $FEATURE, feature => 'twofactorauth', user => $users[0] ) if $features->kind eq 'refused';
        $ask->( 'features, one unknown' => $FEATURE, feature => 'twofactorauth', user => $users[0], 'user-1' => $unknown );
    }
    my $json = '{"api.version":1,"store":"twofactor_status","names":["twofactor_status:doctor"]}';
    for my $answer ( $whm->ask_json( 'personalization_get', $json ) ) {
        $asked{personalization} = { function => 'personalization_get', answer => $answer };
    }
    for my $answer ( $whm->ask_without_login ) { $asked{'without login'} = { function => 'version', answer => $answer } }
    return \%asked;
}

1;
