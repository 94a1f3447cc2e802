# whm-2fa status: the numbers, for people and as JSON; and what is said where WHM does not answer as it should.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP   ();
use ScratchServer ();
use Test::More;

my $server = ScratchServer->new;

subtest 'the numbers, for people' => sub {
    my $run = $server->run;
    is $run->{err},  q{}, 'nothing on stderr';
    is $run->{exit}, 0;
    my $table = <<'TABLE';
2 of 4 accounts have no second factor; 2 have (50%)
of the 2: 1 cannot enable it
                          all  enabled  missing  cannot  excused
server administrator        1        1        0       0        0
resellers                   1        1        0       0        0
accounts                    2        0        2       1        0
All who are missing: whm-2fa list --missing
TABLE
    like $run->{out}, qr/\Aweb1\.example\.net   WHM 11\.138\.0\.10   policy on   read \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n\Q$table\E\z/;
    is $server->run('status')->{out} =~ s/read.*//r, $run->{out} =~ s/read.*//r, 'with its name as well';
};

subtest 'the numbers, as JSON' => sub {
    my $run    = $server->run( 'status', '--json' );
    my $status = JSON::PP->new->utf8->decode( $run->{out} );
    my %none   = ( all => 0, enabled => 0, missing => 0, cannot => 0, excused => 0, expired => 0, unknown => 0 );
    like delete $status->{read_at}, qr/\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z/;
    is_deeply $status,
        {
        %none,
        server      => 'web1.example.net',
        whm_version => '11.138.0.10',
        policy      => 'on',
        all         => 4,
        enabled     => 2,
        missing     => 2,
        cannot      => 1,
        share       => 50,
        roles       => {
            server_administrator => { %none, all => 1, enabled => 1 },
            reseller             => { %none, all => 1, enabled => 1 },
            account              => { %none, all => 2, missing => 2, cannot => 1 },
        } };
};

done_testing;
