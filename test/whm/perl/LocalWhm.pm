# What the stand-ins for cPanel's modules know of the local WHM's session: JSON text in the environment variable LOCAL_WHM.
package LocalWhm;

use strict;
use warnings;

use JSON::PP ();

# The text is taken as bytes, as WHM's templates are: UTF-8 goes through unharmed.
sub session {
    return JSON::PP->new->decode( $ENV{LOCAL_WHM} // die "LOCAL_WHM is not set\n" );
}

# The stand-in's root directory is not the process's: the page is told where it is, and where the version of WHM is in it.
if ( defined $ENV{LOCAL_WHM} && defined session()->{versionFile} ) {
    no warnings 'once';
    $TwoFactorStatus::Page::WHM_VERSION_FILE = session()->{versionFile};
}
if ( defined $ENV{LOCAL_WHM} && defined session()->{serverRoot} ) {
    no warnings 'once';
    $TwoFactorStatus::Page::SERVER_ROOT = session()->{serverRoot};
}

package LocalWhm::Locale;

use strict;
use warnings;

sub get_language_tag  { return LocalWhm::session()->{locale} }
sub get_html_dir_attr { return LocalWhm::session()->{dir} }

# Nothing is translated here.
sub maketext { my ( $self, $text ) = @_; return $text }

1;
