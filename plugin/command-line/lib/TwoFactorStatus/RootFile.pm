# A small file of root's: read with a bound, and changed so that it is there whole, as it was or as it is.
package TwoFactorStatus::RootFile;

use strict;
use warnings;
use utf8;

use Fcntl                      qw(LOCK_EX O_NONBLOCK O_RDONLY);
use File::Basename             ();
use TwoFactorStatus::WholeFile ();

=encoding utf8

=head1 NAME

TwoFactorStatus::RootFile - a small file of root's

=head1 FUNCTIONS

=cut

# One with more is a mistake, and would keep the page waiting.
my $MOST_BYTES = 1_000_000;
my $MOST_LINES = 20_000;

=head2 read_bytes($path)

Its bytes, or undef where there is no such file. Dies with the reason where it cannot be read, is no file, or is larger
than 1 MB or 20,000 lines.

=cut

sub read_bytes {
    my ($path) = @_;
    sysopen my $file, $path, O_RDONLY | O_NONBLOCK or return _as_absent();
    die "it is not a file\n" if !-f $file;
    defined read( $file, my $bytes, $MOST_BYTES + 1 ) or die "$!\n";
    close $file;
    die "it is larger than 1 MB\n" if length $bytes > $MOST_BYTES;
    die "it has more than 20,000 lines\n" if grep { $_ > $MOST_LINES } ( $bytes =~ tr/\n// ), ( $bytes =~ tr/\r// );
    return $bytes;
}

# Undef; or dies where the file is there, but cannot be opened.
sub _as_absent {
    return if $!{ENOENT};
    die "$!\n";
}

=head2 change($path, $code)

Calls the code with the file's bytes (undef where there is none); what it returns (characters) becomes the file, and
undef leaves it as it is. Makes the directory where there is none. One change at a time; whoever reads meanwhile sees the
old file or the new one. Modes: 0600, and 0700 of the directory. Dies with the reason where that fails.

=cut

sub change {
    my ( $path, $code ) = @_;
    my $directory = File::Basename::dirname($path);
    mkdir $directory, oct '0700' or $!{EEXIST} or die "$directory cannot be made: $!\n";
    sysopen my $lock, $directory, O_RDONLY or die "$directory cannot be opened: $!\n";
    flock $lock, LOCK_EX or die "$directory cannot be locked: $!\n";
    my $text = $code->( read_bytes($path) );
    return if !defined $text;
    utf8::encode($text);
    chmod oct '0700', $directory or die "$directory: $!\n";

    TwoFactorStatus::WholeFile::write_file( $path, oct '0600', $text );
    return;
}

1;
