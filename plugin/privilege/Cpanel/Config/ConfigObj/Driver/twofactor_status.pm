# Tells WHM of the privilege "Two-Factor Status", which resellers are granted in Edit Reseller Privileges.
# install.sh --own-privilege lays it into Cpanel/Config/ConfigObj/Driver/.
package Cpanel::Config::ConfigObj::Driver::twofactor_status;

use strict;
use warnings;

use Cpanel::Config::ConfigObj::Driver::twofactor_status::META ();
use parent qw(Cpanel::Config::ConfigObj::Interface::Config::v1);

our $VERSION = $Cpanel::Config::ConfigObj::Driver::twofactor_status::META::VERSION;

=head1 NAME

Cpanel::Config::ConfigObj::Driver::twofactor_status - the privilege to open Two-Factor Status

=head1 METHODS

=head2 init

What WHM makes its object of.

=cut

sub init {
    my ( $class, $software ) = @_;
    return $class->SUPER::base( { thirdparty_ns => 'twofactor_status', meta => {} }, $software );
}

=head2 info

What the software does, in one sentence.

=cut

sub info {
    my ($self) = @_;
    return $self->meta()->abstract();
}

=head2 acl_desc

The privilege, which nobody has unless they are given it.

=cut

sub acl_desc {
    return [
        {   acl              => 'software-twofactor_status',
            default_value    => 0,
            default_ui_value => 0,
            name             => 'Two-Factor Status',
            acl_subcat       => 'Third-Party Services',
        },
    ];
}

1;
