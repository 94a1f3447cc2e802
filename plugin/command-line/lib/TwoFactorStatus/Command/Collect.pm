# whm-2fa collect: stores the numbers, and writes them for node_exporter where there is one.
package TwoFactorStatus::Command::Collect;

use strict;
use warnings;
use utf8;

use Fcntl                              ();
use File::Basename                     ();
use File::Path                         ();
use Time::HiRes                        ();
use TwoFactorStatus::Arguments         ();
use TwoFactorStatus::Failure           ();
use TwoFactorStatus::Memory            ();
use TwoFactorStatus::Metrics           ();
use TwoFactorStatus::Places            ();
use TwoFactorStatus::Server            ();
use TwoFactorStatus::TextfileDirectory ();
use TwoFactorStatus::Totals            ();
use TwoFactorStatus::WhmApi            ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::Collect - stores the numbers, and writes them for node_exporter

=head1 FUNCTIONS

=head2 run(@arguments)

Says nothing where all went well: cron would mail it. Returns the exit code: where WHM cannot be asked, that of the
failure, once the files say that this run failed.

=cut

# What a good run finds out. After a failed one it is that of the last good one; undef, too, where there was none.
my @FOUND = qw(collected_at policy all enabled missing cannot excused expired unknown share series exceptions lost gained);

sub run {
    my (@arguments) = @_;
    my $given = TwoFactorStatus::Arguments::read_only_options( \@arguments, 'textfile-directory=s' );
    if ( ( $given->{'textfile-directory'} // q{/} ) eq q{} ) {
        die TwoFactorStatus::Failure->usage('--textfile-directory needs a directory');
    }
    TwoFactorStatus::WhmApi::require_root();

    # Everyone may read the summary, whatever root's shell has set.
    my $mask = umask oct '0022';
    my $code = _collect( $given->{'textfile-directory'} );
    umask $mask;
    return $code;
}

sub _collect {
    my ($textfile_directory) = @_;
    my $lock       = _lock();
    my $started_at = Time::HiRes::time();
    my $summary    = TwoFactorStatus::Memory::read_summary() // {};
    my @failures;
    my $found = eval { _find_out($summary) };
    push @failures, TwoFactorStatus::Failure->from($@) if !$found;
    $summary = {
        lost_total   => 0,
        gained_total => 0,
        ( map { ( $_ => $summary->{$_} ) } @FOUND, grep { defined $summary->{$_} } qw(lost_total gained_total) ),
        %{ $found // {} },
        tried_at => int $started_at,
        success  => $found ? 1 : 0,
        duration => 0 + sprintf( '%.3f', Time::HiRes::time() - $started_at ),
    };
    eval { TwoFactorStatus::Memory::write_summary($summary); 1 } or push @failures, TwoFactorStatus::Failure->from($@);
    eval { _write_metrics( $textfile_directory, $summary ); 1 } or push @failures, TwoFactorStatus::Failure->from($@);
    close $lock;
    $_->tell for @failures;
    return @failures ? $failures[0]->code : 0;
}

# Of two runs at once the second waits, or an account that lost it could count twice.
sub _lock {
    my $directory = File::Basename::dirname( TwoFactorStatus::Places::SUMMARY() );
    File::Path::make_path( $directory, { error => \my $errors } );
    my $is_open = sysopen my $lock, $directory, Fcntl::O_RDONLY();
    return $is_open && flock( $lock, Fcntl::LOCK_EX() ) ? $lock : TwoFactorStatus::Failure->throw("$directory cannot be used: $!");
}

# Asks WHM, and remembers for the next run who has it: only then does what was lost and gained count. One file has both,
# so that a run that is killed counts nothing twice.
sub _find_out {
    my ($before)  = @_;
    my $server    = TwoFactorStatus::Server::read_server();
    my $totals    = TwoFactorStatus::Totals::count_accounts($server);
    my $last_run  = TwoFactorStatus::Memory::read_last_run();
    my %changes   = _compare( $last_run, $server->{accounts} );
    my %users     = ( enabled => [], not_enabled => [] );
    my $collected = $server->{read_at};
    for my $account ( grep { defined $_->{enabled} } @{ $server->{accounts} } ) {
        push @{ $users{ $account->{enabled} ? 'enabled' : 'not_enabled' } }, $account->{user};
    }
    my %counters = map { ( "${_}_total" => $changes{$_} + ( $last_run->{"${_}_total"} // $before->{"${_}_total"} // 0 ) ) } keys %changes;
    TwoFactorStatus::Memory::write_last_run( { collected_at => $collected, %users, %counters } );
    return {
        ( map { ( $_ => $totals->{$_} ) } qw(all enabled missing cannot excused expired unknown share series) ),
        exceptions   => { active => $totals->{excused}, expired => $totals->{expired} },
        policy       => $server->{policy},
        collected_at => $collected,
        %changes, %counters,
    };
}

# How many lost it and gained it since the last good run. Neither who came nor who went counts.
sub _compare {
    my ( $last_run, $accounts ) = @_;
    my %had;
    for my $list ( [ not_enabled => 0 ], [ enabled => 1 ] ) {
        my ( $name, $value ) = @{$list};
        my $users = $last_run->{$name};
        $had{$_} = $value for ref $users eq 'ARRAY' ? grep { defined } @{$users} : ();
    }
    my %changes = ( lost => 0, gained => 0 );
    for my $account ( grep { defined $_->{enabled} && exists $had{ $_->{user} } } @{$accounts} ) {
        my ( $has, $had ) = ( $account->{enabled}, $had{ $account->{user} } );
        $changes{lost}++   if $had  && !$has;
        $changes{gained}++ if !$had && $has;
    }
    return %changes;
}

sub _write_metrics {
    my ( $given, $summary ) = @_;
    my $directory = $given // TwoFactorStatus::TextfileDirectory::find_directory();
    if ( !defined $directory ) {
        my $stored = TwoFactorStatus::Places::SUMMARY();
        return TwoFactorStatus::Failure::remark("no directory of node_exporter was found, so the numbers are only in $stored");
    }
    TwoFactorStatus::Failure->throw("$directory is not a directory, so no metrics were written") if !-d $directory;
    my $version = TwoFactorStatus::Server::read_whm_version();
    return TwoFactorStatus::Metrics::write_metrics(
        $directory, $summary,
        version     => $TwoFactorStatus::Program::VERSION,
        whm_version => $version eq q{} ? 'unknown' : $version,
    );
}

1;
