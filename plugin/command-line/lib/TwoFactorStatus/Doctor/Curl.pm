# One HTTPS request by curl, for a Perl without IO::Socket::SSL. What is secret goes to curl by its stdin.
package TwoFactorStatus::Doctor::Curl;

use strict;
use warnings;
use utf8;

use IPC::Open3               ();
use Symbol                   ();
use TwoFactorStatus::Failure ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Curl - one HTTPS request by curl

=head1 FUNCTIONS

=head2 exchange($url, $limit, %request)

C<headers>, by name, and C<body>, where it is a POST. Returns C<http>, C<headers> and C<text>, a reference to the bytes; or
C<failure>, one sentence.

=cut

sub exchange {
    my ( $url, $limit, %request ) = @_;
    my @lines = (
        _option( url => $url ), _option( 'max-time' => $limit ), 'silent', 'show-error', 'include', _option( proto => '=https' ), _option( noproxy => q{*} ),
        ( map { _option( header => "$_: $request{headers}{$_}" ) } sort keys %{ $request{headers} } ),
        defined $request{body} ? _option( 'data-binary' => $request{body} ) : (),
        defined $ENV{SSL_CERT_FILE} ? _option( cacert => $ENV{SSL_CERT_FILE} ) : (),
    );

    # -q: no ~/.curlrc, which could log it or send it elsewhere.
    my ( $status, $out, $err ) = _run( join( "\n", @lines ) . "\n", 'curl', '-q', '--config', q{-} );
    return { failure => 'neither IO::Socket::SSL nor curl is there' } if !defined $status;
    return { failure => $err =~ /\S/ ? $err =~ s/\Acurl: //r : 'curl failed' } if $status;
    return _read($out);
}

sub _option {
    my ( $name, $value ) = @_;
    return "$name = \"" . ( $value =~ s/(["\\])/\\$1/gr ) . q{"};
}

# A 100 or so may come before the answer itself.
sub _read {
    my ($bytes) = @_;
    my ( $http, %headers );
    while ( $bytes =~ s{\AHTTP/[0-9.]+ ([0-9]{3})[^\r\n]*\r?\n(.*?)\r?\n\r?\n}{}s || $bytes =~ s{\AHTTP/[0-9.]+ ([0-9]{3})[^\r\n]*\r?\n()\r?\n}{}s ) {
        $http = $1;
        %headers = map { /\A([^:]+):\s*(.*)\z/ ? ( lc $1 => $2 ) : () } split /\r?\n/, $2;
        last if $http >= 200;
    }
    return { failure => 'curl printed no HTTP answer' } if !defined $http;
    return { http => $http, headers => \%headers, text => \$bytes };
}

# Undef for the status where there is no such program.
sub _run {
    my ( $input, @command ) = @_;
    local $SIG{PIPE} = 'IGNORE';
    my $errors = Symbol::gensym();
    my ( $in, $out );
    my $child = eval { IPC::Open3::open3( $in, $out, $errors, @command ) } or return;
    print {$in} $input;
    close $in;
    local $/ = undef;
    my $printed = readline $out;
    my $said    = readline $errors;
    waitpid $child, 0;
    return ( $?, $printed // q{}, TwoFactorStatus::Failure::decode_bytes( $said // q{} ) );
}

1;
