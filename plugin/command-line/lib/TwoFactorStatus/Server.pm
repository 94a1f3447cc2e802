# This server as it is now: its accounts, its policy, and what could not be had of it.
package TwoFactorStatus::Server;

use strict;
use warnings;
use utf8;

use Sys::Hostname               ();
use TwoFactorStatus::Account    ();
use TwoFactorStatus::Exceptions ();
use TwoFactorStatus::Failure    ();
use TwoFactorStatus::Features   ();
use TwoFactorStatus::Json       ();
use TwoFactorStatus::Places     ();
use TwoFactorStatus::WhmApi     ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Server - this server as it is now

=head1 FUNCTIONS

=head2 read_server(%options)

Asks WHM, as root. Fails where the list of accounts, or what C<listaccts> tells of them, cannot be had; whatever else
cannot be had is said on stderr, and is not known. Option: C<may_ask>, a function from an account to whether it is asked
of it whether its owner can enable two-factor (of all without a second factor, unless given).

Returns a hash: C<host>; C<whm_version>, empty where it is not known; C<policy>, 1, 0 or undef; C<accounts> (see
L<TwoFactorStatus::Account>), in the order of their user names; C<read_at>, Unix seconds, when the list was read;
C<coverage>: of how many of those without a second factor it is known whether they can enable it, C<known>, C<partly> or
C<unknown>; C<exceptions>: by user name the entry of the exceptions file.

=cut

my $ROOT     = 'root';
my $MAY_NAME = 5;

sub read_server {
    my (%options) = @_;
    TwoFactorStatus::WhmApi::require_root();
    my $list = TwoFactorStatus::WhmApi::call('twofactorauth_get_user_configs');
    my ( $accounts, $odd ) = TwoFactorStatus::Account::read_configs($list);
    my $read_at = time;
    undef $list;
    _tell_odd( 'two-factor record', @{$odd} );

    my $details = TwoFactorStatus::WhmApi::call( 'listaccts', [ want => 'user,owner,plan,email,suspended,startdate,unix_startdate' ] );
    my ( $records, $odd_records ) = TwoFactorStatus::Account::read_records($details);
    undef $details;
    if ( !%{$records} && grep { $_->{user} ne $ROOT } @{$accounts} ) {
        TwoFactorStatus::Failure->throw('WHM’s listaccts told of no account, and there are some');
    }
    _tell_odd( 'record', @{$odd_records} );
    TwoFactorStatus::Account::join_records( $accounts, $records );

    my $policy   = _read_policy();
    my $may_ask  = $options{may_ask} // sub { 1 };
    my @asked    = grep { defined $_->{enabled} && !$_->{enabled} && $_->{user} ne $ROOT && $may_ask->($_) } @{$accounts};
    my $coverage = TwoFactorStatus::Features::ask_features(@asked);
    my ($root)   = grep { $_->{user} eq $ROOT } @{$accounts};
    return {
        host        => ( $root && $root->{domain} ne q{} ? $root->{domain} : Sys::Hostname::hostname() ),
        whm_version => read_whm_version(),
        policy      => $policy,
        accounts    => $accounts,
        read_at     => $read_at,
        coverage    => $coverage,
        exceptions  => _read_exceptions($accounts),
    };
}

=head2 read_whm_version

As cPanel's own file has it; empty where that cannot be read.

=cut

sub read_whm_version {
    open my $file, '<', TwoFactorStatus::Places::WHM_VERSION() or return q{};
    read $file, my $text, 256;
    close $file;
    return ( $text // q{} ) =~ /\A\s*([0-9.]{1,32})\s*\z/ ? $1 : q{};
}

# Undef where WHM did not tell: that is unknown, not off.
sub _read_policy {
    my $policy = eval {
        my $data = TwoFactorStatus::WhmApi::call('twofactorauth_policy_status');
        my $is_there = ref $data eq 'HASH' && exists $data->{is_enabled};
        my $is_on = $is_there ? TwoFactorStatus::Json::read_boolean( $data->{is_enabled} ) : undef;
        $is_on // TwoFactorStatus::Failure->throw('the answer of WHM’s twofactorauth_policy_status cannot be read');
    };
    return $policy if defined $policy;
    my $failure = TwoFactorStatus::Failure->from($@);
    TwoFactorStatus::Failure::remark( 'whether the policy is on is not known: ' . $failure->sentence );
    return;
}

# A file that cannot be read excuses nobody.
sub _read_exceptions {
    my ($accounts) = @_;
    my %known = map { ( $_->{user} => 1 ) } @{$accounts};
    my $read  = TwoFactorStatus::Exceptions::read_exceptions( TwoFactorStatus::Places::EXCEPTIONS(), known => \%known );
    my $count = @{ $read->{faults} };
    my $lines = $count == 1 ? '1 line' : "$count lines";
    TwoFactorStatus::Failure::remark("$lines of the exceptions excuse nobody: whm-2fa exceptions check names them") if $count;
    return TwoFactorStatus::Exceptions::of_users($read);
}

sub _tell_odd {
    my ( $what, @users ) = @_;
    return if !@users;
    my @named = grep { $_ ne q{} } @users;
    my $names = join ', ', map { "“$_”" } grep { defined } @named[ 0 .. ( @named < $MAY_NAME ? $#named : $MAY_NAME - 1 ) ];
    my $more  = @users > $MAY_NAME || @named < @users ? ' and others' : q{};
    my $of    = @users == 1 ? "the $what of 1 account" : "the ${what}s of " . @users . ' accounts';
    my $who   = $names eq q{} ? q{} : " ($names$more)";
    TwoFactorStatus::Failure::remark("$of cannot be read, or not wholly$who");
    return;
}

1;
