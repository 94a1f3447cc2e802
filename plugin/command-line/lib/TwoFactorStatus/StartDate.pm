# The day on which an account was set up, on the clock of its server (src/whm/start-date.ts).
package TwoFactorStatus::StartDate;

use strict;
use warnings;

use POSIX                 ();
use TwoFactorStatus::Json ();

=head1 NAME

TwoFactorStatus::StartDate - the day on which an account was set up

=cut

my ( $MINUTE, $HOUR, $DAY ) = ( 60, 3_600, 86_400 );

# How far a clock of this world is from UTC.
my ( $EARLIEST, $LATEST ) = ( -12 * $HOUR, 14 * $HOUR );

# The last second of the year 9999.
my $LAST_SECOND = 253_402_300_799;

my %MONTHS;
@MONTHS{qw(jan feb mar apr may jun jul aug sep oct nov dec)} = 1 .. 12;

=head1 FUNCTIONS

=head2 read_day($startdate, $unix_startdate)

The server's day, C<YYYY-MM-DD>, empty where WHM did not tell it; and whether it is UTC's day, because WHM did not tell
the server's.

=cut

sub read_day {
    my ( $text, $seconds ) = @_;
    my $started_at = _read_seconds($seconds);
    return ( q{}, 0 ) if !defined $started_at;
    return ( _day($started_at), 0 ) if $started_at == 0;
    my $on_server = _read_text( $text, $started_at );
    return ( _day( $on_server // $started_at ), defined $on_server ? 0 : 1 );
}

# A number, or a text that JavaScript reads as one.
sub _read_seconds {
    my ($value) = @_;
    return if !defined $value || ref $value;
    my $seconds = TwoFactorStatus::Json::is_number($value) ? $value : TwoFactorStatus::Json::read_number($value);
    return if !defined $seconds || !( $seconds > 0 && $seconds <= $LAST_SECOND );
    return int $seconds;
}

my $SPACE = $TwoFactorStatus::Json::SPACE;
my ( $FORM, $PLAIN_FORM ) = map {
    qr{\A[$_]*([0-9]{4}|[0-9]{2})[$_/-]+([A-Za-z]{3})[A-Za-z]*[$_/-]+([0-9]{1,2})
       (?:[$_]+([0-9]{1,2}):([0-9]{2})(?![A-Za-z0-9_])[^\n\r\x{2028}\x{2029}]*)?\z}x
} $SPACE, '\t\n\x0b\f\r ';

my %midnight_of;

# Seconds since 1970 as the server's clock counts them; nothing where the text cannot be read or does not fit.
sub _read_text {
    my ( $text, $started_at ) = @_;
    return if !defined $text || ref $text || TwoFactorStatus::Json::is_number($text);
    my ( $year, $name, $day, $hours, $minutes ) = $text =~ ( $text =~ /[^\x00-\x7f]/ ? $FORM : $PLAIN_FORM )
        or return;
    my $month    = $MONTHS{ lc $name } or return;
    my $midnight = $midnight_of{"$year $month $day"} //= _midnight( _full_year($year), $month, $day );
    my $at;
    if ( defined $hours ) {
        $at = $midnight + $hours * $HOUR + $minutes * $MINUTE + $started_at % $MINUTE;
    }
    else {
        # A day alone: the moment within it that is nearest.
        $at = $started_at < $midnight ? $midnight : $started_at;
        $at = $midnight + $DAY - 1 if $at > $midnight + $DAY - 1;
    }
    my $offset = $at - $started_at;
    return $offset >= $EARLIEST && $offset <= $LATEST ? $at : ();
}

# WHM has no accounts from before 1970.
sub _full_year {
    my ($year) = @_;
    return $year + ( $year < 70 ? 2_000 : 1_900 ) if length $year == 2;
    return $year < 100 ? $year + 1_900 : $year + 0;
}

# Seconds since 1970 of a day in UTC, the day perhaps beyond the end of the month.
sub _midnight {
    my ( $year, $month, $day ) = @_;
    my $from_march = ( $month + 9 ) % 12;
    $year-- if $month <= 2;
    my $days = 365 * $year + POSIX::floor( $year / 4 ) - POSIX::floor( $year / 100 ) + POSIX::floor( $year / 400 );
    $days += POSIX::floor( ( 153 * $from_march + 2 ) / 5 ) + $day - 1 - 719_468;
    return $days * $DAY;
}

my %day_of;

# Beyond the year 9999 as JavaScript writes it, cut to ten characters.
sub _day {
    my ($at) = @_;
    return $day_of{ ( $at - $at % $DAY ) / $DAY } //= do {
        my ( $day, $month, $year ) = ( gmtime $at )[ 3, 4, 5 ];
        $year += 1_900;
        my $form = $year > 9_999 ? '+%06d-%02d-%02d' : '%04d-%02d-%02d';
        substr sprintf( $form, $year, $month + 1, $day ), 0, 10;
    };
}

1;
