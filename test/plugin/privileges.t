# Who is shown the page, and what of themselves it is told.

use strict;
use warnings;

use File::Copy qw(copy);
use File::Temp qw(tempdir);
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP ();
use RunPage  qw(run_page replace_module $CGI %ROOT %RESELLER %HELPDESK);
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

subtest 'with the mark of install.sh --own-privilege that privilege is asked for, and no other' => sub {
    my $directory = tempdir( CLEANUP => 1 );
    my $installed = "$directory/index.cgi";
    copy( $CGI, $installed ) or die $!;
    copy( $CGI =~ s{index[.]cgi}{notice.tmpl}r, $directory ) or die $!;
    my %granted = ( %HELPDESK, acls => ['software-twofactor_status'] );
    my $status  = sub { run_page( cgi => $installed, session => {@_} )->{status} };

    is $status->(%granted),  '403 Forbidden', 'without the mark it opens nothing';
    is $status->(%RESELLER), '200 OK',        'nor does anything change';

    open my $mark, '>', "$directory/own-privilege" or die $!;
    close $mark;
    is $status->(%granted), '200 OK', 'whoever is granted it';
    is $status->(%ROOT),    '200 OK', 'root';
    my $refused = run_page( cgi => $installed, session => {%RESELLER} );
    is $refused->{status}, '403 Forbidden', 'not who may create accounts';
    like $refused->{body}, $NOTE,                                        'the note';
    like $refused->{body}, qr/Two-Factor Status.+software-twofactor_status/, 'what to ask for';
    unlike $refused->{body}, qr/create-acct|data-user/, 'nothing else';
};

subtest 'where the mark cannot be looked for, both privileges are asked for' => sub {
    my $lost = replace_module( 'Cwd', 'sub abs_path { die "no such place\n" }' );
    my $status = sub { run_page( modules => $lost, session => { %HELPDESK, acls => [@_] } )->{status} };

    is $status->('create-acct'),               '403 Forbidden', 'the usual one alone';
    is $status->('software-twofactor_status'), '403 Forbidden', 'its own alone';
    is $status->( 'create-acct', 'software-twofactor_status' ), '200 OK', 'both';
};

done_testing;
