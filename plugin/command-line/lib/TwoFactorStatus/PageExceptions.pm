# The exceptions as the page in WHM gets them: those of the viewer's accounts, and nothing else.
package TwoFactorStatus::PageExceptions;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Exceptions ();
use TwoFactorStatus::Owners     ();
use TwoFactorStatus::Places     ();

=encoding utf8

=head1 NAME

TwoFactorStatus::PageExceptions - the exceptions as the page in WHM gets them

=head1 FUNCTIONS

=head2 json_for(%viewer)

What the viewer may see of the exceptions, as JSON in ASCII in which nothing but quotes means anything to HTML:

    { "entries": [ { "user", "until", "reason", "approved_by", "approved_on", "ticket" }, … ],
      "faults": [ LINE, … ] }

Who has root gets every entry, and the lines that excuse nobody (0 is the whole file). Others get the entries of
accounts that they own, and of their own, and no line; nothing where it is not known who owns what. Empty where there is
nothing to tell. A file of more than 1 MB, or 20,000 lines, is not read: there is an end to what a page has to carry.

C<%viewer>: C<user>, C<has_root>, and C<root>, what stands before every place on the server.

=cut

my $MOST_FAULTS = 20;

my @TEXTS = qw(user until reason approved_by approved_on ticket);

sub json_for {
    my (%viewer) = @_;
    my $path = $viewer{root} . TwoFactorStatus::Places::EXCEPTIONS();
    return q{} if !-e $path;
    my $owners = TwoFactorStatus::Owners::read_owners( $viewer{root} . TwoFactorStatus::Places::OWNERS() );
    my $result = TwoFactorStatus::Exceptions::read_exceptions( $path, $owners ? ( known => $owners ) : () );
    my @entries = grep { $viewer{has_root} || _is_of( $viewer{user}, $_->{user}, $owners ) } @{ $result->{entries} };
    my @faults  = $viewer{has_root} ? map { $_->{line} } @{ $result->{faults} } : ();
    return q{} if !@entries && !@faults;
    splice @faults, $MOST_FAULTS;
    return '{"entries":[' . join( q{,}, map { _as_json($_) } @entries ) . '],"faults":[' . join( q{,}, @faults ) . ']}';
}

sub _is_of {
    my ( $viewer, $user, $owners ) = @_;
    return 0 if !defined $viewer || $viewer eq q{} || !$owners;
    return $user eq $viewer || ( $owners->{$user} // q{} ) eq $viewer;
}

sub _as_json {
    my ($entry) = @_;
    return '{' . join( q{,}, map { qq{"$_":"} . _escape( $entry->{$_} ) . q{"} } @TEXTS ) . '}';
}

# Whatever is no plain letter of ASCII, in UTF-16.
sub _escape {
    my ($text) = @_;
    return $text =~ s{([^ A-Za-z0-9._:/-])}{_code(ord $1)}ger;
}

sub _code {
    my ($code) = @_;
    return sprintf '\u%04x', $code if $code < 0x1_0000;
    my $rest = $code - 0x1_0000;
    return sprintf '\u%04x\u%04x', 0xd800 + ( $rest >> 10 ), 0xdc00 + ( $rest & 0x3ff );
}

1;
