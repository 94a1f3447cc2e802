#!/usr/local/cpanel/3rdparty/bin/perl

# Two-Factor Status in WHM: checks what the viewer may do, then has WHM's template engine show the page. It runs as
# root, so it reads nothing of the request but who WHM says is logged in.
package TwoFactorStatus::Page;

use strict;
use warnings;
use lib '/usr/local/cpanel';

use Cpanel::Template ();
use Whostmgr::ACLS   ();

our $VERSION = '@VERSION@';

# Where cPanel says which version it is. A test may have named another file.
our $WHM_VERSION_FILE //= '/usr/local/cpanel/version';

run() unless caller();

sub run {
    my $data = eval { _get_data() };
    if ( !$data ) {
        warn "Two-Factor Status: the privileges could not be checked: $@";
        _print_headers( 'Content-Type: text/plain; charset=utf-8', 'Status: 500 Internal Server Error' );
        print "Two-Factor Status could not check your privileges, so it shows nothing. WHM's error log says why.\n";
        return;
    }
    _print_headers( 'Content-Type: text/html; charset=utf-8', $data->{is_permitted} ? () : 'Status: 403 Forbidden' );
    _print_page($data);
    return;
}

# What the template may know: for a viewer without the privilege, only that.
sub _get_data {
    Whostmgr::ACLS::init_acls();
    my $has_root = Whostmgr::ACLS::hasroot();
    return { is_permitted => 0 } if !$has_root && !Whostmgr::ACLS::checkacl('create-acct');
    return {
        is_permitted   => 1,
        user           => $ENV{REMOTE_USER},
        has_root       => $has_root                                           ? 1 : 0,
        can_list_accts => $has_root || Whostmgr::ACLS::checkacl('list-accts') ? 1 : 0,
        whm_version    => _get_whm_version(),
    };
}

# Empty where it is not to be had: an export says "unknown" then, and nothing else suffers.
sub _get_whm_version {
    open my $file, '<', $WHM_VERSION_FILE or return q{};
    read $file, my $text, 256;
    close $file;
    return ( $text // q{} ) =~ /\A\s*([0-9.]{1,32})\s*\z/ ? $1 : q{};
}

sub _print_headers {
    my @headers = @_;
    push @headers, 'Cache-Control: no-store, no-cache, private', 'X-Content-Type-Options: nosniff',
        'X-Frame-Options: SAMEORIGIN', q{Content-Security-Policy: frame-ancestors 'self'};
    print map( {"$_\r\n"} @headers ), "\r\n";
    return;
}

# WHM's engine may die, return (0, reason) or just a false value when the template is missing or broken; and nothing
# says that it returns anything where it prints. So the page has failed when there is neither a true value nor output.
sub _print_page {
    my ($data) = @_;
    my $position = tell STDOUT;
    my ( $is_ok, $reason ) = eval {
        Cpanel::Template::process_template(
            'whostmgr', { template_file => 'twofactor_status/index.tmpl', print => 1, data => $data }
        );
    };
    return if $is_ok || tell(STDOUT) > $position;
    warn 'Two-Factor Status: the template could not be processed: ' . ( $@ || $reason || 'no reason given' ) . "\n";
    print "Two-Factor Status cannot be shown: the template of this page could not be processed.\n"
        . "The server administrator can put it back by running the plugin's install.sh again.\n";
    return;
}

1;
