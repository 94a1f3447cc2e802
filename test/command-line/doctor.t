# whm-2fa doctor on the server: verdicts, exit codes, calls that only read, and a report that tells no value.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use File::Path    qw(make_path);
use JSON::PP      ();
use ScratchServer ();
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);

my $LIST     = 'twofactorauth_get_user_configs';
my $FEATURES = 'get_users_features_settings';

# A server as the facts describe it, with cPanel's own places.
sub usual_server {
    my $server = ScratchServer->new;
    my $cpanel = $server->root . '/usr/local/cpanel';
    make_path( "$cpanel/Cpanel/Config/ConfigObj/Driver", $server->root . '/var/cpanel/apps', map { "$cpanel/whostmgr/docroot/$_" } qw(cgi/addons addon_plugins templates) );
    $server->write( "usr/local/cpanel/$_", q{} )
        for qw(Whostmgr/ACLS.pm Cpanel/Template.pm bin/register_appconfig bin/unregister_appconfig bin/is_registered_with_appconfig 3rdparty/bin/perl),
        'whostmgr/docroot/templates/master_templates/master.tmpl';
    chmod 0755, "$cpanel/3rdparty/bin/perl" or die $!;
    $server->write( 'etc/trueuserowners', "anna: root\nbert: anna\ncarl: root\n" );
    $server->write( 'var/cpanel/authn/twofactor_auth/tfa_userdata.json', '{"anna":{"secret":"JBSWY3DPEHPK3PXP"},"mail@anna.example":{},"team@anna":{}}' );
    $server->answer( version                  => { version => '11.138.0.10' } );
    $server->answer( twofactorauth_get_issuer => { issuer  => 'web1.example.net', system_wide_issuer => 'web1.example.net' } );
    my $day = { startdate => '13 May 22 16:03', unix_startdate => 1_369_256_639 };
    $server->answer( listaccts => {
        acct => [
            { user => 'anna', owner => 'root', plan => 'gold', email => 'a@anna.example,b@anna.example', suspended => 0, %{$day} },
            { user => 'bert', owner => 'anna', plan => 'gold', email => '*unknown*', suspended => 1, %{$day} },
            { user => 'carl', owner => 'root', plan => 'lead', email => q{},         suspended => 0, %{$day} },
        ] } );
    $server->features( anna => 1, bert => 1, carl => 0 );
    return $server;
}

# What is told of each id: the verdict, and what came.
sub told {
    my ($run) = @_;
    my $out = $run->{out};
    utf8::decode($out);
    return map { my ( $verdict, $id, $came ) = split / {2,}/; ( $id => "$verdict: $came" ) } split /\n/, $out;
}

subtest 'a server as the facts describe it: nothing differs' => sub {
    my $server = usual_server();
    my $run    = $server->run('doctor');
    is_deeply [ @{$run}{qw(err exit)} ], [ q{}, 0 ];
    my @lines = split /\n/, $run->{out};
    my @odd   = grep { !/\A(?:confirmed|not seen|differs) {2,}[a-z]+[.][a-z-]+ {2,}\S/ } @lines;
    is_deeply \@odd, [], 'a verdict, an id, what came';
    my %told = told($run);
    is scalar keys %told, scalar @lines, 'each id once';

    # Whether a fast module for JSON is there is the machine's own.
    is_deeply [ grep { $told{$_} =~ /\Adiffers/ && $_ ne 'server.perl' } sort keys %told ], [];
    is $told{'configs.is-enabled'},  'confirmed: number, numeric text';
    is $told{'server.tfa-userdata'}, 'confirmed: accounts, e-mail accounts, team users';
    is $told{'removal.answer'},      'not seen: it would change the server';
};

subtest 'it only reads' => sub {
    my $server = usual_server();
    $server->run('doctor');
    my %asked = map { $_->{function} => 1 } $server->calls;
    is_deeply [ sort keys %asked ],
        [ sort $LIST, $FEATURES, qw(listaccts twofactor_status_no_such_function twofactorauth_get_issuer twofactorauth_policy_status version) ];
};

# What is the case, what answers it, what is told of which assumptions, and the exit code.
my @CASES = (
    [   'other forms that the product reads',
        {   $LIST                    => { root => { is_enabled => JSON::PP::true, primary_domain => 'a.example' } },
            twofactorauth_get_issuer => { issuer => undef, system_wide_issuer => 'x' },
            listaccts                => { acct => [ { user => 'anna', secret_member => 1, startdate => '2013-05-22' } ] },
        },
        {   'configs.is-enabled' => 'differs: true or false; the product copes',
            'issuer.in-use'      => 'differs: null; the product copes',
            'accounts.want'      => 'differs: other members besides; the product copes',
            'accounts.startdate' => 'differs: of another form; the product copes',
            'accounts.same'      => 'differs: some are in one of them alone; the product copes',
        },
        0,
    ],
    [   'one record that cannot be read, a domain that is not ASCII, no root',
        { $LIST => { bert => { is_enabled => 1, primary_domain => 'mÜnchen.de' }, anna => [] } },
        {   'configs.is-enabled'     => 'differs: number, some cannot be read; the product copes',
            'configs.primary-domain' => 'differs: text, text beyond ASCII; the product copes',
            'configs.root'           => 'differs: absent; the product copes',
        },
        0,
    ],
    [   'no record that can be read',
        { $LIST => { root => { is_enabled => 'maybe' } } },
        { 'configs.is-enabled' => 'differs: text, some cannot be read; the product does not cope' },
        1,
    ],
    [   'lists and objects in each other’s place',
        { $LIST => [ { user => 'root' } ], listaccts => { acct => { anna => {} } } },
        { 'configs.list' => 'differs: list; the product does not cope', 'accounts.list' => 'differs: object; the product does not cope' },
        1,
    ],
    [ 'no account at all', { $LIST => undef }, { 'configs.list' => 'differs: absent; the product copes' }, 1 ],
    [ 'another policy', { twofactorauth_policy_status => { enabled => 1 } }, { 'policy.status' => 'differs: it cannot be read; the product does not cope' }, 1 ],
);
for my $case (@CASES) {
    my ( $what, $answers, $expected, $exit ) = @{$case};
    subtest $what => sub {
        my $server = usual_server();
        $server->answer( $_ => $answers->{$_} ) for keys %{$answers};
        my $run  = $server->run('doctor');
        my %told = told($run);
        is_deeply { map { $_ => $told{$_} } keys %{$expected} }, $expected;
        is $run->{exit}, $exit;
    };
}

subtest 'what WHM does not answer' => sub {
    my $server = usual_server();
    $server->faults( '*' => { answer => 'Segmentation fault' } );
    my $run  = $server->run('doctor');
    my %told = told($run);
    is $run->{exit}, 1;
    is $run->{err}, "whm-2fa: no two-factor record can be read\n";
    is $told{'configs.list'}, 'differs: WHM answers: unreadable; the product does not cope';

    $server->faults( $FEATURES => { refused => 'You do not have permission to do that.' }, listaccts => { exit => 3 } );
    %told = told( $run = $server->run('doctor') );
    is $told{'features.list'}, 'not seen: WHM answers: not permitted';
    is $told{'api.ended'}, 'differs: exit code 0, exit code other than 0; the product does not cope';
    is $run->{exit}, 1;
};

subtest 'wrong usage, no WHM, not root' => sub {
    my $server = usual_server();
    for my $arguments ( [ '--host', 'web1.example.net' ], [ '--token-file', '/x' ], ['x'], [ '--host=a b', '--token-file=/dev/null' ], [ '--host=http://web1.example.net', '--token-file=/dev/null' ], [ '--host=-K/etc/passwd', '--token-file=x' ] ) {
        my $run = $server->run( 'doctor', @{$arguments} );
        is $run->{exit}, 2, "@{$arguments}";
    }
    my $run = ScratchServer->new( whmapi1 => 0 )->run('doctor');
    is $run->{exit}, 3;
};

# Values of a type, each of its own: names, domains, addresses, secrets, and what could break out of a text.
my $count = 0;
my @HOSTILE = ( "\e[2J", '","x":"', '</script>', "\x{202e}", "\n", '${HOME}', '%s%n', '::ffff:192.0.2.1', 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP', '__proto__' );

sub other {
    my ($kind) = @_;
    $count++;
    return $kind eq 'hostile' ? "q${count}z$HOSTILE[$count % @HOSTILE]" : "real${count}name";
}

# A server of which all that it says is made up anew; the same types at each place.
sub filled_server {
    my ( $kind, $values ) = @_;
    my $new = sub { my $value = other($kind) . ( $_[0] // q{} ); push @{$values}, $value; return $value };
    my $server = usual_server();
    my @users  = map { $new->() } 1 .. 3;
    $server->answer( $LIST => { root => { is_enabled => 1, primary_domain => $new->("\x{202e}") }, map { $_ => { is_enabled => 0, primary_domain => $new->("\x{202e}"), $new->() => $new->() } } @users } );
    $server->answer( listaccts => { acct => [ map { { user => $_, owner => $new->(), plan => $new->(), email => $new->(), suspended => 0, startdate => $new->(), unix_startdate => 1_000_000 + $count, $new->() => $new->() } } @users ] } );
    $server->answer( twofactorauth_get_issuer => { issuer => $new->(), system_wide_issuer => $new->(), $new->() => $new->() } );
    $server->answer( version => { version => '192.0.2.' . ( 10 + $count % 200 ) } );
    $server->write( 'usr/local/cpanel/version', '192.0.2.7' );
    push @{$values}, '192.0.2';
    $server->write( 'etc/trueuserowners', "kept: owner$count\n" );
    push @{$values}, "owner$count";
    my @keys = ( $new->() =~ tr/@//dr, 'mail@' . $new->() =~ tr/@//dr . '.example' );
    my $json = JSON::PP->new->utf8;
    $server->write( 'var/cpanel/authn/twofactor_auth/tfa_userdata.json', $json->encode( { map { $_ => { secret => $new->() } } @keys } ) );
    $server->features( map { $_ => 1 } @users );
    my %metadata = ( result => 1, reason => $new->(), command => $new->(), version => 1, output => { warnings => [ $new->() ], $new->() => $new->() }, $new->() => $new->() );
    $server->answer_text( twofactorauth_policy_status => $json->encode( { metadata => \%metadata, data => { is_enabled => 1, $new->() => $new->() }, $new->() => $new->() } ) );
    $server->faults( twofactor_status_no_such_function => { refused => $new->() } );
    return $server;
}

for my $kind (qw(hostile real)) {
    subtest "the report tells no value: $kind" => sub {
        my @reports;
        for ( 1 .. 3 ) {
            my @values;
            my $server = filled_server( $kind, \@values );
            for my $arguments ( ['--report'], [] ) {
                my $run = $server->run( 'doctor', @{$arguments} );
                my $out = $run->{out};
                utf8::decode($out);
                is_deeply [ grep { index( $out, $_ ) >= 0 } @values ], [], 'none of ' . @values;
                push @reports, $out if @{$arguments};
            }
        }
        is $reports[$_], $reports[0], 'other values of the same types: the same report' for 1 .. $#reports;
        my $report = JSON::PP->new->decode( $reports[0] );
        is $report->{whm}, 'unknown', 'what could be an address is no version';
        is_deeply $report->{calls}{list}{'record.is_enabled'}, ['number'];
    };
}

done_testing;
