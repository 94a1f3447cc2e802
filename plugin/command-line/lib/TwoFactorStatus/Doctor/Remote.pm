# Asks WHM from elsewhere, over HTTPS, with an API token of root's. The token stands in no argument and in no output.
package TwoFactorStatus::Doctor::Remote;

use strict;
use warnings;
use utf8;

use HTTP::Tiny                      ();
use TwoFactorStatus::Doctor::Answer ();
use TwoFactorStatus::Doctor::Curl   ();
use TwoFactorStatus::Failure        ();
use TwoFactorStatus::WhmApi         ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Remote - asks WHM from elsewhere

=cut

my $PORT        = 2087;
my $LIMIT       = 120;
my $LARGEST     = 500_000_000;
my $TOKEN_BYTES = 512;

=head1 FUNCTIONS

=head2 new($host, $token_file)

The host: a name or an address, perhaps with a port. C<http://> is taken for this machine itself only, the end of a tunnel.
The certificate is verified; C<SSL_CERT_FILE> in the environment names the one to trust where it is self-signed.

=cut

sub new {
    my ( $class, $host, $token_file ) = @_;
    my ( $scheme, $name, $port ) = $host =~ m{\A(?:(https?)://)?([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?/?\z};
    die TwoFactorStatus::Failure->usage('--host takes a name or an address, perhaps with a port') if !defined $name;
    $scheme //= 'https';
    if ( $scheme eq 'http' && $name !~ /\A(?:localhost|127\.[0-9.]+|\[::1\])\z/ ) {
        die TwoFactorStatus::Failure->usage('--host takes http:// for this machine alone: a token does not travel in the open');
    }
    my $address = "$scheme://$name:" . ( $port // $PORT );
    return bless { address => $address, token => _read_token($token_file) }, $class;
}

sub _read_token {
    my ($path) = @_;
    open my $file, '<', $path or TwoFactorStatus::Failure->throw("the token file cannot be read: $!");
    my $mode = ( stat $file )[2];
    defined read( $file, my $token, $TOKEN_BYTES ) or TwoFactorStatus::Failure->throw("the token file cannot be read: $!");
    close $file;
    $token =~ s/\A\s+|\s+\z//g;

    # Nothing that could end a header, or a quoted text.
    if ( $token !~ /\A[!#-\[\]-~]+\z/ || length $token > $TOKEN_BYTES / 2 ) {
        TwoFactorStatus::Failure->throw('the token file holds no API token: it is one word on one line');
    }
    TwoFactorStatus::Failure::remark('others than you can read the token file: chmod 600 it') if $mode & oct '077';
    return $token;
}

=head2 way

What the report calls it.

=cut

sub way { return 'https' }

=head2 ask($function, $arguments)

Calls a function that only reads, by GET. Returns a L<TwoFactorStatus::Doctor::Answer>. Fails where nothing answers.

=cut

sub ask {
    my ( $self, $function, $arguments ) = @_;
    my $query = join q{&}, 'api.version=1', TwoFactorStatus::WhmApi::write_arguments($arguments);
    return $self->_exchange( path => "/json-api/$function?$query", headers => $self->_login );
}

=head2 ask_json($function, $json)

The same by POST with a JSON body, for functions that take nothing else.

=cut

sub ask_json {
    my ( $self, $function, $json ) = @_;
    my %headers = ( %{ $self->_login }, 'content-type' => 'application/json' );
    return $self->_exchange( path => "/json-api/$function", headers => \%headers, body => $json );
}

=head2 ask_without_login

What WHM answers to who shows nothing: no failed log-in, for none is tried.

=cut

sub ask_without_login {
    my ($self) = @_;
    return $self->_exchange( path => '/json-api/version?api.version=1', headers => {} );
}

sub _login {
    my ($self) = @_;
    return { authorization => "whm root:$self->{token}" };
}

sub _exchange {
    my ( $self, %request ) = @_;
    my $url = $self->{address} . $request{path};
    my $is_ours = $url =~ /\Ahttp:/ || HTTP::Tiny->can_ssl;
    my $came = $is_ours ? _by_perl( $url, %request ) : TwoFactorStatus::Doctor::Curl::exchange( $url, $LIMIT, %request );
    if ( defined $came->{failure} ) {
        my $why = $came->{failure};
        $why =~ s/\Q$self->{token}\E/…/g;
        TwoFactorStatus::Failure->throw( 'WHM cannot be reached: ' . ( $why =~ s/\s+/ /gr ) );
    }
    return TwoFactorStatus::Doctor::Answer->read( %{$came} );
}

sub _by_perl {
    my ( $url, %request ) = @_;
    my $authority = $ENV{SSL_CERT_FILE};
    my $http      = HTTP::Tiny->new(
        verify_SSL => 1,
        timeout    => $LIMIT,
        max_size   => $LARGEST,

        # A redirect leads to the log-in page; a proxy in the environment is not for a token.
        max_redirect => 0,
        http_proxy   => undef,
        https_proxy  => undef,
        proxy        => undef,
        keep_alive   => 0,
        ( defined $authority ? ( SSL_options => { SSL_ca_file => $authority } ) : () ),
    );
    my $body = $request{body};
    my $came = $http->request( defined $body ? 'POST' : 'GET', $url, { headers => $request{headers}, defined $body ? ( content => $body ) : () } );

    # What HTTP::Tiny gives for "no answer".
    return { failure => TwoFactorStatus::Failure::decode_bytes( $came->{content} ) } if $came->{status} == 599;
    my %headers = map { $_ => ref $came->{headers}{$_} ? $came->{headers}{$_}[0] : $came->{headers}{$_} } keys %{ $came->{headers} };
    return { http => $came->{status}, headers => \%headers, text => \( $came->{content} // q{} ) };
}

1;
