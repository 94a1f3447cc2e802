# Something is broken on the server: the page fails closed, is never blank, and keeps the cause for the log, on one line.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use RunPage    qw(run_page replace_module make_engine $CGI %ROOT %RESELLER %HELPDESK);
use Test::More;

my $SHOWN   = qr/Two-Factor Status cannot be shown.*run(?:ning)? the plugin(?:'|&#39;)s install\.sh again/s;
my $REFUSED = qr/You do not have permission to see Two-Factor Status\./;
my $FRAME   = qr{<nav class="whm-menu".*<h1 class="page-header">.*<div[^>]*role="alert"}s;

# How an engine says that a template failed, with print => 0; what each of them leaves for the log.
my %FAILURES = (
    'returns a false value and the reason' => [ 'return ( undef, "secret cause" );', qr/: secret cause$/ ],
    'returns 0 and the reason'             => [ 'return ( 0, "secret cause" );',     qr/: secret cause$/ ],
    'returns 0 and an empty reason'        => [ q{return ( 0, '' );},                qr/: no reason given$/ ],
    'returns a false value'                => [ 'return 0;',                         qr/: no reason given$/ ],
    'dies'                                 => [ 'die "secret cause\n";',             qr/: secret cause$/ ],
    'dies with an object'                  => [
        'package Secret; use overload q{""} => sub { "secret cause" }; die bless [], "Secret";', qr/: secret cause$/
    ],
    'dies with an object that has no text' =>
        [ 'package Mute; use overload q{""} => sub { die "no text" }; die bless [], "Mute";', qr/: no reason given$/ ],
    'returns nothing'              => [ 'return;',                        qr/: no reason given$/ ],
    'succeeds without a page'      => [ 'return ( 1, \q{} );',            qr/: the page is empty$/ ],
    'succeeds with white space'    => [ 'return ( 1, \" \n\t " );',       qr/: the page is empty$/ ],
    'succeeds with no text at all' => [ 'return ( 1, undef );',           qr/: the page is empty$/ ],
    'prints the page it was to return' => [ 'print "secret page"; return ( 1, \q{} );', qr/: the page is empty$/ ],
    'says it in several lines, with control characters' =>
        [ 'return ( undef, "secret\r\n\tcause\e[31m\0\x07" );', qr/: secret cause \[31m$/ ],
    'says it in characters' => [ 'return ( undef, "secret\x{2028}\x{202e}cause \x{20ac} \x{9b}m" );', qr/: secret cause € m$/ ],
    'says it in UTF-8'      => [ 'return ( undef, "secret cause \xe2\x82\xac \xc2\x9bm" );', qr/: secret cause € m$/ ],
    'says very much'        => [ 'return ( undef, "secret cause " x 100_000 );', qr/: .{20,1000}$/ ],
);

# What was logged: one line, in UTF-8, without a control character.
sub is_one_line {
    my ( $errors, $expected, $name ) = @_;
    ok utf8::decode($errors), "$name: the log gets UTF-8";
    like $errors,   qr/\ATwo-Factor Status: \P{C}+\n\z/, "$name: one line in the log";
    like $errors,   $expected,                           "$name: and it names the cause";
    return;
}

# A directory for `templates` in which the page's template is this text; undef: there is none.
sub make_template {
    my ($text) = @_;
    my $directory = tempdir( CLEANUP => 1 );
    return $directory if !defined $text;
    make_path("$directory/twofactor_status");
    open my $file, '>', "$directory/twofactor_status/index.tmpl" or die $!;
    print {$file} $text;
    close $file or die $!;
    return $directory;
}

subtest 'privileges that cannot be read show nothing' => sub {
    my %broken = (
        init_acls  => 'sub init_acls { die "secret\ncause\n" } sub hasroot { 1 } sub checkacl { 1 }',
        hasroot    => 'sub init_acls {} sub hasroot { die "secret\ncause\n" } sub checkacl { 1 }',
        checkacl   => 'sub init_acls {} sub hasroot { 0 } sub checkacl { die "secret\ncause\n" }',
        list_accts =>
            'sub init_acls {} sub hasroot { 0 } sub checkacl { $_[0] eq "list-accts" ? die "secret\ncause\n" : 1 }',
    );
    for my $name ( sort keys %broken ) {
        my $page = run_page( session => {%ROOT}, modules => replace_module( 'Whostmgr::ACLS', $broken{$name} ) );
        is $page->{status}, '500 Internal Server Error', "$name: status";
        like $page->{body},   qr/\ATwo-Factor Status could not check your privileges/, "$name: says so";
        unlike $page->{body}, qr/two-factor-status|<|secret/,                          "$name: and nothing more";
        is_one_line( $page->{errors}, qr/ could not be checked: secret cause$/, $name );
    }
};

subtest 'a module that cannot be loaded shows nothing' => sub {
    my $page = run_page( session => {%ROOT}, modules => replace_module( 'Whostmgr::ACLS', 'die "not this one";' ) );

    isnt $page->{exit},      0,   'the server is told by the exit code';
    is $page->{head} // q{}, q{}, 'no output';
};

for my $name ( sort keys %FAILURES ) {
    my ( $code, $cause ) = @{ $FAILURES{$name} };

    subtest "an engine that $name, of the page alone: a notice in WHM's frame" => sub {
        my $page = run_page( session => {%RESELLER}, modules => make_engine($code) );
        is $page->{status}, '500 Internal Server Error', 'status';
        is $page->{headers}{'content-type'}, 'text/html; charset=utf-8', 'HTML';
        like $page->{body},   $FRAME, "WHM's frame";
        like $page->{body},   $SHOWN, 'says so';
        unlike $page->{body}, qr/secret|<two-factor-status|<script/, 'and nothing of the cause';
        is_one_line( $page->{errors}, $cause, 'log' );
    };

    subtest "an engine that $name, of everything: a plain page" => sub {
        for my $viewer ( \%ROOT, $name =~ /^(?:dies|returns .*)$/ ? \%HELPDESK : () ) {
            my $is_root = $viewer->{hasRoot};
            my $page    = run_page( session => $viewer, modules => make_engine( $code, $code ) );
            is $page->{status}, $is_root ? '500 Internal Server Error' : '403 Forbidden', "$viewer->{user}: status";
            is $page->{headers}{'content-type'}, 'text/plain; charset=utf-8', "$viewer->{user}: text";
            like $page->{body},   $is_root ? $SHOWN : $REFUSED, "$viewer->{user}: says so";
            unlike $page->{body}, qr/secret|</, "$viewer->{user}: and nothing of the cause";
            is_one_line( $page->{errors}, $cause, "$viewer->{user}: log" );
        }
    };
}

subtest 'whoever watches for what dies does not write into the log, too' => sub {
    my $page = run_page( session => {%ROOT}, modules => replace_module( 'Cpanel::Template', <<'PERL') );
$SIG{__DIE__} = sub { print {*STDERR} "noise\n" };
sub process_template { die "secret cause\n" }
PERL
    is_one_line( $page->{errors}, qr/: secret cause$/, 'log' );
};

subtest 'the engine that WHM has, with a template that fails' => sub {
    my %templates = (
        'is gone'      => undef,
        'is empty'     => q{},
        'is damaged'   => '[% USE Whostmgr; WRAPPER %] secret words',
        'throws'       => '[% THROW secret "words\nin lines" %]',
        'wants a file' => '<p>secret words</p>[% INCLUDE not_there %]',
        'is a frame of which a part is gone' => q{[% WRAPPER 'gone.tmpl' %]secret words[% END %]},
    );
    for my $name ( sort keys %templates ) {
        my $page = run_page( session => {%RESELLER}, templates => make_template( $templates{$name} ) );
        is $page->{status}, '500 Internal Server Error', "$name: status";
        like $page->{body},   $FRAME, "$name: WHM's frame";
        like $page->{body},   $SHOWN, "$name: says what to do";
        unlike $page->{body}, qr/secret|index\.tmpl|not found|file error|gone\.tmpl/, "$name: nothing of the server";
        is_one_line( $page->{errors}, qr/template could not be processed: ./, $name );
    }
};

subtest 'without the notice, a plain page; both causes in one line' => sub {
    my $directory = tempdir( CLEANUP => 1 );
    copy( $CGI, "$directory/index.cgi" ) or die $!;
    for my $viewer ( \%ROOT, \%HELPDESK ) {
        my $page = run_page( session => $viewer, cgi => "$directory/index.cgi", templates => make_template(undef) );
        my $name = $viewer->{user};
        is $page->{headers}{'content-type'}, 'text/plain; charset=utf-8', "$name: text";
        like $page->{body},   $viewer->{hasRoot} ? $SHOWN : $REFUSED, "$name: says so";
        unlike $page->{body}, qr/</,                                  "$name: no markup";
        is_one_line( $page->{errors}, qr/: .*notice\.tmpl: not found/, $name );
        like $page->{errors}, qr/index\.tmpl: not found.*notice\.tmpl/, "$name: the first cause" if $viewer->{hasRoot};
    }
};

done_testing;
