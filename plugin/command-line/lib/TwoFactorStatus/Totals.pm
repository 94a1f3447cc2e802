# How many accounts have two-factor, and how many miss it: in all, by role, and as the metrics count them.
package TwoFactorStatus::Totals;

use strict;
use warnings;

=head1 NAME

TwoFactorStatus::Totals - how many accounts have two-factor, and how many miss it

=head1 FUNCTIONS

=head2 count_accounts($server)

Of what C<TwoFactorStatus::Server::read_server> returns. A hash with C<all>, C<enabled>, C<missing>, C<cannot> (as far
as it is known; undef where it is known of nobody), C<excused>, C<expired> (of the missing: whose exception has), C<unknown>, C<share> (whole
percent, rounded down); C<roles>: by role, as the export has it, the same without C<share>; and C<series>: by role, state
(C<active>, C<suspended>) and two-factor (C<enabled>, C<not_enabled>, C<cannot_enable>, C<unknown>) a number, zeros too.

An account that C<listaccts> does not tell of counts as an active one that owns no other.

=cut

# The labels of the series, in their order.
our @ROLES       = qw(server_administrator reseller account);
our @STATES      = qw(active suspended);
our @TWO_FACTORS = qw(enabled not_enabled cannot_enable unknown);

my @COUNTS = qw(all enabled missing cannot excused expired unknown);

sub count_accounts {
    my ($server) = @_;
    my %roles = map { $_ => { map { $_ => 0 } @COUNTS } } @ROLES;
    my %series;
    for my $role (@ROLES) {
        for my $state (@STATES) {
            $series{$role}{$state} = { map { $_ => 0 } @TWO_FACTORS };
        }
    }
    for my $account ( @{ $server->{accounts} } ) {
        my $role  = $account->{role} || 'account';
        my $state = $account->{suspended} ? 'suspended' : 'active';
        my $entry = $server->{exceptions}{ $account->{user} };
        $series{$role}{$state}{ series_of($account) }++;
        $roles{$role}{$_}++ for kinds_of( $account, $entry );
    }
    my %totals;
    for my $count (@COUNTS) {
        $totals{$count} += $roles{$_}{$count} for @ROLES;
    }
    if ( $server->{coverage} eq 'unknown' ) {
        $_->{cannot} = undef for \%totals, values %roles;
    }
    $totals{share} = $totals{all} ? int( $totals{enabled} * 100 / $totals{all} ) : 0;
    return { %totals, roles => \%roles, series => \%series };
}

=head2 kinds_of($account, $entry)

As what it counts: C<all>, and C<enabled>, C<missing>, C<cannot>, C<excused>, C<expired>, C<unknown>. C<$entry> is that
of the exceptions file, undef where there is none.

=cut

sub kinds_of {
    my ( $account, $entry ) = @_;
    return qw(all unknown) if !defined $account->{enabled};
    return qw(all enabled) if $account->{enabled};
    my $status = $entry ? $entry->{status} : q{};
    return (
        qw(all missing),
        is_unable($account)   ? 'cannot'  : (),
        $status eq 'active'   ? 'excused' : (),
        $status eq 'expired'  ? 'expired' : (),
    );
}

=head2 series_of($account)

The metrics' word for its two-factor: C<enabled>, C<not_enabled>, C<cannot_enable> or C<unknown>.

=cut

sub series_of {
    my ($account) = @_;
    return 'unknown' if !defined $account->{enabled};
    return 'enabled' if $account->{enabled};
    return is_unable($account) ? 'cannot_enable' : 'not_enabled';
}

=head2 is_unable($account)

Whether it is known that its owner cannot enable two-factor.

=cut

sub is_unable {
    my ($account) = @_;
    return defined $account->{can_enable} && !$account->{can_enable};
}

1;
