# Whether the owners of accounts can enable two-factor: asked of many at once, halved around one whom WHM does not know.
package TwoFactorStatus::Features;

use strict;
use warnings;

use TwoFactorStatus::Account     ();
use TwoFactorStatus::Failure     ();
use TwoFactorStatus::VisibleText ();
use TwoFactorStatus::WhmApi      ();

=head1 NAME

TwoFactorStatus::Features - whether the owners of accounts can enable two-factor

=cut

# So many users are asked for at once, and no more than an argument list safely takes. Bytes.
my $CHUNK      = 1_000;
my $CHUNK_SIZE = 60_000;

# So many refusals one after the other are none of single users; and so many calls are made to find those. As on the page.
my $MOST_IN_A_ROW = 12;
my $MOST_EXTRA    = 100;

=head1 FUNCTIONS

=head2 ask_features(@accounts)

Fills in their C<can_enable>. Returns of how many it is known: C<known>, C<partly> or C<unknown>. What WHM does not
tell is said on stderr, and stays unknown.

=cut

sub ask_features {
    my (@accounts) = @_;
    return 'known' if !@accounts;
    my $state = { told => 0, in_a_row => 0, extra => 0, alone => 0, of => { map { $_->{user} => $_ } @accounts } };
    my $is_done = eval {
        _ask_chunk( $state, @{$_} ) for _chunks( map { $_->{user} } @accounts );
        1;
    };
    if ( !$is_done ) {
        my $failure = TwoFactorStatus::Failure->from($@);
        TwoFactorStatus::Failure::remark( 'who cannot enable it is not known of all: ' . $failure->sentence );
    }
    elsif ( my $untold = @accounts - $state->{told} ) {
        my $of = $untold == 1 ? '1 account, of which' : "$untold accounts, of which";
        TwoFactorStatus::Failure::remark("whether it can be enabled is not known of $of WHM tells nothing");
    }
    return $state->{told} == @accounts ? 'known' : $state->{told} ? 'partly' : 'unknown';
}

sub _chunks {
    my (@users) = @_;
    my ( @chunks, $size );
    for my $user (@users) {
        my $length = 3 * length( TwoFactorStatus::VisibleText::to_bytes($user) ) + 12;
        if ( !@chunks || @{ $chunks[-1] } >= $CHUNK || $size + $length > $CHUNK_SIZE ) {
            push @chunks, [];
            $size = 0;
        }
        push @{ $chunks[-1] }, $user;
        $size += $length;
    }
    return @chunks;
}

# A user for whom alone WHM refuses stays unknown. Dies of any other failure, and of too many refusals.
sub _ask_chunk {
    my ( $state, @users ) = @_;
    my $whole = { users => \@users, is_refused => 0, is_whole => 1 };
    my @parts = ($whole);
    while ( my $part = pop @parts ) {
        my $is_alone = @{ $part->{users} } == 1;

        # One that was refused as a part of more users, of whom all others were told, need not be asked whole.
        next if ( !$part->{is_refused} || $is_alone ) && _ask_part( $state, $part );
        if ($is_alone) {
            $state->{alone}++;
            next;
        }
        my @rest   = @{ $part->{users} };
        my @half   = splice @rest, 0, int( @rest / 2 );
        my $other = { users => \@rest, is_refused => 0 };
        push @parts, $other, { users => \@half, is_refused => 0, other => $other };
    }
    return;
}

# Whether WHM has told of them.
sub _ask_part {
    my ( $state, $part ) = @_;
    my $users = $part->{users};
    if ( ( !$part->{is_whole} && ++$state->{extra} > $MOST_EXTRA ) || $state->{in_a_row} >= $MOST_IN_A_ROW ) {
        die $state->{refusal};
    }
    my @arguments = map { ( $_ == 0 ? 'user' : "user-$_" ) => $users->[$_] } 0 .. $#{$users};
    my $data      = eval { [ TwoFactorStatus::WhmApi::call( 'get_users_features_settings', [ feature => 'twofactorauth', @arguments ] ) ] };
    if ( !$data ) {
        my $failure = TwoFactorStatus::Failure->from($@);
        die $failure if $failure->kind ne 'refused';
        $state->{refusal} = $failure;
        $state->{in_a_row}++;
        return 0;
    }
    my $can_enable = TwoFactorStatus::Account::read_features( $data->[0], $users );
    $state->{of}{$_}{can_enable} = $can_enable->{$_} for keys %{$can_enable};
    $state->{told} += keys %{$can_enable};
    $state->{in_a_row} = 0;
    $part->{other}{is_refused} = 1 if $part->{other};
    return 1;
}

1;
