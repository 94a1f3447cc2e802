# Who is shown the page, and what of themselves it is told.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP ();
use RunPage  qw(run_page replace_module %ROOT %RESELLER %HELPDESK);
use Test::More;

my $NOTE = qr/role="alert"[^>]*>\s*<strong>You do not have permission to see Two-Factor Status/;

subtest 'root sees the page, with every privilege' => sub {
    my $page = run_page( session => {%ROOT} );

    is $page->{status}, '200 OK', 'status';
    like $page->{body},   qr/<two-factor-status\s/,    'the element';
    like $page->{body},   qr/data-user="root"/,        'the name';
    like $page->{body},   qr/data-has-root="1"/,       'root';
    like $page->{body},   qr/data-can-list-accts="1"/, 'list-accts without holding it by name';
    unlike $page->{body}, $NOTE,                       'no permission note';
};

subtest 'root needs no privilege by name' => sub {
    my $by_name = replace_module( 'Whostmgr::ACLS', 'sub init_acls {} sub hasroot { 1 } sub checkacl { 0 }' );
    my $page    = run_page( session => {%ROOT}, modules => $by_name );

    is $page->{status}, '200 OK', 'status';
    like $page->{body}, qr/data-can-list-accts="1"/, 'list-accts';
};

subtest 'a reseller with create-acct and list-accts' => sub {
    my $page = run_page( session => {%RESELLER} );

    is $page->{status}, '200 OK', 'status';
    like $page->{body}, qr/data-user="brightweb"/,   'the name';
    like $page->{body}, qr/data-has-root="0"/,       'not root';
    like $page->{body}, qr/data-can-list-accts="1"/, 'list-accts';
};

subtest 'a reseller with create-acct alone' => sub {
    my $page = run_page( session => { %RESELLER, acls => ['create-acct'] } );

    is $page->{status}, '200 OK', 'status';
    like $page->{body}, qr/data-can-list-accts="0"/, 'no list-accts';
};

subtest 'a user without create-acct gets the chrome and a note, nothing else' => sub {
    my $page = run_page( session => {%HELPDESK} );

    is $page->{status}, '403 Forbidden', 'status';
    like $page->{body},   qr{<nav class="whm-menu"},                              'the chrome';
    like $page->{body},   $NOTE,                                                  'the note';
    like $page->{body},   qr/create-acct/,                                        'what to ask for';
    unlike $page->{body}, qr/two-factor-status|<script|\@STYLESHEET\@|data-user/, 'nothing of the page';
};

subtest 'the template of a refused page is told nothing but that' => sub {
    my $spy = replace_module( 'Cpanel::Template', <<'PERL' );
use JSON::PP ();
sub process_template { return ( 1, \JSON::PP->new->canonical->encode( $_[1] ) ) }
PERL
    my $page = run_page( session => {%HELPDESK}, modules => $spy );

    my $arguments = JSON::PP->new->decode( $page->{body} );
    is_deeply [ sort keys %{ $arguments->{data} } ], [qw(advice title)], 'data';
    like $arguments->{template_file}, qr{^/.+/notice\.tmpl$}, 'in a template of its own';
    is_deeply [ sort keys %{$arguments} ], [qw(data print template_file)], 'and nothing beside it';
};

subtest 'the privileges are read before they are asked' => sub {
    my $asked_too_early = replace_module( 'Whostmgr::ACLS', <<'PERL' );
my $is_read = 0;
sub init_acls { $is_read = 1; return }
sub hasroot   { return !$is_read }
sub checkacl  { return !$is_read }
PERL
    my $page = run_page( session => {%ROOT}, modules => $asked_too_early );

    is $page->{status}, '403 Forbidden', 'status';
};

done_testing;
