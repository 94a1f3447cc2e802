# Writing to stdout: whole, or with a failure.
package TwoFactorStatus::Output;

use strict;
use warnings;

use POSIX                        ();
use TwoFactorStatus::Failure     ();
use TwoFactorStatus::VisibleText ();

=head1 NAME

TwoFactorStatus::Output - writing to stdout, whole or with a failure

=head1 FUNCTIONS

=head2 write_out(@texts)

Writes characters as UTF-8. Returns 0, the exit code.

=cut

sub write_out {
    my (@texts) = @_;
    return write_bytes( map { TwoFactorStatus::VisibleText::to_bytes($_) } @texts );
}

=head2 write_bytes(@parts)

Writes bytes as they are. Where stdout is a file, Ctrl-C waits until it is whole. Returns 0, the exit code.

=cut

sub write_bytes {
    my (@parts) = @_;
    my $held = POSIX::SigSet->new( POSIX::SIGINT(), POSIX::SIGTERM(), POSIX::SIGHUP() );
    POSIX::sigprocmask( POSIX::SIG_BLOCK(), $held ) if -f STDOUT;
    binmode STDOUT;
    my $is_written = print {*STDOUT} @parts;
    $is_written &&= STDOUT->flush;
    my $error = $!;
    POSIX::sigprocmask( POSIX::SIG_UNBLOCK(), $held );
    TwoFactorStatus::Failure->throw("the output cannot be written: $error") if !$is_written;
    return 0;
}

1;
