# Writes a file of root's whole: who reads it meanwhile sees the old one or the new one.
package TwoFactorStatus::WholeFile;

use strict;
use warnings;
use utf8;

use Fcntl                    ();
use File::Basename           ();
use IO::Handle               ();
use TwoFactorStatus::Failure ();

=encoding utf8

=head1 NAME

TwoFactorStatus::WholeFile - writes a file of root's whole

=head1 FUNCTIONS

=head2 write_file($path, $mode, $bytes)

Writes a file of root's whole, or leaves the old one: under a temporary name in its directory (which is made, 0755,
where it is missing), then renamed. The temporary name begins with a dot and ends in C<.new>. Fails with one sentence.

=cut

sub write_file {
    my ( $path, $mode, $bytes ) = @_;
    my ( $name, $directory ) = File::Basename::fileparse($path);
    mkdir $directory, oct '0755' if !-d $directory;
    my $temporary = "$directory.$name.$$.new";
    unlink $temporary;
    local @SIG{qw(INT TERM HUP)} = map {
        my $signal = $_;
        sub { unlink $temporary; local $SIG{$signal} = 'DEFAULT'; kill $signal => $$ }
    } qw(INT TERM HUP);
    my $flags      = Fcntl::O_WRONLY() | Fcntl::O_CREAT() | Fcntl::O_EXCL();
    my $is_open    = sysopen my $file, $temporary, $flags, oct '0600';
    my $is_written = $is_open && _fill( $file, $mode, $bytes ) && rename $temporary, $path;
    return if $is_written;
    my $error = $!;
    unlink $temporary;
    return TwoFactorStatus::Failure->throw("$path cannot be written: $error");
}

sub _fill {
    my ( $file, $mode, $bytes ) = @_;
    return binmode($file) && print( {$file} $bytes ) && $file->flush && chmod( $mode, $file ) && close $file;
}

1;
