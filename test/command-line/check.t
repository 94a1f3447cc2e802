# whm-2fa check: what Nagios is told, from what the last collect has stored.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP      ();
use ScratchServer ();
use Test::More;

my $server = ScratchServer->new( whmapi1 => 0 );

# Root is not needed.
$server->edit( "$ScratchServer::PROGRAM/lib/TwoFactorStatus/Places.pm", sub { s/ROOT_USER_ID => \d+/ROOT_USER_ID => -1/ or die } );

sub store {
    my (%members) = @_;
    my %summary = ( schema => 1, collected_at => time - 60, share => 30, all => 1_024, enabled => 312, missing => 712 );
    return $server->write( 'var/lib/twofactor_status/summary.json', JSON::PP->new->encode( { %summary, %members } ) );
}

sub check {
    my ( $exit, $line, @arguments ) = @_;
    my $run = $server->run( 'check', @arguments );
    is_deeply [ @{$run}{qw(out exit err)} ], [ "TWO-FACTOR $line\n", $exit, q{} ], "@arguments";
    return;
}

my $numbers = '312 of 1024 accounts have a second factor (30%), 712 missing|coverage=30%;';

subtest 'never collected' => sub {
    check( 3, 'UNKNOWN - nothing has been collected yet: whm-2fa collect, as root, does it' );
};

subtest 'ranges' => sub {
    store();
    check( 0, "OK - $numbers;;0;100 enabled=312 missing=712" );
    check( 1, "WARNING - ${numbers}90:;;0;100 enabled=312 missing=712",        qw(-w 90:) );
    check( 2, "CRITICAL - ${numbers}90:;50:;0;100 enabled=312 missing=712",    qw(-w 90: -c 50:) );
    check( 1, "WARNING - ${numbers}90:;30:;0;100 enabled=312 missing=712",     qw(-w 90: -c 30:) );
    check( 0, "OK - ${numbers}30;30:30;0;100 enabled=312 missing=712",         qw(-w 30 -c 30:30) );
    check( 2, "CRITICAL - ${numbers}~:30;29;0;100 enabled=312 missing=712",    qw(--warning=~:30 --critical=29) );
    check( 1, "WARNING - ${numbers}\@20:40;\@31:;0;100 enabled=312 missing=712", qw(-w @20:40 -c @31:) );
};

subtest 'wrong usage' => sub {
    for my $range (qw(x 90- : 5:4 90:x)) {
        like $server->run( 'check', '-w', $range )->{out}, $range eq q{:} ? qr/\ATWO-FACTOR OK/ : qr/\ATWO-FACTOR UNKNOWN - “?/, $range;
    }
    is $server->run( 'check', $_ )->{exit}, 3, $_ for qw(x --nonsense -w);
};

subtest 'older than three hours, or nothing that can be read' => sub {
    store( collected_at => time - 3 * 3_600 + 60 );
    like $server->run('check')->{out}, qr/ OK /;
    store( collected_at => time - 3 * 3_600 - 60 );
    check( 3, 'UNKNOWN - the last good run of whm-2fa collect was 181 minutes ago' );
    for my $text ( q{}, '{', '[]', '{"schema":2}', '{"schema":1}' ) {
        $server->write( 'var/lib/twofactor_status/summary.json', $text );
        like $server->run('check')->{out}, qr/\ATWO-FACTOR UNKNOWN - nothing has been collected yet/, "“$text”" =~ tr/“”/""/r;
    }
    store( share => "\e[2J" );
    is $server->run('check')->{exit}, 3;
};

done_testing;
