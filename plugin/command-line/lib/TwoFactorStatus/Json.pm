# Reading JSON that Perl wrote, and writing it as the page does.
package TwoFactorStatus::Json;

use strict;
use warnings;

use Encode ();

=head1 NAME

TwoFactorStatus::Json - reading JSON that Perl wrote, and writing it as the page does

=head1 DESCRIPTION

cPanel's Perl has JSON::XS; without it (or Cpanel::JSON::XS) JSON::PP reads the same, slower.

=cut

my ($DECODER) = grep { eval { require s{::}{/}gr . '.pm'; 1 } } qw(Cpanel::JSON::XS JSON::XS JSON::PP);

# Half of a surrogate pair, which JavaScript reads as it stands, and no decoder of Perl does.
my $HALF = qr/\\u[dD][89a-fA-F]/;

# What JavaScript counts as white space, for a class of characters.
our $SPACE =
    "\t\n\x0b\f\r \xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}";

=head1 FUNCTIONS

=head2 decode($bytes)

The value of a JSON text in UTF-8. Dies where it is none. Bytes that are not UTF-8 become the sign for a character that
is not known, as in a browser.

=cut

sub decode {
    my ($bytes) = @_;
    if ( $bytes !~ $HALF ) {
        my $value = eval { $DECODER->new->utf8->allow_nonref->decode($bytes) };
        return $value if defined $value || $bytes =~ /\A\s*null\s*\z/;
        my $copy = $bytes;
        die $@ if utf8::decode($copy);
    }
    my $text = $bytes;
    $text = Encode::decode( 'UTF-8', $bytes, Encode::FB_DEFAULT() ) if !utf8::decode($text);
    no warnings 'surrogate';
    $text =~ s{(\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|.))}
              {defined $2 ? chr hex $2 : $1}gse;
    my $value = eval { $DECODER->new->allow_nonref->decode($text) };
    return $value if defined $value;

    # JSON::PP takes no half either.
    $text =~ s/[\x{d800}-\x{dfff}]/\x{fffd}/g;
    return $DECODER->new->allow_nonref->decode($text);
}

=head2 is_number($value)

Whether it is a number, not a text that looks like one.

=cut

sub is_number {
    my ($value) = @_;
    return 0 if !defined $value || ref $value || $value !~ /\A-?(?:[0-9][0-9.eE+-]*|[iI]nf|[nN]a[nN])\z/;
    no warnings 'numeric';
    return length( ( my $empty = q{} ) & $value ) > 0;
}

=head2 read_boolean($value)

Perl's truth as JSON carries it: 1 for 1, "1", true; 0 for 0, "0", "", false, null; undef for anything else. Of a
member that is missing, undef is up to the caller.

=cut

sub read_boolean {
    my ($value) = @_;
    return 0 if !defined $value;
    return ref($value) =~ /Boolean\z/ ? ( $value ? 1 : 0 ) : undef if ref $value;
    return 1 if $value eq '1';
    return 0 if $value eq '0' || $value eq q{};
    return is_number($value) && $value == 0 ? 0 : undef;
}

=head2 read_text($value)

A text, or a number as JavaScript writes it; undef for anything else.

=cut

sub read_text {
    my ($value) = @_;
    return undef if !defined $value || ref $value;    ## no critic (ProhibitExplicitReturnUndef)

    # Most texts are told from a number by how they begin.
    return $value if $value !~ /\A-?(?:[0-9]|[iI]nf|[nN]a[nN])/;
    return is_number($value) ? _number_text($value) : $value;
}

sub _number_text {
    my ($value) = @_;
    return "$value" if $value =~ /\A-?[0-9]{1,15}\z/;
    my $double = unpack 'd', pack 'd', $value;
    return $double > 0 ? 'Infinity' : '-Infinity' if $double * 0 != 0;
    my $shortest;
    for my $digits ( 0 .. 16 ) {
        $shortest = sprintf '%.*e', $digits, $double;
        last if $shortest == $double;
    }
    my ( $sign, $mantissa, $exponent ) = $shortest =~ /\A(-?)([0-9.]+)e([-+][0-9]+)\z/;
    my $figures = $mantissa =~ tr/.//dr;
    my $point   = $exponent + 1;
    return $sign . $figures . '0' x ( $point - length $figures )                          if length $figures <= $point && $point <= 21;
    return $sign . substr( $figures, 0, $point ) . q{.} . substr( $figures, $point ) if $point > 0 && $point <= 21;
    return $sign . '0.' . '0' x -$point . $figures                                        if $point > -6 && $point <= 0;
    my $rest = length $figures > 1 ? q{.} . substr( $figures, 1 ) : q{};
    return $sign . substr( $figures, 0, 1 ) . $rest . ( $exponent < 0 ? 'e-' : 'e+' ) . abs $exponent;
}

=head2 read_number($text)

The number that JavaScript reads from a text; undef where there is none, or nothing but white space.

=cut

sub read_number {
    my ($text) = @_;
    $text =~ s/\A[$SPACE]+|[$SPACE]+\z//g;
    return $text + 0 if $text =~ /\A[-+]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][-+]?[0-9]+)?\z/;
    return oct $text if $text =~ /\A0(?:[xX][0-9a-fA-F]{1,15}|[bB][01]{1,60}|[oO][0-7]{1,20})\z/;
    return undef;    ## no critic (ProhibitExplicitReturnUndef)
}

=head2 string($text)

A text as a JSON string in UTF-8 bytes, as JavaScript's JSON.stringify writes it.

=cut

my %ESCAPES = ( q{"} => q{\\"}, q{\\} => q{\\\\}, "\b" => '\\b', "\t" => '\\t', "\n" => '\\n', "\f" => '\\f', "\r" => '\\r' );

sub string {
    my ($text) = @_;
    return qq{"$text"} if $text !~ /[^ !#-\[\]-~]/;
    $text =~ s/(["\\\x00-\x1f\x{d800}-\x{dfff}])/$ESCAPES{$1} \/\/ sprintf '\\u%04x', ord $1/ge;
    utf8::encode($text);
    return qq{"$text"};
}

=head2 encode($value)

A value as JSON in UTF-8 bytes: hashes, in the order of their keys, lists, texts, numbers, and null for undef.

=cut

sub encode {
    my ($value) = @_;
    return 'null' if !defined $value;
    return '[' . join( q{,}, map { encode($_) } @{$value} ) . ']' if ref $value eq 'ARRAY';
    if ( ref $value eq 'HASH' ) {
        return '{' . join( q{,}, map { string($_) . q{:} . encode( $value->{$_} ) } sort keys %{$value} ) . '}';
    }
    return is_number($value) ? _number_text($value) : string($value);
}

1;
