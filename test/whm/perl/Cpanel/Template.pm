# Stand-in for cPanel's module: WHM's template engine, the real Template Toolkit with the variables that WHM's templates have.
package Cpanel::Template;

use strict;
use warnings;

use LocalWhm ();
use Template ();

# With `print`: prints the page and returns (1, \''), or prints the engine's error as it is and returns (0, '').
# Without it: returns (1, \$page), or (undef, $reason).
sub process_template {
    my ( $service, $args ) = @_;
    my ( $page, $reason ) = _process( $service, $args );
    if ( $args->{print} ) {
        print $page // $reason;
        return defined $page ? ( 1, \q{} ) : ( 0, q{} );
    }
    return defined $page ? ( 1, \$page ) : ( undef, $reason );
}

# As WHM's engine does, it keeps what it has compiled: each template by its path, below a directory of its own.
sub _process {
    my ( $service, $args ) = @_;
    return ( undef, "unknown service $service" ) if $service ne 'whostmgr';

    my $session  = LocalWhm::session();
    my $compiles = $session->{templateCompiles};
    my $engine   = Template->new(
        INCLUDE_PATH => $session->{templateRoots},
        ABSOLUTE     => 1,
        defined $compiles ? ( COMPILE_DIR => $compiles ) : (),
    );
    my %variables = (
        %{$args},
        cp_security_token => $session->{securityToken},
        locale            => bless( {}, 'LocalWhm::Locale' ),
        local_whm         => $session,
    );
    my $page = q{};
    $engine->process( $args->{template_file}, \%variables, \$page ) or return ( undef, q{} . $engine->error );
    return $page;
}

1;
