# Asks WHM on the server itself, as root, by whmapi1.
package TwoFactorStatus::Doctor::Local;

use strict;
use warnings;

use TwoFactorStatus::Doctor::Answer ();
use TwoFactorStatus::WhmApi         ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Local - asks WHM on the server itself

=head1 FUNCTIONS

=head2 new

Fails where who runs the program is not root.

=cut

sub new {
    my ($class) = @_;
    TwoFactorStatus::WhmApi::require_root();
    return bless {}, $class;
}

=head2 way

What the report calls it.

=cut

sub way { return 'whmapi1' }

=head2 ask($function, $arguments)

Calls a function that only reads. Returns a L<TwoFactorStatus::Doctor::Answer>.

=cut

sub ask {
    my ( $self, $function, $arguments ) = @_;
    my ( $status, $text ) = TwoFactorStatus::WhmApi::ask( $function, $arguments );
    return TwoFactorStatus::Doctor::Answer->read( text => $text, exit => $status );
}

=head2 ask_json, ask_without_login

What whmapi1 has no way to ask: undef.

=cut

sub ask_json          { return }
sub ask_without_login { return }

1;
