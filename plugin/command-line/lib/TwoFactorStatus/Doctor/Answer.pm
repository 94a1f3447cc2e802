# An answer of WHM as it came, told apart as the page (src/whm/answer.ts) and whm-2fa tell them apart.
package TwoFactorStatus::Doctor::Answer;

use strict;
use warnings;

use TwoFactorStatus::Json ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Answer - an answer of WHM as it came

=cut

# As the page has it: WHM gives the refusal of a privilege no code of its own.
my $PERMISSION = qr/do(?:es)? not have .{0,20}(?:permission|privilege)/i;

# The statuses that the report names.
my %NAMED = map { $_ => 1 } 200, 301, 302, 303, 307, 308, 400, 401, 403, 404, 429, 500, 502, 503, 504;

=head1 FUNCTIONS

=head2 read(%came)

C<text>, a reference to the bytes; and C<exit>, a wait status, or C<http>, a status, and C<headers>, by their names in
small letters.

=cut

sub read {
    my ( $class, %came ) = @_;
    my $self     = bless { %came, text => undef }, $class;
    my $answer   = eval { TwoFactorStatus::Json::decode( ${ $came{text} } ) };
    my $metadata = ref $answer eq 'HASH' ? $answer->{metadata} : undef;
    $self->{metadata} = $metadata if ref $metadata eq 'HASH';
    $self->{has_data} = ref $answer eq 'HASH' && exists $answer->{data};
    $self->{data}     = $answer->{data} if $self->{has_data};
    $self->{kind}     = $self->{metadata} ? _read_envelope( $metadata, $came{http} // 0 ) : _read_other( $answer, %came );
    return $self;
}

sub _read_envelope {
    my ( $metadata, $http ) = @_;
    my $result = exists $metadata->{result} ? TwoFactorStatus::Json::read_boolean( $metadata->{result} ) : undef;
    return 'not permitted' if $http == 403;
    return 'unreadable'    if !defined $result;
    return 'done'          if $result;
    my $reason = TwoFactorStatus::Json::read_text( $metadata->{reason} ) // q{};
    return $reason =~ $PERMISSION ? 'not permitted' : $reason =~ /\AUnknown app\b/ ? 'unknown function' : 'refused';
}

# The daemon's own refusal, a log-in page, or something else.
sub _read_other {
    my ( $answer, %came ) = @_;
    my $http = $came{http} // return ${ $came{text} } =~ /\S/ ? 'unreadable' : 'nothing';
    return 'redirected'  if $http >= 300 && $http < 400;
    return 'log-in page' if $http == 401 || $http == 200 && ${ $came{text} } =~ /\A\s*<.*login/is;
    my $denial = ref $answer eq 'HASH' && ref $answer->{cpanelresult} eq 'HASH' ? $answer->{cpanelresult}{error} : undef;
    return 'denied' if defined $denial && !ref $denial && $denial =~ /denied/i;
    return $http >= 500 ? 'server error' : 'unreadable';
}

=head2 kind, metadata, data, has_data

C<done>, C<refused>, C<not permitted>, C<unknown function>; or without an envelope C<denied>, C<log-in page>,
C<redirected>, C<server error>, C<nothing>, C<unreadable>. The envelope's own, undef where there is none; and whether
there is a C<data> at all.

=cut

sub kind     { my ($self) = @_; return $self->{kind} }
sub metadata { my ($self) = @_; return $self->{metadata} }
sub data     { my ($self) = @_; return $self->{data} }
sub has_data { my ($self) = @_; return $self->{has_data} }

=head2 is_done

Whether WHM has done what it was asked for.

=cut

sub is_done { my ($self) = @_; return $self->{kind} eq 'done' }

=head2 ended

How it ended, in a few words: C<HTTP 200>, C<exit code 0>, C<exit code other than 0>.

=cut

sub ended {
    my ($self) = @_;
    my $http = $self->{http};
    return $NAMED{$http} ? "HTTP $http" : 'another HTTP status' if defined $http;
    return $self->{exit} ? 'exit code other than 0' : 'exit code 0';
}

=head2 header($name)

Of an answer over HTTP; undef where there is none.

=cut

sub header { my ( $self, $name ) = @_; return $self->{headers}{$name} }

1;
