# Stand-in for cPanel's module: WHM's template engine, the real Template Toolkit with the variables that WHM's templates have.
package Cpanel::Template;

use strict;
use warnings;

use LocalWhm ();
use Template ();

# Returns (1, \$output), having printed it when `print` is set; or (0, $reason).
sub process_template {
    my ( $service, $args ) = @_;
    return ( 0, "unknown service $service" ) if $service ne 'whostmgr';

    my $session = LocalWhm::session();
    my $engine  = Template->new( INCLUDE_PATH => $session->{templateRoots}, ABSOLUTE => 1 );
    my %variables = (
        %{$args},
        cp_security_token => $session->{securityToken},
        locale            => bless( {}, 'LocalWhm::Locale' ),
        local_whm         => $session,
    );
    my $output = q{};
    $engine->process( $args->{template_file}, \%variables, \$output ) or return ( 0, q{} . $engine->error );
    print $output if $args->{print};
    return ( 1, \$output );
}

1;
