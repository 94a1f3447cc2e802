# Stand-in for cPanel's module: the privileges of the user who is logged in. Nobody has any before init_acls().
package Whostmgr::ACLS;

use strict;
use warnings;

use LocalWhm ();

my ( $has_root, %has_acl );

sub init_acls {
    my $session = LocalWhm::session();
    $has_root = $session->{hasRoot};
    %has_acl  = map { $_ => 1 } @{ $session->{acls} };
    return;
}

sub hasroot { return $has_root ? 1 : 0 }

sub checkacl {
    my ($acl) = @_;
    return $has_root || $has_acl{$acl} ? 1 : 0;
}

1;
