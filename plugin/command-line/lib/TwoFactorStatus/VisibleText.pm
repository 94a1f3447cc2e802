# Text in which nothing hides, and which cannot drive a terminal: the page's rule, and line breaks and tabs besides.
package TwoFactorStatus::VisibleText;

use strict;
use warnings;
use utf8;

=encoding utf8

=head1 NAME

TwoFactorStatus::VisibleText - text in which nothing hides

=head1 FUNCTIONS

=head2 visible($text)

For showing only: control and format characters, what is drawn as nothing, halves of surrogate pairs, private
characters, and every space but the usual one are written out, C<⟨U+001B⟩>. Takes and returns characters.

=cut

my $HIDDEN = qr/(?![ ])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Z}\x{2800}]/;

sub visible {
    my ($text) = @_;
    return $text if $text !~ /[^\x20-\x7e]/;
    return $text =~ s/($HIDDEN)/sprintf "\x{27e8}U+%04X\x{27e9}", ord $1/ger;
}

=head2 width($text)

How many columns of a terminal a visible text takes.

=cut

sub width {
    my ($text) = @_;
    return length $text if $text !~ /[^\x20-\x7e]/;
    my $wide  = () = $text =~ /[\p{EA=W}\p{EA=F}]/g;
    my $marks = () = $text =~ /[\p{Mn}\p{Me}]/g;
    return length($text) + $wide - $marks;
}

=head2 to_bytes($text)

The text in UTF-8. Half of a surrogate pair becomes the sign for a character that is not known.

=cut

sub to_bytes {
    my ($text) = @_;
    return $text if $text !~ /[^\x00-\x7f]/;
    $text =~ s/[\x{d800}-\x{dfff}]/\x{fffd}/g if utf8::is_utf8($text);
    utf8::encode($text);
    return $text;
}

1;
