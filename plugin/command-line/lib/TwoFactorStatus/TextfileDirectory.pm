# Where node_exporter looks for text files on this server.
package TwoFactorStatus::TextfileDirectory;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Places ();

=encoding utf8

=head1 NAME

TwoFactorStatus::TextfileDirectory - where node_exporter looks for text files on this server

=head1 FUNCTIONS

=head2 find_directory

The directory that a running node_exporter was given; else the first that exists of those that packages use; undef where
there is none.

A node_exporter that an account of the server could have started does not count: its owner would choose where root
writes. So it is root's, or of a user that the system made for it.

=cut

my $OPTION = qr/\A--?collector[.]textfile[.]directory(?:=(.+))?\z/s;
my $NAME   = qr/\A(?:prometheus-)?node[_-]exporter\z/;

# The kernel keeps 15 characters.
my $SHORT_NAME = qr/\A(?:node[_-]exporter|prometheus-node)\n?\z/;

# People and accounts have such user ids, up to the one of nobody.
my $FIRST_PERSON = 1_000;
my $NOBODY       = 65_534;

my $MOST_BYTES = 1 << 16;

sub find_directory {
    my @running = grep { defined } map { _directory_of($_) } _processes();
    my ($found) = grep { -d } @running, TwoFactorStatus::Places::TEXTFILE_DIRECTORIES();
    return $found;
}

# Their directories below /proc, the oldest first.
sub _processes {
    my $processes = TwoFactorStatus::Places::PROCESSES();
    opendir my $directory, $processes or return;
    my @ids = sort { $a <=> $b } grep { /\A[0-9]+\z/ } readdir $directory;
    closedir $directory;
    return map { "$processes/$_" } @ids;
}

# What the process was given, if it is a node_exporter that may say it.
sub _directory_of {
    my ($process) = @_;
    my @words     = split /\0/, _read("$process/cmdline");
    my ($program) = ( $words[0] // q{} ) =~ m{([^/]*)\z};
    return if $program !~ $NAME && _read("$process/comm") !~ $SHORT_NAME;
    my $user_id = ( stat $process )[4];
    return if !defined $user_id || !_is_trusted($user_id);
    while (@words) {
        my $word = shift @words;
        my ($value) = $word =~ $OPTION or next;
        my $directory = $value // $words[0] // return;
        return $directory =~ m{\A/} ? $directory : "$process/cwd/$directory";
    }
    return;
}

sub _is_trusted {
    my ($user_id) = @_;
    return 1 if $user_id == TwoFactorStatus::Places::ROOT_USER_ID();
    return $user_id < $FIRST_PERSON || $user_id == $NOBODY;
}

# Empty where the process has ended meanwhile.
sub _read {
    my ($path) = @_;
    open my $file, '<', $path or return q{};
    read( $file, my $bytes, $MOST_BYTES );
    close $file;
    return $bytes // q{};
}

1;
