# Stand-in for cPanel's template plugin: after `USE JSON` every value has .json(), safe to stand inside a script.
package Template::Plugin::JSON;

use strict;
use warnings;
use parent 'Template::Plugin';

use JSON::PP ();

sub new {
    my ( $class, $context ) = @_;
    $context->define_vmethod( $_ => json => \&_json ) for qw(scalar list hash);
    return bless {}, $class;
}

sub _json {
    my ($value) = @_;
    return JSON::PP->new->allow_nonref->canonical->encode($value) =~ s/</\\u003c/gr;
}

1;
