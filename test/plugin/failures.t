# Something is broken on the server: the page fails closed, and is never blank.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/lib";
use RunPage qw(run_page replace_module %ROOT %RESELLER);
use Test::More;

subtest 'privileges that cannot be read show nothing' => sub {
    my %broken = (
        init_acls  => 'sub init_acls { die "secret cause\n" } sub hasroot { 1 } sub checkacl { 1 }',
        hasroot    => 'sub init_acls {} sub hasroot { die "secret cause\n" } sub checkacl { 1 }',
        checkacl   => 'sub init_acls {} sub hasroot { 0 } sub checkacl { die "secret cause\n" }',
        list_accts =>
            'sub init_acls {} sub hasroot { 0 } sub checkacl { $_[0] eq "list-accts" ? die "secret cause\n" : 1 }',
    );
    for my $name ( sort keys %broken ) {
        my $page = run_page( session => {%ROOT}, modules => replace_module( 'Whostmgr::ACLS', $broken{$name} ) );
        is $page->{status}, '500 Internal Server Error', "$name: status";
        like $page->{body},   qr/\ATwo-Factor Status could not check your privileges/, "$name: says so";
        unlike $page->{body}, qr/two-factor-status|<|secret cause/,                    "$name: and nothing more";
        like $page->{errors}, qr/secret cause/,                                        "$name: the cause is in the log";
    }
};

subtest 'a module that cannot be loaded shows nothing' => sub {
    my $page = run_page( session => {%ROOT}, modules => replace_module( 'Whostmgr::ACLS', 'die "not this one";' ) );

    isnt $page->{exit},      0,   'the server is told by the exit code';
    is $page->{head} // q{}, q{}, 'no output';
};

subtest 'a template that is gone' => sub {
    my $page = run_page( session => {%RESELLER}, no_template => 1 );

    like $page->{body},   qr/could not be processed.*run(?:ning)? the plugin's install\.sh again/s, 'says what to do';
    unlike $page->{body}, qr/index\.tmpl|not found/,  'tells the viewer nothing of the server';
    like $page->{errors}, qr/index\.tmpl: not found/, 'the cause is in the log';
};

subtest 'every way in which the template engine may fail' => sub {
    my %failure = (
        'dies'                     => 'die "secret cause\n"',
        'returns 0 and the reason' => 'return ( 0, "secret cause" )',
        'returns 0'                => 'return 0',
        'returns nothing'          => 'return',
    );
    for my $name ( sort keys %failure ) {
        my $engine = replace_module( 'Cpanel::Template', "sub process_template { $failure{$name} }" );
        my $page   = run_page( session => {%ROOT}, modules => $engine );
        like $page->{body},   qr/\ATwo-Factor Status cannot be shown.*install\.sh/s, "$name: says so";
        unlike $page->{body}, qr/secret cause/,                                      "$name: the cause is not shown";
        like $page->{errors}, qr/could not be processed: (?:secret cause|no reason given)/, "$name: but logged";
    }
};

subtest 'an engine that shows the page has not failed, however it does so' => sub {
    my %success = (
        'prints and returns nothing'     => 'print "the page"; return',
        'writes past the buffer, says 1' => '$| = 1; syswrite STDOUT, "the page"; return 1',
    );
    for my $name ( sort keys %success ) {
        my $engine = replace_module( 'Cpanel::Template', "sub process_template { $success{$name} }" );
        my $page   = run_page( session => {%ROOT}, modules => $engine );
        is $page->{body},   'the page', "$name: the page alone";
        is $page->{errors}, q{},        "$name: nothing in the log";
    }
};

done_testing;
