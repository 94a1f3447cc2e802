# Rows of texts as aligned columns for a terminal, or as tab-separated lines for a pipe.
package TwoFactorStatus::Table;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Table - rows of texts as columns

=head1 FUNCTIONS

=head2 aligned(@rows)

Lines in which every column begins at the same place. Of each text everything is seen, and nothing drives the terminal.

=cut

sub aligned {
    my (@texts) = @_;
    my @rows = map { [ map { TwoFactorStatus::VisibleText::visible($_) } @{$_} ] } @texts;
    my @widths;
    for my $row (@rows) {
        for my $column ( 0 .. $#{$row} ) {
            my $width = TwoFactorStatus::VisibleText::width( $row->[$column] );
            $widths[$column] = $width if $width > ( $widths[$column] // 0 );
        }
    }
    return map { _align( $_, \@widths ) } @rows;
}

sub _align {
    my ( $row, $widths ) = @_;
    my $line = join q{  }, map { $row->[$_] . q{ } x ( $widths->[$_] - TwoFactorStatus::VisibleText::width( $row->[$_] ) ) } 0 .. $#{$row};
    return $line =~ s/ +\z//r . "\n";
}

=head2 tab_separated(@rows)

Lines with a tab between the texts, in which it is seen whatever hides.

=cut

sub tab_separated {
    my (@rows) = @_;
    return map { join( "\t", map { TwoFactorStatus::VisibleText::visible($_) } @{$_} ) . "\n" } @rows;
}

1;
