# The page around the element: headers, chrome, escaping, language and direction, what stands there before the script runs.

use strict;
use warnings;

use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use FindBin;
use lib "$FindBin::Bin/lib";
use RunPage qw(run_page replace_module $CGI %ROOT %RESELLER %HELPDESK);
use Test::More;

subtest 'the headers are there, whatever the answer' => sub {
    my $failing = replace_module( 'Whostmgr::ACLS', 'sub init_acls { die "out of order\n" }' );
    my %pages   = (
        shown   => run_page( session => {%ROOT} ),
        refused => run_page( session => {%HELPDESK} ),
        failed  => run_page( session => {%ROOT}, modules => $failing ),
    );
    for my $name ( sort keys %pages ) {
        my $headers = $pages{$name}{headers};
        like $headers->{'cache-control'}, qr/\bno-store\b/, "$name: not stored";
        is $headers->{'x-content-type-options'},  'nosniff',                 "$name: types are not guessed";
        is $headers->{'x-frame-options'},         'SAMEORIGIN',              "$name: not framed by others";
        is $headers->{'content-security-policy'}, q{frame-ancestors 'self'}, "$name: the same for newer browsers";
    }
    is $pages{$_}{headers}{'content-type'},       'text/html; charset=utf-8',  "$_: HTML" for qw(shown refused);
    is $pages{failed}{headers}{'content-type'}, 'text/plain; charset=utf-8', 'failed: text';
};

subtest 'chrome: title, icon, breadcrumbs with the session token' => sub {
    my $body = run_page( session => {%ROOT} )->{body};

    like $body, qr{<h1[^>]*>\s*<img src="/cpsess1234567890/addon_plugins/twofactor_status\.png"}, 'icon';
    like $body, qr{alt="">\s*Two-Factor Status\s*</h1>},                                          'title';
    my @crumbs = $body =~ m{<li><a href="([^"]+)">(Home|Plugins)</a></li>}g;
    is_deeply \@crumbs,
        [
        '/cpsess1234567890/scripts/command?PFILE=main'    => 'Home',
        '/cpsess1234567890/scripts/command?PFILE=Plugins' => 'Plugins',
        ],
        'breadcrumbs';
};

subtest 'chrome: the "?" leads to cPanel\'s page on two-factor, also where the page is not shown' => sub {
    my $link = qr{<a class="whm-help" href="https://docs\.cpanel\.net/whm/security-center/two-factor-authentication-for-whm/"};
    like run_page( session => {%ROOT} )->{body},     $link, 'the page';
    like run_page( session => {%HELPDESK} )->{body}, $link, 'the notice';
};

subtest 'chrome: the notice has the same frame as the page' => sub {
    my ( $page, $notice ) = map { run_page( session => $_ )->{body} } \%ROOT, \%HELPDESK;
    for ( $page, $notice ) {
        s{(<h1.*?</h1>).*?(?=</main>)}{$1}s or fail 'it has a heading';
        s/>(?:root|helpdesk)</></g;
    }
    is $notice, $page, 'all but the content';
};

subtest 'a hostile user name stays a value' => sub {
    my $name = q{"><script>alert(1)</script>&amp;'[% 1 + 1 %]};
    my $body = run_page( session => {%ROOT}, env => { REMOTE_USER => $name } )->{body};

    like $body,
        qr/data-user="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;amp;(?:'|&#39;)\[% 1 \+ 1 %\]"/, 'escaped';
    unlike $body, qr/<script>/, 'no script of its making';
};

subtest 'a user name in UTF-8 passes through unharmed' => sub {
    my $body = run_page( session => {%ROOT}, env => { REMOTE_USER => "m\xc3\xbcller" } )->{body};

    like $body, qr/data-user="m\xc3\xbcller"/, 'the same bytes';
};

subtest 'no script and no style in the page itself' => sub {
    for my $viewer ( \%RESELLER, \%HELPDESK ) {
        my $body    = run_page( session => $viewer )->{body};
        my @scripts = $body =~ /<script([^>]*)>/g;
        is_deeply [ grep { !/\ssrc="/ } @scripts ], [], "$viewer->{user}: every script has an address";
        unlike $body, qr/<style|\sstyle=|\son[a-z]+=|javascript:/i, "$viewer->{user}: no style, no handler";
    }
};

subtest 'the direction, in each form that WHM may give it' => sub {
    my %expected = ( 'rtl' => 'rtl', 'dir="rtl"' => 'rtl', 'ltr' => 'ltr', 'dir="ltr"' => 'ltr', q{} => 'ltr' );
    for my $form ( sort keys %expected ) {
        my $body = run_page( session => { %ROOT, dir => $form } )->{body};
        like $body, qr/<two-factor-status[^>]*\sdir="$expected{$form}">/, "from '$form'";
    }
    my $body = run_page( session => { %ROOT, dir => undef } )->{body};
    like $body, qr/<two-factor-status[^>]*\sdir="ltr">/, 'from nothing';
};

subtest 'the language of the texts: the viewer\'s where it is there, its base, or English' => sub {
    my %expected = (
        de         => 'de',
        DE         => 'de',
        pt_br      => 'pt-br',
        es_419     => 'es',
        no         => 'nb',
        i_de_house => 'de',
        map { $_ => 'en' } qw(en i_cpanel_snowmen i-en xx size keys list), q{}, '"><b>',
    );
    for my $tag ( sort keys %expected ) {
        my $body = run_page( session => { %ROOT, locale => $tag } )->{body};
        like $body, qr/<two-factor-status[^>]*\slang="$expected{$tag}"/, "from '$tag'";
        my $preload = qr/<link rel="preload" as="fetch" crossorigin href="\@TEXTS\@$expected{$tag}-first\.json">/;
        $expected{$tag} eq 'en' ? unlike( $body, qr/as="fetch"/, 'nothing more' ) : like( $body, $preload, 'its texts' );
    }
    my $body = run_page( session => { %ROOT, locale => undef } )->{body};
    like $body, qr/<two-factor-status[^>]*\slang="en"/, 'from nothing';
};

subtest 'texts of the administrator\'s own: only what is named as a language is told of' => sub {
    my $directory = tempdir( CLEANUP => 1 );
    make_path("$directory/lang/override/it.json");
    copy( $CGI, "$directory/index.cgi" ) or die $!;
    for my $name (qw(de.json pt_br.json ../de.json de.json.bak .json DE.json), '"><b>.json' ) {
        open my $file, '>', "$directory/lang/override/$name" or die $!;
        close $file or die $!;
    }
    utime 1_700_000_000, 1_700_000_000, glob "$directory/lang/override/*.json";
    my %expected = (
        de    => 'lang/override/de.json?1700000000',
        pt_br => 'lang/override/pt_br.json?1700000000',
        en    => undef,
        it    => undef,
    );
    for my $tag ( sort keys %expected ) {
        my $body = run_page( session => { %ROOT, locale => $tag }, cgi => "$directory/index.cgi" )->{body};
        my ($address) = $body =~ /data-texts-override="([^"]*)"/;
        is $address, $expected{$tag}, $tag;
    }
    unlike run_page( session => { %ROOT, locale => 'de' } )->{body}, qr/data-texts-override/, 'none where there is no directory';
};

subtest 'never blank: what the element says until it is upgraded' => sub {
    my $body = run_page( session => {%ROOT} )->{body};

    my ($fallback) = $body =~ m{<two-factor-status[^>]*>(.*)</two-factor-status>}s;
    like $fallback, qr{<p>[^<]*is loading},                                  'loading';
    like $fallback, qr{<p class="tfs-boot-failed">[^<]*could not be loaded}, 'could not be loaded';
    like $fallback, qr{install\.sh},                                         'and what to do';
    like $fallback, qr{<noscript>\s*<p>[^<]*needs JavaScript},               'without JavaScript';
    like $body,     qr{<link rel="stylesheet" href="\@STYLESHEET\@">},       'the stylesheet';
    like $body,     qr{<script type="module" src="\@SCRIPT\@"></script>},    'the script';
};

done_testing;
