# whm-2fa collect: what it stores, what it writes for node_exporter and where, who counts as lost and gained, and what a failure leaves.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP      ();
use ScratchServer ();
use Test::More;

my $TEXTFILES = 'var/lib/node_exporter/textfile_collector';
my $METRICS   = "$TEXTFILES/twofactor_status.prom";
my $SUMMARY   = 'var/lib/twofactor_status/summary.json';
my $LAST_RUN  = 'var/lib/twofactor_status/last-run.json';

sub make_server {
    my $server = ScratchServer->new;
    $server->write( "$TEXTFILES/.keep", q{} );
    return $server;
}

sub collect {
    my ( $server, @arguments ) = @_;
    my $run = $server->run( 'collect', @arguments );
    is_deeply [ @{$run}{qw(exit out err)} ], [ 0, q{}, q{} ], 'collect does it, and says nothing';
    return;
}

sub summary_of { my ($server) = @_; return JSON::PP->new->utf8->decode( $server->read($SUMMARY) ) }

# By series its value.
sub metrics_of {
    my ($server) = @_;
    return { map { /\A(\S+) (\S+)\z/ } grep { !/\A#/ } split /\n/, $server->read($METRICS) };
}

sub mode_of { my ( $server, $path ) = @_; return sprintf '%04o', ( stat $server->root . "/$path" )[2] & oct '7777' }

# Who has it; the others of the three have not.
sub set_enabled {
    my ( $server, @users ) = @_;
    my %has = map { $_ => 1 } @users;
    return $server->answer(
        twofactorauth_get_user_configs => { map { $_ => { is_enabled => $has{$_} // 0, primary_domain => "$_.example" } } qw(root anna bert carl) } );
}

subtest 'the whole file' => sub {
    my $server = make_server();
    $server->write( 'etc/twofactor_status/exceptions.csv',
        "user,reason,approved_by,approved_on,until,ticket\nbert,moving,ops,2020-01-01,2020-02-01,\n" );
    collect($server);
    my $text = $server->read($METRICS);
    my %labels = ( accounts => 24, exceptions => 2 );
    for my $line ( grep { /\A# TYPE/ } split /\n/, $text ) {
        my ($name) = $line =~ /whm_2fa_(\w+)/;
        my $count = () = $text =~ /^whm_2fa_$name\b/mg;
        is $count, $labels{$name} // 1, "series of $name";
    }
    my $metrics = metrics_of($server);
    my %counted = map { $_ => $metrics->{$_} } grep { /_accounts/ && $metrics->{$_} ne '0' } keys %{$metrics};
    is_deeply \%counted,
        {
        'whm_2fa_accounts{role="server_administrator",state="active",two_factor="enabled"}' => 1,
        'whm_2fa_accounts{role="reseller",state="active",two_factor="enabled"}'             => 1,
        'whm_2fa_accounts{role="account",state="suspended",two_factor="not_enabled"}'       => 1,
        'whm_2fa_accounts{role="account",state="active",two_factor="cannot_enable"}'        => 1,
        };
    my %others = map { s/whm_2fa_//r => $metrics->{$_} } grep { !/_accounts/ } keys %{$metrics};
    cmp_ok abs( delete( $others{last_success_timestamp_seconds} ) - time ), '<', 60, 'when';
    like delete $others{collect_duration_seconds}, qr/\A[0-9]+([.][0-9]+)?\z/, 'how long';
    is_deeply \%others,
        {
        policy_enabled                                                   => 1,
        'exceptions{status="active"}'                                    => 0,
        'exceptions{status="expired"}'                                   => 1,
        lost_total                                                       => 0,
        gained_total                                                     => 0,
        collect_success                                                  => 1,
        'build_info{version="@VERSION@",whm_version="11.138.0.10"}' => 1,
        };
    like $text, qr/\n\z/, 'the last line ends';
    unlike $text, qr/anna|bert|carl|example/, 'no names';
    unlike $server->read($SUMMARY), qr/anna|bert|carl|example/, 'nor in the summary';
    is_deeply { map { $_ => mode_of( $server, $_ ) } $METRICS, $SUMMARY, $LAST_RUN }, { $METRICS => '0644', $SUMMARY => '0644', $LAST_RUN => '0600' };
    my @left = map { glob $server->root . "/$_/{,.}*new" } $TEXTFILES, 'var/lib/twofactor_status';
    is_deeply \@left, [], 'no temporary file is left';
    like $server->run( 'check', '-w', '90:' )->{out}, qr/\ATWO-FACTOR WARNING - 2 of 4 accounts have a second factor \(50%\)/, 'check reads it';
};

subtest 'lost and gained' => sub {
    my $server = make_server();
    $server->features( map { $_ => 1 } qw(anna bert carl) );
    my $expect = sub {
        my ( $lost, $gained, $lost_total, $gained_total, $name ) = @_;
        collect($server);
        is_deeply [ @{ summary_of($server) }{qw(lost gained lost_total gained_total)} ], [ $lost, $gained, $lost_total, $gained_total ], $name;
        is_deeply [ @{ metrics_of($server) }{qw(whm_2fa_lost_total whm_2fa_gained_total)} ], [ $lost_total, $gained_total ];
    };
    $expect->( 0, 0, 0, 0, 'the first run counts nothing' );
    set_enabled( $server, qw(root bert carl) );
    $expect->( 1, 2, 1, 2, 'anna lost it, two gained it' );
    $expect->( 0, 0, 1, 2, 'the totals stay' );
    $server->answer( twofactorauth_get_user_configs =>
            { root => { is_enabled => 0, primary_domain => q{} }, new => { is_enabled => 1, primary_domain => q{} }, carl => { is_enabled => 'x' } } );
    is $server->run('collect')->{exit}, 0;
    is_deeply [ @{ summary_of($server) }{qw(lost gained lost_total gained_total)} ], [ 1, 0, 2, 2 ], 'neither who came, nor who went, nor who is not known';

    set_enabled( $server, qw(root) );
    unlink $server->root . "/$SUMMARY";
    $expect->( 0, 1, 2, 3, 'the summary was lost: the counters go on' );
    $server->write( $LAST_RUN, '{"schema":1,"enabled":7' );
    $expect->( 0, 0, 2, 3, 'what was remembered cannot be read: as a first run, but the counters go on' );
};

subtest 'a failed run keeps the last good numbers' => sub {
    for my $function (qw(twofactorauth_get_user_configs listaccts)) {
        my $server = make_server();
        collect($server);
        $server->edit( $SUMMARY, sub { s/"collected_at":\d+/"collected_at":1600000000/ or die } );
        my ( $metrics, $last_run ) = ( metrics_of($server), $server->read($LAST_RUN) );
        $server->faults( $function => { refused => 'The bank is closed.' } );
        my $run = $server->run('collect');
        is $run->{exit}, 1, $function;
        like $run->{err}, qr/\Awhm-2fa: WHM\xe2\x80\x99s $function refused: The bank is closed[.]\n\z/;
        my $after = metrics_of($server);
        $metrics->{whm_2fa_collect_success}                = 0;
        $metrics->{whm_2fa_last_success_timestamp_seconds} = 1_600_000_000;
        delete $_->{whm_2fa_collect_duration_seconds} for $metrics, $after;
        is_deeply $after, $metrics, 'all but collect_success';
        is $server->read($LAST_RUN), $last_run, 'what the next run compares with, too';
        $server->faults;
        collect($server);
        is metrics_of($server)->{whm_2fa_collect_success}, 1, 'and then all is well again';
    }
};

subtest 'no number is made up' => sub {
    my $server = make_server();
    $server->faults( twofactorauth_policy_status => { refused => 'no' } );
    is $server->run('collect')->{exit}, 0;
    ok !exists metrics_of($server)->{whm_2fa_policy_enabled}, 'the policy is not known';

    $server = make_server();
    $server->write( 'usr/local/cpanel/version', q{} );
    $server->faults( q{*} => { exit => 1, answer => q{} } );
    is $server->run('collect')->{exit}, 1;
    my $metrics = metrics_of($server);
    delete $metrics->{whm_2fa_collect_duration_seconds};
    is_deeply $metrics,
        {
        whm_2fa_lost_total                                               => 0,
        whm_2fa_gained_total                                             => 0,
        whm_2fa_collect_success                                          => 0,
        'whm_2fa_build_info{version="@VERSION@",whm_version="unknown"}' => 1,
        },
        'there was no good run yet';

    unlink $server->root . '/usr/local/cpanel/bin/whmapi1';
    is $server->run('collect')->{exit}, 3, 'no whmapi1';
    is metrics_of($server)->{whm_2fa_collect_success}, 0, 'which is a failed run, too';
};

subtest 'where it is written' => sub {
    my $server = ScratchServer->new;
    my $root   = $server->root;
    my $where  = sub {
        my @files = map { substr $_, 1 + length $root } grep { -e } glob "$root/{a,b,c,var/lib/*,var/lib/*/*}/twofactor_status.prom";
        unlink map { "$root/$_" } @files;
        return join q{ }, @files;
    };
    my $process = sub {
        my ( $id, $name, @words ) = @_;
        $server->write( "proc/$id/comm",    "$name\n" );
        $server->write( "proc/$id/cmdline", join q{}, map { "$_\0" } @words );
    };
    my $run = $server->run('collect');
    is $run->{exit}, 0;
    is $run->{err}, "whm-2fa: no directory of node_exporter was found, so the numbers are only in $root/$SUMMARY\n";
    is summary_of($server)->{share}, 50, 'the summary is there';

    $server->write( 'var/lib/prometheus/node-exporter/.keep', q{} );
    collect($server);
    is $where->(), 'var/lib/prometheus/node-exporter/twofactor_status.prom', 'the second of those that packages use';
    $server->write( "$TEXTFILES/.keep", q{} );
    collect($server);
    is $where->(), $METRICS, 'the first';

    mkdir "$root/$_" for qw(a b c);
    $process->( 30, 'bash', 'bash', "--collector.textfile.directory=$root/c" );
    $process->( 9,  'node_exporter', '/opt/node_exporter', '--web.listen-address=:9', "--collector.textfile.directory=$root/a", '--x' );
    collect($server);
    is $where->(), 'a/twofactor_status.prom', 'that of a node_exporter that runs';
    $process->( 9, 'prometheus-node', 'prometheus-node-exporter', '--collector.textfile.directory', "$root/b" );
    collect($server);
    is $where->(), 'b/twofactor_status.prom', 'written as two words';
    $process->( 9, 'node_exporter', 'node_exporter', "--collector.textfile.directory=$root/gone" );
    collect($server);
    is $where->(), $METRICS, 'not one that is not there';
    SKIP: {
        skip 'only root gives files away', 1 if $> != 0;
        $process->( 9, 'node_exporter', 'node_exporter', "--collector.textfile.directory=$root/a" );
        chown 1_002, 1_002, "$root/proc/9";
        collect($server);
        is $where->(), $METRICS, 'nor one that an account of the server could have started';
    }

    collect( $server, "--textfile-directory=$root/c" );
    is $where->(), 'c/twofactor_status.prom', 'the one that is given';
    symlink "$root/etc/shadow", "$root/c/twofactor_status.prom";
    collect( $server, "--textfile-directory=$root/c" );
    ok !-l "$root/c/twofactor_status.prom" && !-e "$root/etc/shadow", 'a link in its place is replaced, not followed';
    $run = $server->run( 'collect', "--textfile-directory=$root/gone" );
    is $run->{exit}, 1;
    is $run->{err}, "whm-2fa: $root/gone is not a directory, so no metrics were written\n";
    is $server->run( 'collect', @{$_} )->{exit}, 2, "@{$_}" for ['--textfile-directory='], ['x'], ['--directory=x'];
};

subtest 'root alone, and readable whatever its shell has set' => sub {
    my $server = make_server();
    my $mask   = umask oct '0077';
    collect($server);
    umask $mask;
    is_deeply { map { $_ => mode_of( $server, $_ ) } $METRICS, $SUMMARY, 'var/lib/twofactor_status' },
        { $METRICS => '0644', $SUMMARY => '0644', 'var/lib/twofactor_status' => '0755' };

    $server = make_server();
    $server->edit( "$ScratchServer::PROGRAM/lib/TwoFactorStatus/Places.pm", sub { s/ROOT_USER_ID => \d+/ROOT_USER_ID => -1/ or die } );
    is $server->run('collect')->{exit}, 1;
    is $server->read($SUMMARY), undef, 'nothing is written';
};

done_testing;
