# What the command line makes of the answers of WHM, of many servers in one process: a case a line on stdin, for each a line
# on stdout, tab-separated. With --pp the decoder is Perl's own, as where JSON::XS is not to be had.
#
# A case: the time (Unix seconds), and in Base64 pairs of a function and what whmapi1 prints, or a user and the record of its
# feature (who has none does not exist). What comes of it: "failed", or the exports as JSON and CSV in Base64, and the totals.
use strict;
use warnings;

use FindBin      ();
use MIME::Base64 qw(decode_base64 encode_base64);

my $now = 0;
BEGIN { *CORE::GLOBAL::time = sub { $now } }
BEGIN { unshift @INC, sub { die "not here\n" if $_[1] =~ m{JSON/XS} } if grep { $_ eq '--pp' } @ARGV }

use lib "$FindBin::RealBin/../../plugin/command-line/lib";
use TwoFactorStatus::ExportForm ();
use TwoFactorStatus::Failure    ();
use TwoFactorStatus::Json       ();
use TwoFactorStatus::Server     ();
use TwoFactorStatus::Totals     ();
use TwoFactorStatus::WhmApi     ();

my %answers;

{
    no warnings 'redefine';
    *TwoFactorStatus::WhmApi::require_root     = sub { };
    *TwoFactorStatus::WhmApi::_run             = \&answer;
    *TwoFactorStatus::WhmApi::is_there         = sub { 1 };
    *TwoFactorStatus::Server::read_whm_version = sub { '11.138.0.10' };
    *Sys::Hostname::hostname                   = sub { 'the.browser' };
    *TwoFactorStatus::Server::_read_exceptions = sub { {} };
    *TwoFactorStatus::Failure::remark          = sub { };
}

while ( my $line = <STDIN> ) {
    chomp $line;
    my @pairs;
    ( $now, @pairs ) = split /\t/, $line, -1;
    %answers = map { decode_base64($_) } @pairs;
    my @outcome = eval { outcome() };
    die $@ if !@outcome && !ref $@;
    print join( "\t", @outcome ? @outcome : 'failed' ), "\n";
}

sub outcome {
    my $server = TwoFactorStatus::Server::read_server();
    return (
        encode_base64( join( q{}, TwoFactorStatus::ExportForm::json_export( $server, $now ) ), q{} ),
        encode_base64( join( q{}, TwoFactorStatus::ExportForm::csv_export( $server, $now ) ),  q{} ),
        TwoFactorStatus::Json::encode( TwoFactorStatus::Totals::count_accounts($server) ),
    );
}

# In the place of the process.
sub answer {
    my ( $function, undef, undef, undef, @arguments ) = @_;
    my $text = $function eq 'get_users_features_settings' ? features(@arguments) : $answers{"function $function"};
    return ( 0, \$text );
}

sub features {
    my (@users) = map { /\Auser[^=]*=(.*)\z/s ? $1 =~ s/%([0-9A-F]{2})/chr hex $1/ger : () } @_;
    my @records = map { $answers{"user $_"} } @users;
    return '{"metadata":{"result":0,"reason":"The user does not exist."}}' if grep { !defined } @records;
    return '{"metadata":{"result":1},"data":{"users_features_settings":[' . join( q{,}, @records ) . ']}}';
}
