# CSV that people, spreadsheets and Ansible have written: bytes → lines that know what they hold and how they stand there.
package TwoFactorStatus::TolerantCsv;

use strict;
use warnings;
use utf8;

use Encode ();

=encoding utf8

=head1 NAME

TwoFactorStatus::TolerantCsv - CSV that people, spreadsheets and Ansible have written

=head1 DESCRIPTION

RFC 4180, and what else comes: a byte order mark, any line ends, UTF-16 or Windows' own code page instead of UTF-8,
semicolons or tabs instead of commas (the first line tells, or Excel's C<sep=;> before it), blank lines, and lines that
begin with C<#> (C<# Ansible managed>).

=head1 FUNCTIONS

=head2 parse($bytes)

A hash with C<separator> and C<parts>: together the parts are the whole text. A part has C<line> (of its beginning; the first is 1) and
C<raw>, how it stands there; and if it is a record C<cells> (characters, without the white space around them) and
C<fault> (a sentence, undef where the quotes are right).

=cut

sub parse {
    my ($bytes) = @_;
    my $text = _decode($bytes);
    my ( $separator, @parts );
    my $line = 1;
    pos($text) = 0;
    if ( $text =~ /\G(sep=([,;\t])[^\S\r\n]*(?:\r\n?|\n|\z))/gci ) {
        $separator = $2;
        push @parts, { line => $line++, raw => $1 };
    }
    while ( pos($text) < length $text ) {
        my $part;
        if ( $text =~ /\G((?:#[^\r\n]*|[\s,;]*)(?:\r\n?|\n|\z))/gc ) {
            $part = { line => $line, raw => $1 };
        }
        else {
            $separator //= _guess_separator( \$text );
            $part = { line => $line, %{ _read_record( \$text, $separator ) } };
        }
        push @parts, $part;
        $line += () = $part->{raw} =~ /\r\n?|\n/g;
    }
    return { separator => $separator // q{,}, parts => \@parts };
}

my %CELL = map { ( $_ => qr/[^$_\r\n]+/ ) } ( q{,}, q{;}, "\t" );

sub _read_record {
    my ( $text, $separator ) = @_;
    if ( ${$text} =~ /\G(([^"\r\n]+)(?:\r\n?|\n|\z))/gc ) {
        return { raw => $1, cells => [ map { _clean($_) } split /$separator/, $2, -1 ], fault => undef };
    }
    my $start = pos ${$text};
    my ( @cells, $fault );
    while (1) {
        my $cell = q{};
        if ( ${$text} =~ /\G(?!$separator)[^\S\r\n]*"/gc ) {
            $cell = _take( $text, qr/[^"]+/ );
            $cell .= q{"} . _take( $text, qr/[^"]+/ ) while ${$text} =~ /\G""/gc;
            $fault //= 'a quote is never closed' if ${$text} !~ /\G"/gc;
        }
        my $behind = _take( $text, $CELL{$separator} );
        $fault //= 'there is text behind a closing quote' if $cell ne q{} && $behind =~ /\S/;
        push @cells, _clean( $cell . $behind );
        last if ${$text} !~ /\G$separator/gc;
    }
    ${$text} =~ /\G(?:\r\n?|\n)/gc;
    return { raw => substr( ${$text}, $start, pos( ${$text} ) - $start ), cells => \@cells, fault => $fault };
}

# What comes next, if it is so.
sub _take {
    my ( $text, $pattern ) = @_;
    return ${$text} =~ /\G($pattern)/gc ? $1 : q{};
}

sub _guess_separator {
    my ($text) = @_;
    my ($header) = ${$text} =~ /\G([^\r\n]*)/;
    my %count = map { $_ => scalar( () = $header =~ /\Q$_\E/g ) } ( q{,}, q{;}, "\t" );
    my ($most) = sort { $count{$b} <=> $count{$a} || $b cmp $a } keys %count;
    return $count{$most} ? $most : q{,};
}

# Windows' own code page is what a spreadsheet's plain "CSV" is in.
sub _decode {
    my ($bytes) = @_;
    return Encode::decode( 'UTF-16', $bytes ) if $bytes =~ /\A(?:\xff\xfe|\xfe\xff)/;
    $bytes =~ s/\A\xef\xbb\xbf//;
    my $text = $bytes;
    return $text if utf8::decode($text);
    return Encode::decode( 'cp1252', $bytes );
}

# Where a spreadsheet may see the beginning of a formula, if it takes what is before it for the end of a cell.
my $FORMULA = qr/(?=(?:[^\S\t]|[\x00"'])*[=+\-@\t\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])/;

sub _clean {
    my ($text) = @_;
    return $text if $text =~ /\A\w[\w .-]*+(?<! )\z/;
    $text =~ s/\A\s+//;
    $text =~ s/\s+\z//;
    return substr ";$text" =~ s/([,;\t])'$FORMULA/$1/gr, 1;
}

=head2 format_record($separator, @cells)

The line of a record, without its end. Where a spreadsheet could see a formula stands an apostrophe, which C<parse>
takes off again; control characters become spaces.

=cut

sub format_record {
    my ( $separator, @cells ) = @_;
    return join $separator, map { _format_cell($_) } @cells;
}

sub _format_cell {
    my ($text) = @_;
    $text =~ s/[\p{Cc}\x{2028}\x{2029}]/ /g;
    my $safe = substr ";$text" =~ s/([,;\t])$FORMULA/$1'/gr, 1;
    return $safe if $safe !~ /[",;\t]|\A[\s#]|\s\z/;
    return q{"} . ( $safe =~ s/"/""/gr ) . q{"};
}

1;
