# What went wrong, in one sentence, with the exit code that it ends the program with.
package TwoFactorStatus::Failure;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Failure - what went wrong, in one sentence

=head1 FUNCTIONS

=head2 throw($sentence, %members)

Dies with a failure. The sentence begins with a small letter and ends without a full stop. Members: C<code>, the exit
code (1 unless given), and C<kind> (C<failed> unless given): C<refused> and C<not_permitted> where WHM answered no, C<absent>
where there is no whmapi1, C<usage> where the arguments are wrong.

=cut

sub throw {
    my ( $class, $sentence, %members ) = @_;
    die $class->new( $sentence, %members );
}

=head2 new($sentence, %members)

The same failure, which nothing has died of.

=cut

sub new {
    my ( $class, $sentence, %members ) = @_;
    return bless { sentence => $sentence, code => 1, kind => 'failed', %members }, $class;
}

=head2 usage($sentence)

A failure of whoever typed the command: exit code 2.

=cut

sub usage {
    my ( $class, $sentence ) = @_;
    return $class->new( "$sentence; see whm-2fa --help", code => 2, kind => 'usage' );
}

=head2 from($error)

What something died of, as a failure.

=cut

sub from {
    my ( $class, $error ) = @_;
    return $error if ref $error && eval { $error->isa($class) };
    my $text = defined $error && "$error" ne q{} ? "$error" : 'no reason given';
    return $class->new( decode_bytes($text) =~ s/\s+\z//r );
}

=head2 sentence, code, kind

What it says, its exit code, and what kind it is.

=cut

sub sentence { my ($self) = @_; return $self->{sentence} }
sub code     { my ($self) = @_; return $self->{code} }
sub kind     { my ($self) = @_; return $self->{kind} }

=head2 tell

Writes the sentence to stderr, in which nothing hides; returns the exit code.

=cut

sub tell {
    my ($self) = @_;
    remark( $self->sentence );
    return $self->code;
}

=head2 remark($sentence)

Tells on stderr what does not end the program.

=cut

sub remark {
    my ($sentence) = @_;
    my $line = 'whm-2fa: ' . TwoFactorStatus::VisibleText::visible($sentence) . "\n";
    print {*STDERR} TwoFactorStatus::VisibleText::to_bytes($line);
    return;
}

=head2 decode_bytes($text)

Bytes of others as characters: as UTF-8, or each byte as one where they are not.

=cut

sub decode_bytes {
    my ($text) = @_;
    utf8::decode($text) if !utf8::is_utf8($text);
    return $text;
}

1;
