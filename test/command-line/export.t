# whm-2fa export: whole or nothing. That its bytes are the page's is shown by parity.test.ts and fixtures.test.ts.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use Digest::SHA   ();
use JSON::PP      ();
use ScratchServer ();
use Test::More;
use Time::HiRes ();

my $server = ScratchServer->new;

subtest 'the checksum is over the rows as they stand' => sub {
    my $json = $server->run( 'export', '--json' )->{out};
    my ($accounts) = $json =~ /"accounts":(.*)\}\n\z/s;
    my $export = JSON::PP->new->utf8->decode($json);
    is $export->{evidence}{sha256}, Digest::SHA::sha256_hex($accounts);
    my $csv = $server->run( 'export', '--csv' )->{out};
    my ( $sha256, $rows ) = $csv =~ /^# sha256: (\w+)\r\n(.*)\z/ms;
    is $sha256, Digest::SHA::sha256_hex($rows);
};

subtest 'one user whom WHM does not know is found by halves' => sub {
    my $many  = ScratchServer->new;
    my @users = map { sprintf 'user%04d', $_ } 1 .. 1_500;
    $many->answer( twofactorauth_get_user_configs => { map { $_ => { is_enabled => 0, primary_domain => q{} } } @users } );
    $many->answer( listaccts => { acct => [ map { { user => $_, owner => 'root' } } @users ] } );
    my ($gone) = splice @users, 700, 1;
    $many->features( map { $_ => 1 } @users );
    my $run  = $many->run( 'export', '--json' );
    my $rows = JSON::PP->new->utf8->decode( $run->{out} );
    is $run->{err}, "whm-2fa: whether it can be enabled is not known of 1 account, of which WHM tells nothing\n";
    is join( q{ }, map { $_->{user} } grep { $_->{can_enable} ne 'yes' } @{ $rows->{accounts} } ), $gone;
    like $rows->{evidence}{'not covered'}, qr/not told of all of them/;
    my @asked = grep { $_->{function} eq 'get_users_features_settings' } $many->calls;
    is_deeply [ map { scalar( keys %{ $_->{arguments} } ) - 1 } @asked[ 0, -1 ] ], [ 1_000, 500 ], 'a thousand at once';
    cmp_ok scalar @asked, '<=', 23, 'with few calls';
};

subtest 'Ctrl-C while WHM is asked leaves nothing, and ends whmapi1' => sub {
    $server->faults( listaccts => { hang => 600 } );
    my $file = $server->root . '/export.json';
    my $pid  = fork // die $!;
    if ( $pid == 0 ) {
        open STDOUT, '>', $file or die $!;
        exec $^X, $server->program, 'export', '--json';
    }
    my $is_asked = sub { grep { $_->{function} eq 'listaccts' } ( $server->calls )[ -1 .. -1 ] };
    Time::HiRes::sleep(0.01) while !$is_asked->();
    kill INT => $pid;
    waitpid $pid, 0;
    is $? & 127, 2, 'as the signal has it';
    is -s $file, 0, 'no half file';
    my $root = $server->root;
    is `ps -eo args | grep -F '$root/usr/local/cpanel' | grep -vc grep`, "0\n", 'nothing is left of it';
    $server->faults;
};

subtest 'an output that takes no more is a failure' => sub {
    plan skip_all => 'no /dev/full' if !-e '/dev/full';
    my $errors = File::Temp->new;
    my $pid    = fork // die $!;
    if ( $pid == 0 ) {
        open STDOUT, '>',  '/dev/full' or die $!;
        open STDERR, '>&', fileno $errors or die $!;
        exec $^X, $server->program, 'export', '--json';
    }
    waitpid $pid, 0;
    is $? >> 8, 1;
    seek $errors, 0, 0;
    like readline $errors, qr/\Awhm-2fa: the output cannot be written: /;
};

done_testing;
