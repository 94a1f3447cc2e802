# What a run remembers for the next one, and for who only wants the numbers: two files, each written whole.
package TwoFactorStatus::Memory;

use strict;
use warnings;
use utf8;

use Fcntl                     ();
use File::Basename            ();
use TwoFactorStatus::Failure  ();
use TwoFactorStatus::Json     ();
use TwoFactorStatus::Places   ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Memory - what a run of collect remembers

=head1 THE SUMMARY

F<summary.json>, which everyone may read (0644): numbers only, no name of anybody. What was not known is C<null>.

    { "schema": 1,
      "collected_at": 1764316803,        of the last good run, Unix seconds; null before there was one
      "tried_at": 1764316803,            of the last run
      "success": 1,                      whether that was good
      "duration": 2.5,                   its seconds
      "policy": 1,                       1, 0 or null
      "all": 1024, "enabled": 312, "missing": 712, "cannot": 8, "excused": 3, "expired": 1, "unknown": 0, "share": 30,
      "series": { ROLE: { STATE: { TWO_FACTOR: NUMBER } } },       see TwoFactorStatus::Totals
      "exceptions": { "active": 3, "expired": 1 },               the same as "excused" and "expired"
      "lost": 0, "gained": 0,            of the last good run
      "lost_total": 0, "gained_total": 0 }

After a failed run all but C<tried_at>, C<success> and C<duration> is that of the last good one.

=head1 THE LAST RUN

F<last-run.json>, root's alone (0600): what the next run needs to know who lost it and who gained it. It holds user
names, and no secret. It has the counters, too: they change together with what they count from.

    { "schema": 1, "collected_at": 1764316803, "enabled": [ USER, … ], "not_enabled": [ USER, … ],
      "lost_total": 0, "gained_total": 0 }

=head1 FUNCTIONS

=head2 read_summary, read_last_run

The hash; undef where there is none, or it cannot be read, or it is of another schema.

=cut

my $SCHEMA = 1;

sub read_summary  { return _read( TwoFactorStatus::Places::SUMMARY() ) }
sub read_last_run { return _read( TwoFactorStatus::Places::LAST_RUN() ) }

sub _read {
    my ($path) = @_;
    open my $file, '<', $path or return;
    my $text = do { local $/ = undef; readline $file };
    close $file;
    my $value = eval { TwoFactorStatus::Json::decode( $text // q{} ) };
    return if ref $value ne 'HASH';
    my $schema = TwoFactorStatus::Json::read_text( $value->{schema} ) // q{};
    return $schema eq $SCHEMA ? $value : undef;
}

=head2 write_summary($hash), write_last_run($hash)

Writes it with the schema, by a temporary name, so that who reads it finds all of the old or all of the new.

=cut

sub write_summary {
    my ($summary) = @_;
    return write_file( TwoFactorStatus::Places::SUMMARY(), oct '0644', _encode($summary) );
}

sub write_last_run {
    my ($run) = @_;
    return write_file( TwoFactorStatus::Places::LAST_RUN(), oct '0600', _encode($run) );
}

sub _encode {
    my ($value) = @_;
    return TwoFactorStatus::Json::encode( { %{$value}, schema => $SCHEMA } ) . "\n";
}

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
