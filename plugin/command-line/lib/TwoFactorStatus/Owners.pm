# Who owns which account, as the server itself keeps it.
package TwoFactorStatus::Owners;

use strict;
use warnings;

=head1 NAME

TwoFactorStatus::Owners - who owns which account, as the server itself keeps it

=head1 FUNCTIONS

=head2 read_owners($path)

Of F</etc/trueuserowners> (C<user: owner>, one a line) a hash from the accounts to their owners; undef where the file
cannot be read.

=cut

# A million accounts.
my $MOST_BYTES = 40_000_000;

sub read_owners {
    my ($path) = @_;
    open my $file, '<', $path or return;
    my $text;
    my $is_read = -f $file && defined read $file, $text, $MOST_BYTES;
    close $file;
    return if !$is_read;
    return { $text =~ /^[ \t]*([^\s:#]+)[ \t]*:[ \t]*(\S+)/gm };
}

1;
