# What the doctor has found of each assumption: a verdict, what came, and whether the product copes with it.
package TwoFactorStatus::Doctor::Findings;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Doctor::Assumptions ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Findings - what the doctor has found of each assumption

=head1 DESCRIPTION

What came is told in words of the product's own: types and forms, never a value from the server.

=head1 FUNCTIONS

=head2 new

Nothing is seen yet.

=cut

sub new {
    my ($class) = @_;
    my %is_known = map { ( $_->[0] => 1 ) } TwoFactorStatus::Doctor::Assumptions::asked();
    return bless { known => \%is_known, found => {} }, $class;
}

=head2 confirm($id, @came), differ($id, $copes, @came), miss($id, $why)

It is as assumed; it is not, and the product copes with that or does not; it could not be seen.

=cut

sub confirm {
    my ( $self, $id, @came ) = @_;
    return $self->_note( $id, verdict => 'confirmed', came => \@came );
}

sub differ {
    my ( $self, $id, $copes, @came ) = @_;
    return $self->_note( $id, verdict => 'differs', copes => $copes ? 1 : 0, came => \@came );
}

sub miss {
    my ( $self, $id, $why ) = @_;
    return $self->_note( $id, verdict => 'not seen', came => [$why] );
}

sub _note {
    my ( $self, $id, %finding ) = @_;
    die "no assumption: $id\n" if !$self->{known}{$id};
    $self->{found}{$id} = \%finding;
    return;
}

=head2 judge($id, $came, $expected, $coped)

By the forms that came: those that are expected, those that the product copes with, and any other.

=cut

sub judge {
    my ( $self, $id, $came, $expected, $coped ) = @_;
    return $self->miss( $id, 'nothing of it came' ) if !@{$came};
    my %is_expected = map { $_ => 1 } @{$expected};
    my %is_coped    = map { $_ => 1 } @{ $coped // [] };
    my @others      = grep { !$is_expected{$_} } @{$came};
    return $self->confirm( $id, @{$came} ) if !@others;
    return $self->differ( $id, !( grep { !$is_coped{$_} } @others ), @{$came} );
}

=head2 all

Each assumption in its order, a hash: C<id>, C<verdict>, C<came>, a list of words, and C<copes>, where it differs.

=cut

sub all {
    my ($self) = @_;
    return (
        ( map { { id => $_->[0], %{ $self->{found}{ $_->[0] } // { verdict => 'not seen', came => ['nothing of it came'] } } } } TwoFactorStatus::Doctor::Assumptions::asked() ),
        ( map { { id => $_->[0], verdict => 'not seen', came => [ $_->[1] ] } } TwoFactorStatus::Doctor::Assumptions::not_asked() ),
    );
}

=head2 does_break

Whether anything differs with which the product does not cope.

=cut

sub does_break {
    my ($self) = @_;
    return scalar grep { $_->{verdict} eq 'differs' && !$_->{copes} } $self->all;
}

1;
