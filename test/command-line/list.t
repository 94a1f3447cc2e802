# whm-2fa list: who is in it, in which order and form; and that no name drives a terminal or becomes a formula.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP      ();
use ScratchServer ();
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);

my $server = ScratchServer->new;
my $soon   = sub { my ( $day, $month, $year ) = ( gmtime time + 86_400 * shift )[ 3, 4, 5 ]; sprintf '%04d-%02d-%02d', $year + 1_900, $month + 1, $day };
my ( $until, $before ) = ( $soon->(10), $soon->(-10) );
$server->write( 'etc/twofactor_status/exceptions.csv', <<"CSV");
user,reason,approved_by,approved_on,until,ticket
bert,"Lost, but found",zoe,$before,$until,T-1
carl,No phone,zoe,$before,$before,
anna,Not any more,zoe,$before,$until,
CSV
chmod 0600, $server->root . '/etc/twofactor_status/exceptions.csv';

sub users_of {
    my (@arguments) = @_;
    my $run = $server->run( 'list', '--json', @arguments );
    is $run->{err}, q{}, "nothing on stderr (@arguments)";
    return join q{ }, map { $_->{user} } @{ JSON::PP->new->utf8->decode( $run->{out} ) };
}

subtest 'who is in it' => sub {
    my @cases = (
        [ 'anna bert carl root' => () ],
        [ 'bert carl'           => '--missing' ],
        [ 'anna root'           => '--enabled' ],
        [ 'carl'                => '--cannot' ],
        [ 'bert'                => '--excused' ],
        [ q{}                   => '--unknown' ],
        [ 'bert'                => '--reseller=anna' ],
        [ 'anna bert'           => '--package=gold' ],
        [ 'bert'                => qw(--missing --package=gold --reseller anna) ],
        [ q{}                   => '--reseller=ann' ],
    );
    for my $case (@cases) {
        my ( $users, @arguments ) = @{$case};
        is users_of(@arguments), $users, "@arguments";
    }
};

subtest 'WHM is asked who can enable it of those alone who may be shown' => sub {
    my $asked = sub {
        my (@arguments) = @_;
        my $before = $server->calls;
        $server->run( 'list', @arguments );
        my @calls = grep { $_->{function} eq 'get_users_features_settings' } ( $server->calls )[ $before .. $server->calls - 1 ];
        return join q{ }, map { my %given = %{ $_->{arguments} }; map { $given{$_} } grep { /\Auser/ } sort keys %given } @calls;
    };
    is $asked->(), 'bert carl';
    is $asked->('--missing'), 'bert carl';
    is $asked->('--reseller=anna'), 'bert';
    is $asked->('--enabled'), q{};
    is $asked->('--unknown'), q{};
};

subtest 'into a pipe' => sub {
    my $run = $server->run( 'list', '--missing' );
    is $run->{out}, join q{}, map { join( "\t", @{$_} ) . "\n" } (
        [ qw(user primary_domain two_factor can_enable role owner package state contact created excused_until excused_reason) ],
        [ 'bert', 'bert.example', 'not_enabled', 'yes', 'account', 'anna', 'gold', 'suspended', q{}, q{}, $until, 'Lost, but found' ],
        [ 'carl', 'carl.example', 'not_enabled', 'no', 'account', 'root', 'lead', 'active', q{}, q{}, q{}, q{} ],
    );
};

subtest 'as CSV and JSON it is the export’s' => sub {
    my $export = $server->run( 'export', '--csv' )->{out};
    my $rows   = $server->run( 'list',   '--csv' )->{out};
    like $rows, qr/\Auser,/;
    is substr( $export, -length $rows ), $rows;
    my $json = $server->run( 'list', '--json' )->{out} =~ s/\n\z//r;
    like $server->run( 'export', '--json' )->{out}, qr/"accounts":\Q$json\E\}\n\z/;
};

subtest 'on a terminal' => sub {
    my $width = length $until;
    is $server->run_on_terminal( 'list', '--missing' ), <<"TABLE";
user  domain        two-factor   can enable  role     owner  package  state      excused until
bert  bert.example  not enabled  yes         account  anna   gold     suspended  $until
carl  carl.example  not enabled  no          account  root   lead     active
TABLE
};

subtest 'the status counts who is excused, and whose exception has expired' => sub {
    my $run = $server->run;
    like $run->{out}, qr/^of the 2: 1 cannot enable it, 1 is excused, 1 exception has expired$/m;
    like $run->{out}, qr/^accounts +2 +0 +2 +1 +1$/m;
};

subtest 'hostile names' => sub {
    my $hostile = ScratchServer->new;
    my $name    = "x\e]0;pwned\a\e[2J\t\r\n\x{202e}\x{9b}31m\x{7f}";
    my $bad     = '=cmd|calc';
    $hostile->answer( twofactorauth_get_user_configs => { $name => { is_enabled => 0, primary_domain => $bad } } );
    $hostile->answer( listaccts => { acct => [ { user => $name, owner => '+1;=2', plan => "-p\e[1m", email => '@mail', suspended => 0 } ] } );
    $hostile->features( $name => 1 );
    for my $run ( $hostile->run('list'), { out => $hostile->run_on_terminal('list') }, $hostile->run('status') ) {
        my $text = $run->{out};
        utf8::decode($text);
        unlike $text, qr/[^\n\t\P{Cc}]|\x{202e}/, 'nothing drives a terminal';
    }
    my $listed = $hostile->run('list')->{out};
    utf8::decode($listed);
    like $listed, qr/^x⟨U\+001B⟩\]0;pwned⟨U\+0007⟩⟨U\+001B⟩\[2J⟨U\+0009⟩⟨U\+000D⟩⟨U\+000A⟩⟨U\+202E⟩⟨U\+009B⟩31m⟨U\+007F⟩\t/m;
    my ( undef, $row ) = split /\r\n/, $hostile->run( 'list', '--csv' )->{out};
    like $row, qr/,'=cmd\|calc,not_enabled,yes,account,"'\+1;'=2",'-p \[1m,active,'\@mail,/, 'no formula';
    my ($json) = @{ JSON::PP->new->utf8->decode( $hostile->run( 'list', '--json' )->{out} ) };
    is $json->{user}, $name, 'JSON has it as it is';
};

done_testing;
