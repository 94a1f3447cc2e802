# Stand-in for cPanel's template plugin: `USE Whostmgr` gives a template the addresses of WHM's files.
package Template::Plugin::Whostmgr;

use strict;
use warnings;
use parent 'Template::Plugin';

use LocalWhm ();

sub find_file_url {
    my ( $self, $path ) = @_;
    return LocalWhm::session()->{securityToken} . $path;
}

1;
