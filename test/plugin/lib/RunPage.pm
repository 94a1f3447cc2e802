# Runs plugin/index.cgi as WHM does, in a process of its own, with the stand-ins for cPanel's modules.
package RunPage;

use strict;
use warnings;

use Cwd            qw(abs_path);
use Exporter       qw(import);
use File::Basename qw(dirname);
use File::Copy     qw(copy);
use File::Path     qw(make_path);
use File::Temp     qw(tempdir);
use IPC::Open3     qw(open3);
use JSON::PP       ();

our @EXPORT_OK = qw(run_page page_environment replace_module make_engine $CGI %ROOT %RESELLER %HELPDESK);

my $REPOSITORY = abs_path( dirname(__FILE__) . '/../../..' );
my $TEMPLATES  = tempdir( CLEANUP => 1 );

our $CGI      = "$REPOSITORY/plugin/index.cgi";
our %ROOT     = ( user => 'root',      hasRoot => JSON::PP::true,  acls => ['all'] );
our %RESELLER = ( user => 'brightweb', hasRoot => JSON::PP::false, acls => [ 'create-acct', 'list-accts' ] );
our %HELPDESK = ( user => 'helpdesk',  hasRoot => JSON::PP::false, acls => ['list-accts'] );

make_path("$TEMPLATES/twofactor_status");
_write_template();

# The build tells the template which languages there are.
sub _write_template {
    open my $source, '<', "$REPOSITORY/plugin/index.tmpl" or die $!;
    my $text = do { local $/ = undef; <$source> };
    close $source;
    $text =~ s/\@LANGUAGES\@/de=de es=es pt-br=pt-br no=nb/;
    open my $template, '>', "$TEMPLATES/twofactor_status/index.tmpl" or die $!;
    print {$template} $text;
    close $template or die $!;
    return;
}

# What the page's process finds in its environment. Options: session (members of the local WHM’s session; versionFile is the
# one in which WHM’s version stands), env (further variables), modules (a directory from replace_module), templates
# (a directory instead of the one that holds the page's template).
sub page_environment {
    my (%options) = @_;
    my %session = (
        templateRoots => [ $options{templates} // $TEMPLATES, "$REPOSITORY/test/whm/templates" ],
        securityToken => '/cpsess1234567890',
        locale        => 'en',
        dir           => 'ltr',
        hostname      => 'server1.example.com',
        version       => '11.138.0.10',
        hasCommon     => JSON::PP::false,
        menu          => [],
        plugins       => [],
        %{ $options{session} },
    );
    return (
        PATH           => $ENV{PATH},
        PERL5LIB       => join( ':', $options{modules} // (), "$REPOSITORY/test/whm/perl" ),
        LOCAL_WHM      => JSON::PP->new->encode( \%session ),
        REMOTE_USER    => $session{user},
        REQUEST_METHOD => 'GET',
        QUERY_STRING   => q{},
        %{ $options{env} // {} },
    );
}

# Options: those of page_environment, input (of the request), cgi (another program than the plugin's).
# Returns status, headers (a hash), head, body, errors (what went to STDERR).
sub run_page {
    my (%options) = @_;
    local %ENV = page_environment(%options);
    my $errors = File::Temp->new;
    my $pid    = open3( my $to_page, my $from_page, '>&' . fileno $errors, $^X, $options{cgi} // $CGI );
    print {$to_page} $options{input} // q{};
    close $to_page;
    my $output = join q{}, readline $from_page;
    waitpid $pid, 0;
    my $exit = $? >> 8;
    seek $errors, 0, 0;

    my ( $head, $body ) = split /\r\n\r\n/, $output, 2;
    my %headers = map { /^([^:]+): (.*)$/ ? ( lc $1 => $2 ) : () } split /\r\n/, $head // q{};
    return {
        status  => $headers{status} // '200 OK',
        headers => \%headers,
        head    => $head,
        body    => $body // q{},
        errors  => join( q{}, readline $errors ),
        exit    => $exit,
    };
}

# A directory for `modules`, in which that module's code stands in the place of the usual stand-in's.
sub replace_module {
    my ( $module, $code ) = @_;
    my $directory = tempdir( CLEANUP => 1 );
    my $file      = "$directory/" . ( $module =~ s{::}{/}gr ) . '.pm';
    make_path( dirname($file) );
    open my $handle, '>', $file or die "$file: $!";
    print {$handle} "package $module;\nuse strict;\nuse warnings;\n$code\n1;\n";
    close $handle or die "$file: $!";
    return $directory;
}

# A directory for `modules` with a template engine that does one thing when it is asked for the page, and another when it is
# asked for a different template: the usual stand-in's work, unless it is given.
sub make_engine {
    my ( $for_page, $for_others ) = @_;
    my $file = "$REPOSITORY/test/whm/perl/Cpanel/Template.pm";
    $for_others //= 'return $usual->(@_)';
    return replace_module( 'Cpanel::Template', <<"PERL");
do '$file' or die;
my \$usual = \\&process_template;
{
    no warnings 'redefine';
    *process_template = sub {
        if ( \$_[1]{template_file} =~ /index/ ) { $for_page }
        $for_others;
    };
}
PERL
}

1;
