# Which exceptions the page is told: those of the viewer's accounts; and that it stands whatever is wrong with them.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use File::Path qw(make_path remove_tree);
use File::Temp qw(tempdir);
use JSON::PP   ();
use POSIX      ();
use RunPage    qw(run_page %ROOT %RESELLER);
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

# As in the plugin that is not built yet.
my $VERSION = '@VERSION@';
my $SERVER  = tempdir( CLEANUP => 1 );
my $FILE    = 'etc/twofactor_status/exceptions.csv';
my $HEADER  = "user,reason,approved_by,approved_on,until,ticket\n";
my $UNTIL   = POSIX::strftime( '%Y-%m-%d', gmtime( time + 86_400 ) );

make_path( "$SERVER/etc/twofactor_status", "$SERVER/usr/local/twofactor_status/$VERSION" );
symlink "$FindBin::Bin/../../plugin/command-line/lib", "$SERVER/usr/local/twofactor_status/$VERSION/lib" or die $!;
write_file( 'etc/trueuserowners', "anna: root\nbert: brightweb\ncarl: brightweb\nbrightweb: root\nbright: root\n" );

sub write_file {
    my ( $path, $text ) = @_;
    open my $file, '>', "$SERVER/$path" or die "$path: $!";
    binmode $file;
    print {$file} $text;
    close $file or die "$path: $!";
    return;
}

# The value of the attribute, decoded from HTML; undef where there is none. The page stands.
sub attribute_of {
    my ( $viewer, $log ) = @_;
    my $page = run_page( session => { %{$viewer}, serverRoot => $SERVER } );
    is $page->{status}, '200 OK', 'the page is there';
    like $page->{errors}, $log // qr/\A\z/, 'the log';
    my ($value) = $page->{body} =~ /<two-factor-status[^>]*\sdata-exceptions="([^"]*)"/;
    return if !defined $value;
    unlike $value, qr/[<>\n\r]|[^ -~]/, 'nothing in it means anything to HTML';
    return $value =~ s/&quot;/"/gr;
}

sub told {
    my (@arguments) = @_;
    my $json = attribute_of(@arguments) // return;
    return JSON::PP->new->decode($json);
}

sub users_of {
    my ($told) = @_;
    return join q{ }, map { $_->{user} } @{ $told->{entries} };
}

subtest 'without a file the page is told nothing' => sub {
    is attribute_of( \%ROOT ), undef;
};

subtest 'root is told all, a reseller what is theirs' => sub {
    write_file( $FILE, $HEADER . join q{}, map { "$_,r $_,Bo,2026-01-02,$UNTIL,T-$_\n" } qw(anna bert brightweb bright gone) );
    my $root = told( \%ROOT );
    is users_of($root), 'anna bert brightweb bright', 'root';
    is_deeply $root->{entries}[0],
        { user => 'anna', until => $UNTIL, reason => 'r anna', approved_by => 'Bo', approved_on => '2026-01-02', ticket => 'T-anna' },
        'an entry';
    is_deeply $root->{faults}, [6], 'and which line excuses nobody';
    my $reseller = told( \%RESELLER );
    is users_of($reseller), 'bert brightweb', 'a reseller';
    is_deeply $reseller->{faults}, [], 'who is told of no line';
    is attribute_of( { %RESELLER, user => 'north' } ), undef, 'nothing, where nothing is theirs';
};

subtest 'hostile texts come through as they are' => sub {
    my $text = qq{"><script>alert('1')</script> & &quot; \\ \x{2028} \x{1f511} [% 1 %] \e[31m};
    my $csv  = $text =~ s/"/""/gr;
    utf8::encode($csv);
    write_file( $FILE, "${HEADER}bert,\"$csv\",b,,$UNTIL,\n" );
    is told( \%ROOT )->{entries}[0]{reason}, $text, 'the same';
};

subtest 'without the list of owners' => sub {
    write_file( $FILE, $HEADER . join q{}, map { "u$_,r,b,,$UNTIL,\n" } 1 .. 5_000 );
    rename "$SERVER/etc/trueuserowners", "$SERVER/etc/owners" or die $!;
    is scalar @{ told( \%ROOT )->{entries} }, 5_000, 'root is told all';
    is attribute_of( \%RESELLER ), undef, 'a reseller is told nothing';
    rename "$SERVER/etc/owners", "$SERVER/etc/trueuserowners" or die $!;
};

subtest 'a broken file: root is told which line' => sub {
    write_file( $FILE, "user;until\nbert;$UNTIL\n" );
    is_deeply told( \%ROOT ), { entries => [], faults => [1] }, 'the line';
    is attribute_of( \%RESELLER ), undef, 'others are told nothing';
    write_file( $FILE, $HEADER . "x\n" x 30_000 );
    is_deeply told( \%ROOT )->{faults}, [0], 'the whole file';
    write_file( $FILE, $HEADER . "x\n" x 30 );
    is scalar @{ told( \%ROOT )->{faults} }, 20, 'not too many';
};

subtest 'the page stands when the module does not' => sub {
    my $modules = "$SERVER/usr/local/twofactor_status/$VERSION/lib";
    unlink $modules;
    is attribute_of( \%ROOT ), undef, 'where it is not installed';
    make_path("$modules/TwoFactorStatus");
    write_file( "usr/local/twofactor_status/$VERSION/lib/TwoFactorStatus/PageExceptions.pm", 'die "secret"' );
    is attribute_of( \%ROOT, qr/\ATwo-Factor Status: the exceptions could not be read: secret [^\n]+\n\z/ ), undef, 'where it is broken';
    remove_tree($modules);
};

done_testing;
