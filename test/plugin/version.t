# Which version of WHM the page is told: what stands in cPanel's file, and nothing that is no version.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/lib";
use File::Temp qw(tempdir);
use RunPage    qw(run_page $CGI %ROOT %RESELLER);
use Test::More;

my $DIRECTORY = tempdir( CLEANUP => 1 );

# What the page is told when the file holds this text; undef where the page has no such attribute.
sub told_version {
    my ( $text, $viewer ) = @_;
    my $file = "$DIRECTORY/version";
    open my $handle, '>', $file or die "$file: $!";
    print {$handle} $text;
    close $handle or die "$file: $!";
    return told_version_of( $file, $viewer );
}

sub told_version_of {
    my ( $file, $viewer ) = @_;
    my $page = run_page( session => { %{ $viewer // \%ROOT }, versionFile => $file } );
    is $page->{status}, '200 OK', 'the page is there';
    is $page->{errors}, q{},      'and nothing in the log';
    return $page->{body} =~ /<two-factor-status[^>]*\sdata-whm-version="([^"]*)"/ ? $1 : undef;
}

subtest 'the version, without the white space around it' => sub {
    my $version = '11.138.0.10';
    for my $text ( $version, "$version\n", " $version \r\n", "\n$version\n\n" ) {
        is told_version($text), $version, 'for root';
    }
    is told_version( $version, \%RESELLER ), $version, 'and for a reseller';
    is told_version( '1' x 32 ), '1' x 32, 'up to 32 characters';
};

subtest 'nothing for what is no version' => sub {
    my %text = (
        'no text'            => q{},
        'white space'        => "  \n",
        'a word'             => "unknown\n",
        'a word behind it'   => "11.138.0.10 beta\n",
        'a second line'      => "11.138.0.10\n11.136.0.1\n",
        'HTML'               => q{11"><script>alert(1)</script>},
        'too long'           => '1' x 33,
        'other digits'       => "\xd9\xa1\xd9\xa1.\xd9\xa1",
        'bytes of no letter' => "\x00\xff",
        'a large file'       => '1' x 100_000,
    );
    is told_version( $text{$_} ), q{}, $_ for sort keys %text;
};

subtest 'nothing, and no failure, where the file cannot be read' => sub {
    is told_version_of("$DIRECTORY/missing"), q{}, 'missing';
    is told_version_of($DIRECTORY),           q{}, 'a directory';
};

subtest 'the file is the one that cPanel documents' => sub {
    require $CGI;
    no warnings 'once';
    is $TwoFactorStatus::Page::WHM_VERSION_FILE, '/usr/local/cpanel/version', 'its path';
};

done_testing;
