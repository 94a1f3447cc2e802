# What a run remembers for the next one, and for who only wants the numbers: two files, each written whole.
package TwoFactorStatus::Memory;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Json      ();
use TwoFactorStatus::Places    ();
use TwoFactorStatus::WholeFile ();

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
    return TwoFactorStatus::WholeFile::write_file( TwoFactorStatus::Places::SUMMARY(), oct '0644', _encode($summary) );
}

sub write_last_run {
    my ($run) = @_;
    return TwoFactorStatus::WholeFile::write_file( TwoFactorStatus::Places::LAST_RUN(), oct '0600', _encode($run) );
}

sub _encode {
    my ($value) = @_;
    return TwoFactorStatus::Json::encode( { %{$value}, schema => $SCHEMA } ) . "\n";
}

1;
