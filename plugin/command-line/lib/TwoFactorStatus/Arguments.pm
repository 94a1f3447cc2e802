# Reads the options of a command.
package TwoFactorStatus::Arguments;

use strict;
use warnings;
use utf8;

use Getopt::Long             ();
use TwoFactorStatus::Failure ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Arguments - reads the options of a command

=head1 FUNCTIONS

=head2 read_options($arguments, @options)

Options as L<Getopt::Long> has them (C<reseller=s>). Returns a hash of those that are given, and a list of the other
arguments. Fails with exit code 2 where an option is not known, or has no value.

=cut

sub read_options {
    my ( $arguments, @options ) = @_;
    my ( %given, @wrong );
    my $parser = Getopt::Long::Parser->new( config => [qw(no_auto_abbrev no_ignore_case gnu_compat permute)] );
    my @rest   = @{$arguments};
    local $SIG{__WARN__} = sub { push @wrong, @_ };
    my $is_right = $parser->getoptionsfromarray( \@rest, \%given, @options );
    if ( !$is_right ) {
        my $why = lcfirst( ( $wrong[0] // 'the options are wrong' ) =~ s/\s+\z//r );
        die TwoFactorStatus::Failure->usage($why);
    }
    return ( \%given, @rest );
}

=head2 read_only_options($arguments, @options)

The same, for a command that takes nothing but options.

=cut

sub read_only_options {
    my ( $arguments, @options ) = @_;
    my ( $given, @rest ) = read_options( $arguments, @options );
    die TwoFactorStatus::Failure->usage("“$rest[0]” is not expected here") if @rest;
    return $given;
}

=head2 expect_one_of($given, @names)

Fails where more than one of these options is given. Returns the one that is.

=cut

sub expect_one_of {
    my ( $given, @names ) = @_;
    my @found = grep { $given->{$_} } @names;
    die TwoFactorStatus::Failure->usage("--$found[0] and --$found[1] exclude each other") if @found > 1;
    return $found[0];
}

1;
