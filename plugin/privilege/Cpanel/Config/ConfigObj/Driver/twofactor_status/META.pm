# Describes the software that the privilege belongs to. WHM loads it before, and often without, the driver beside it.
package Cpanel::Config::ConfigObj::Driver::twofactor_status::META;

use strict;
use warnings;

use parent qw(Cpanel::Config::ConfigObj::Interface::Config::Version::v1);

our $VERSION = '1.0';

=head1 NAME

Cpanel::Config::ConfigObj::Driver::twofactor_status::META - what Two-Factor Status is

=head1 METHODS

=head2 spec_version, meta_version

Of the form that cPanel's guide describes.

=cut

sub spec_version { return 1 }

sub meta_version { return 1 }

=head2 get_driver_name

The name by which WHM finds the driver.

=cut

sub get_driver_name { return 'twofactor_status' }

=head2 content

Names and a sentence. The names are not translated, as in the menu.

=cut

sub content {
    return {
        vendor   => 'Two-Factor Status',
        url      => q{},
        name     => { short => 'Two-Factor Status', long => 'Two-Factor Status', driver => get_driver_name() },
        since    => 'cPanel & WHM version 11.110',
        abstract => 'Shows which accounts have two-factor authentication and which have not.',
        version  => $VERSION,
    };
}

=head2 showcase

It is in no showcase of new features.

=cut

sub showcase { return }

1;
