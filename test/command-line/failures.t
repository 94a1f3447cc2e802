# What whm-2fa says where whmapi1 does not answer as it should: one sentence, the exit code, never a number.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use ScratchServer ();
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);

my $LIST    = 'twofactorauth_get_user_configs';
my $server  = ScratchServer->new;
my $refusal = '{"metadata":{"result":0,"reason":"Busy.\n\u001b[2JTry later."}}';

sub run_with_fault {
    my ( $function, $fault, @arguments ) = @_;
    $server->faults( $function => $fault );
    my $run = $server->run(@arguments);
    $server->faults;
    utf8::decode( $run->{err} );
    return $run;
}

# By what it is, the fault, and what is said of it.
my @FAULTS = (
    [ 'a refusal',                    { answer => $refusal },                   'refused: Busy. ⟨U+001B⟩[2JTry later.' ],
    [ 'a refusal without a reason',   { answer => '{"metadata":{"result":0}}' }, 'refused without a reason' ],
    [ 'a refusal that exits with 1',  { answer => $refusal, exit => 1 },        'refused: Busy. ⟨U+001B⟩[2JTry later.' ],
    [ 'nothing, and exit code 5',     { answer => q{}, exit => 5 },             'answered nothing and ended with exit code 5' ],
    [ 'nothing, and exit code 0',     { answer => q{} },                        'answered nothing' ],
    [ 'an answer, and exit code 5',   { exit => 5 },                            'ended with exit code 5' ],
    [ 'an answer, and a signal',      { signal => 'KILL' },                     'was ended by signal 9' ],
    [ 'no metadata',                  { answer => '{"error":"x"}' },            'answered without metadata' ],
    [ 'metadata without a result',    { answer => '{"metadata":{}}' },          'answered without saying whether it was done' ],
    [ 'a text before the JSON',       { before => "Can't locate X.pm\n" },      'printed something else than JSON: Can\'t locate X.pm' ],
    [ 'a text after the JSON',        { after => 'oops' },                      'answered something that is not JSON, or not whole' ],
    [ 'half of an answer',            { answer => '{"metadata":{"result":1},' }, 'answered something that is not JSON, or not whole' ],
    [ 'YAML',                         { answer => "---\nmetadata:\n" },         'printed something else than JSON: ---' ],
);
for my $case (@FAULTS) {
    my ( $what, $fault, $said ) = @{$case};
    subtest $what => sub {
        my $run = run_with_fault( $LIST, $fault );
        is $run->{err}, "whm-2fa: WHM’s $LIST $said\n";
        is $run->{out}, q{}, 'no number';
        is $run->{exit}, 1;
    };
}

subtest 'what cannot be read in an answer' => sub {
    for my $data ( '"x"', '7', '["x"]', '{"a":{"is_enabled":"maybe"},"b":null}' ) {
        my $run = run_with_fault( $LIST, { answer => qq({"metadata":{"result":1},"data":$data}) } );
        like $run->{err}, qr/\Awhm-2fa: (?:[^\n]*\n)?.*the answer of WHM’s $LIST cannot be read: [^\n]+\n\z/s, "data: $data";
        is_deeply [ @{$run}{qw(out exit)} ], [ q{}, 1 ];
    }
};

subtest 'warnings on stderr are passed on, and drive no terminal' => sub {
    my $run = run_with_fault( $LIST, { stderr => "Use of \e[31mundef\nlast" } );
    is $run->{err}, "whm-2fa: whmapi1 says: Use of ⟨U+001B⟩[31mundef\nwhm-2fa: whmapi1 says: last\n";
    is $run->{exit}, 0;
    like $run->{out}, qr/^2 of 4 accounts/m;
};

subtest 'what WHM remarks is passed on' => sub {
    $server->faults( $LIST => { answer => '{"metadata":{"result":1,"output":{"warnings":["one","two"],"messages":"three\nfour"}}}' } );
    my $run = $server->run;
    is $run->{err}, join q{}, map { "whm-2fa: WHM says: $_\n" } qw(one two three four);
    like $run->{out}, qr/^0 of 0 accounts/m, 'no data is no account';
    $server->faults;
};

subtest 'one that does not answer is ended, and so is what it has started' => sub {
    my $impatient = ScratchServer->new;
    $impatient->edit( "$ScratchServer::PROGRAM/lib/TwoFactorStatus/WhmApi.pm", sub { s/LIMIT = 120;/LIMIT = 1;/ or die } );
    $impatient->faults( $LIST => { hang => 600 } );
    my $run = $impatient->run;
    is_deeply [ @{$run}{qw(out exit)} ], [ q{}, 1 ];
    utf8::decode( $run->{err} );
    is $run->{err}, "whm-2fa: WHM’s $LIST did not answer within 1 seconds\n";
    my $root = $impatient->root;
    is `ps -eo args | grep -F '$root/usr/local/cpanel' | grep -vc grep`, "0\n", 'nothing is left of it';
};

subtest 'listaccts fails: no number either' => sub {
    my $run = run_with_fault( 'listaccts', { refused => 'No.' } );
    is_deeply [ @{$run}{qw(out err exit)} ], [ q{}, "whm-2fa: WHM’s listaccts refused: No.\n", 1 ];
    $run = run_with_fault( 'listaccts', { answer => '{"metadata":{"result":1}}' } );
    is_deeply [ @{$run}{qw(out err exit)} ], [ q{}, "whm-2fa: WHM’s listaccts told of no account, and there are some\n", 1 ];
};

subtest 'the policy cannot be had: unknown, not off' => sub {
    my $run = run_with_fault( 'twofactorauth_policy_status', { refused => 'No.' } );
    like $run->{out}, qr/   policy unknown   /;
    is $run->{err}, "whm-2fa: whether the policy is on is not known: WHM’s twofactorauth_policy_status refused: No.\n";
    is $run->{exit}, 0;
};

subtest 'who cannot enable it cannot be had: not known, not nobody' => sub {
    my $run = run_with_fault( 'get_users_features_settings', { refused => 'You do not have permission to do that.' } );
    like $run->{out}, qr/^of the 2: how many cannot enable it is not known$/m;
    like $run->{out}, qr/^accounts +2 +0 +2 +[?] +0$/m;
    is $run->{err}, "whm-2fa: who cannot enable it is not known of all: WHM’s get_users_features_settings refused: You do not have permission to do that.\n";
    is scalar( grep { $_->{function} eq 'get_users_features_settings' && @{ [ %{ $_->{arguments} } ] } } calls_since() ), 1, 'asked once';
};

# Since the last fault was set, roughly: the calls of the last run.
sub calls_since {
    my @calls = $server->calls;
    my ($last) = grep { $calls[$_]{function} eq $LIST } reverse 0 .. $#calls;
    return @calls[ $last .. $#calls ];
}

subtest 'no WHM server' => sub {
    my $elsewhere = ScratchServer->new( whmapi1 => 0 );
    for my $command ( ['status'], ['list'], [ 'export', '--json' ] ) {
        my $run = $elsewhere->run( @{$command} );
        is_deeply [ $run->{out}, $run->{exit} ], [ q{}, 3 ], "@{$command}";
        like $run->{err}, qr{\Awhm-2fa: this is no WHM server: there is no \S+/whmapi1\n\z};
    }
};

subtest 'not root' => sub {
    my $other = ScratchServer->new;
    my $id    = $> + 1;
    $other->edit( "$ScratchServer::PROGRAM/lib/TwoFactorStatus/Places.pm", sub { s/ROOT_USER_ID => \d+/ROOT_USER_ID => $id/ or die } );
    my $run = $other->run;
    is_deeply [ @{$run}{qw(out err exit)} ], [ q{}, "whm-2fa: only root may ask WHM: run it as root, or with sudo\n", 1 ];
    is scalar $other->calls, 0, 'nothing was asked';
};

subtest 'wrong usage' => sub {
    my @wrong = (
        ['nonsense'], ['--nonsense'], [ 'status', 'x' ], ['export'], [ 'export', '--json', '--csv' ], [ 'list', '--missing', '--enabled' ],
        [ 'list', '--reseller' ], [ 'list', "\e[2J" ],
    );
    for my $arguments (@wrong) {
        my $run = $server->run( @{$arguments} );
        is_deeply [ $run->{out}, $run->{exit} ], [ q{}, 2 ], "@{$arguments}" =~ s/\e/ESC/r;
        like $run->{err}, qr/\Awhm-2fa: [^\n\e]+; see whm-2fa --help\n\z/;
    }
};

subtest 'the place of the modules is not the environment’s to choose' => sub {
    my $run = $server->run_with( { DESTDIR => '/nonexistent', HOME => '/nonexistent' } );
    is $run->{exit}, 0;
    is $run->{err},  q{};
};

done_testing;
