# What goes to the viewer: one head and one body in UTF-8, nothing before it, and an end when nobody takes it.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/lib";
use File::Temp qw(tempdir);
use RunPage    qw(run_page page_environment make_engine $CGI %ROOT %HELPDESK);
use Test::More;

my $LONG = 'return ( 1, \( "the page\n" x 100_000 ) );';

# Runs the page with its output going where a shell command says. Returns what came out of that, and the log.
sub run_into {
    my ( $command, %options ) = @_;
    my $directory = tempdir( CLEANUP => 1 );
    local %ENV = page_environment( session => {%ROOT}, %options );
    @ENV{qw(PAGE_PERL PAGE_CGI PAGE_LOG)} = ( $^X, $CGI, "$directory/log" );
    my $output = qx{exec 2>&1; $command};
    my $log    = q{};
    if ( open my $file, '<', "$directory/log" ) { local $/ = undef; $log = readline $file }
    return ( $output, $log );
}

subtest 'one status, one type, whatever the answer' => sub {
    my %pages = (
        shown   => run_page( session => {%ROOT} ),
        refused => run_page( session => {%HELPDESK} ),
        failed  => run_page( session => {%ROOT}, modules => make_engine('return 0;') ),
        plain   => run_page( session => {%ROOT}, modules => make_engine( 'return 0;', 'return 0;' ) ),
    );
    my %status = ( shown => 200, refused => 403, failed => 500, plain => 500 );
    for my $name ( sort keys %pages ) {
        my @status = $pages{$name}{head} =~ /^Status: (\d{3}) /gm;
        is_deeply \@status, [ $status{$name} ], "$name: status";
        my @types = $pages{$name}{head} =~ /^Content-Type:/gm;
        is scalar @types, 1, "$name: type";
        unlike $pages{$name}{body}, qr/^(?:Status|Content-Type):/m, "$name: no second head";
    }
};

subtest 'what is printed while the page is made does not come before it' => sub {
    my %noises = (
        'print'                  => 'print "noise";',
        'print to STDOUT'        => 'print STDOUT "noise";',
        'unbuffered'             => '$| = 1; syswrite STDOUT, "noise";',
        'a program that it runs' => 'system "echo noise";',
    );
    for my $name ( sort keys %noises ) {
        my $page = run_page( session => {%ROOT}, modules => make_engine("$noises{$name} return ( 1, \\'the page' );") );
        is $page->{status}, '200 OK',   "$name: status";
        is $page->{body},   'the page', "$name: the page alone";
        is $page->{errors}, q{},        "$name: nothing in the log";
        like $page->{head}, qr/\AStatus: 200 OK\r\nContent-Type: text\/html; charset=utf-8\r\n/, "$name: the head first";
    }
};

subtest 'a page in bytes, in characters or in both is UTF-8 once' => sub {
    my $bytes = "m\xc3\xbcller \xe2\x82\xac";
    my %pages = (
        'bytes'                 => [ '"m\xc3\xbcller \xe2\x82\xac"',                             $bytes ],
        'characters'            => [ '"m\x{fc}ller \x{20ac}"',                                   $bytes ],
        'upgraded bytes'        => [ 'do { my $t = "m\xc3\xbcller \xe2\x82\xac"; utf8::upgrade($t); $t }', $bytes ],
        'characters of Latin-1' => [ 'do { my $t = "m\x{fc}ller"; utf8::upgrade($t); $t }',      "m\xc3\xbcller" ],
        'a stray byte'          => [ '"m\xc3\xbcller \xff"',                                     "m\xc3\xbcller \xff" ],
    );
    for my $name ( sort keys %pages ) {
        my ( $text, $expected ) = @{ $pages{$name} };
        my $page = run_page( session => {%ROOT}, modules => make_engine("return ( 1, \\$text );") );
        is $page->{body},   $expected, $name;
        is $page->{errors}, q{},       "$name: nothing in the log";
    }
};

subtest 'a page that comes as a text instead of a reference is taken, too' => sub {
    is run_page( session => {%ROOT}, modules => make_engine(q{return ( 1, 'the page' );}) )->{body}, 'the page', 'body';
};

subtest 'STDOUT is closed' => sub {
    my ( $output, $log ) = run_into('timeout 20 "$PAGE_PERL" "$PAGE_CGI" >&- 2>"$PAGE_LOG"; echo "end $?"');
    is $output, "end 0\n", 'it comes to its end';
    like $log, qr/\ATwo-Factor Status: the answer could not be sent: [^\n]+\n\z/, 'one line in the log';
};

subtest 'STDOUT takes nothing' => sub {
    my ( $output, $log ) = run_into(
        'timeout 20 "$PAGE_PERL" "$PAGE_CGI" >/dev/full 2>"$PAGE_LOG"; echo "end $?"',
        modules => make_engine($LONG)
    );
    is $output, "end 0\n", 'it comes to its end';
    like $log, qr/\ATwo-Factor Status: the answer could not be sent: [^\n]+\n\z/, 'one line in the log';
};

for my $how ( 'which ends the process', 'which is ignored' ) {
    subtest "the viewer goes away in the middle: SIGPIPE, $how" => sub {
        my $trap = $how =~ /ignored/ ? q{trap '' PIPE; } : q{};
        my ( $output, $log ) = run_into(
            "$trap timeout 20 \"\$PAGE_PERL\" \"\$PAGE_CGI\" 2>\"\$PAGE_LOG\" | { head -c 5000 | grep -c ^Status; sleep 0.2; }",
            modules => make_engine($LONG)
        );
        is $output, "1\n", 'one head, and it comes to its end';
        is $log,    q{},   'which is no fault: nothing in the log';
    };
}

done_testing;
