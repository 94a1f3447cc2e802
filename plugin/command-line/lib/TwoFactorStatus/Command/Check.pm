# whm-2fa check: for Nagios, from what the last collect has stored, without root.
package TwoFactorStatus::Command::Check;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Arguments   ();
use TwoFactorStatus::Failure     ();
use TwoFactorStatus::Json        ();
use TwoFactorStatus::Memory      ();
use TwoFactorStatus::Output      ();
use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::Check - for Nagios, from what the last collect has stored

=head1 FUNCTIONS

=head2 run(@arguments)

Prints one line with performance data. Returns the exit code of a plugin: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.

=cut

my @STATES  = qw(OK WARNING CRITICAL UNKNOWN);
my $UNKNOWN = 3;

# After so long the numbers say nothing any more. Seconds.
my $OLDEST = 3 * 3_600;

sub run {
    my (@arguments) = @_;
    my ( $state, $text ) = eval { _check(@arguments) };
    if ( !defined $state ) {
        ( $state, $text ) = ( $UNKNOWN, TwoFactorStatus::Failure->from($@)->sentence );
    }
    TwoFactorStatus::Output::write_out( "TWO-FACTOR $STATES[$state] - " . TwoFactorStatus::VisibleText::visible($text) . "\n" );
    return $state;
}

sub _check {
    my (@arguments) = @_;
    my $given = TwoFactorStatus::Arguments::read_only_options( \@arguments, 'warning|w=s', 'critical|c=s' );
    my @ranges = map { _read_range( $given->{$_} ) } qw(warning critical);
    my $summary = TwoFactorStatus::Memory::read_summary();
    my ( $at, $share, $all, $enabled, $missing ) =
        map { TwoFactorStatus::Json::read_text( $summary->{$_} ) } qw(collected_at share all enabled missing);
    if ( grep { !defined || !/\A[0-9]+\z/ } $at, $share, $all, $enabled, $missing ) {
        return ( $UNKNOWN, 'nothing has been collected yet: whm-2fa collect, as root, does it' );
    }
    my $age = time - $at;
    if ( $age > $OLDEST ) {
        return ( $UNKNOWN, 'the last good run of whm-2fa collect was ' . int( $age / 60 ) . ' minutes ago' );
    }
    my $state = _is_outside( $share, $ranges[1] ) ? 2 : _is_outside( $share, $ranges[0] ) ? 1 : 0;
    my $limits = join q{;}, map { $_->{text} } @ranges;
    my $has    = $all == 1 ? 'account has' : 'accounts have';
    return ( $state, "$enabled of $all $has a second factor ($share%), $missing missing|coverage=$share%;$limits;0;100 enabled=$enabled missing=$missing" );
}

# [@][START:][END], as the guidelines for plugins have it; START is 0 and END endless where they are missing, ~ is endless.
sub _read_range {
    my ($text) = @_;
    return { text => q{} } if !defined $text || $text eq q{};
    my $number = qr/-?[0-9]+(?:[.][0-9]+)?/;
    my ( $is_inside, $start, $end ) = $text =~ /\A([@]?)(?:(~|$number)?:)?($number)?\z/;
    if ( !defined $is_inside || ( !defined $start && !defined $end && $text !~ /:\z/ ) ) {
        die TwoFactorStatus::Failure->usage("“$text” is no range such as 90: or 50:100");
    }
    $start //= 0;
    if ( $start ne q{~} && defined $end && $start > $end ) {
        die TwoFactorStatus::Failure->usage("“$text” is a range that ends before it starts");
    }
    return { text => $text, start => $start eq q{~} ? undef : $start, end => $end, is_inside => $is_inside ne q{} };
}

# Whether it is what the range warns of.
sub _is_outside {
    my ( $value, $range ) = @_;
    return 0 if $range->{text} eq q{};
    my $is_below = defined $range->{start} && $value < $range->{start};
    my $is_above = defined $range->{end}   && $value > $range->{end};
    my $is_outside = $is_below || $is_above;
    return $range->{is_inside} ? !$is_outside : $is_outside;
}

1;
