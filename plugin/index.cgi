#!/usr/local/cpanel/3rdparty/bin/perl

# Two-Factor Status in WHM: checks what the viewer may do, has WHM's template engine make the page, and sends it when
# it is whole. It runs as root, so it reads nothing of the request but who WHM says is logged in.
package TwoFactorStatus::Page;

use strict;
use warnings;
use lib '/usr/local/cpanel';

use Cpanel::Template ();
use Cwd              ();
use Whostmgr::ACLS   ();

our $VERSION = '@VERSION@';

# Where cPanel says which version it is. A test may have named another file.
our $WHM_VERSION_FILE //= '/usr/local/cpanel/version';

# What stands before the places that belong to the command line. A test may have named another root.
our $SERVER_ROOT //= q{};

my $MODULES = '/usr/local/twofactor_status/@VERSION@/lib';

my $PAGE = 'twofactor_status/index.tmpl';

# It lies beside this program, so that it is there when WHM's directory of templates is not as it should be.
my $NOTICE = 'notice.tmpl';

# The privilege that WHM's own two-factor page asks for; and that of this page alone, which is asked for where
# install.sh --own-privilege has left a mark beside this program.
my $USUAL_PRIVILEGE = 'create-acct';
my $OWN_PRIVILEGE   = 'software-twofactor_status';
my $OWN_MARK        = 'own-privilege';

# Below this program's directory, and of the page's address.
my $OVERRIDES = 'lang/override';

my $HTML = 'text/html; charset=utf-8';
my $TEXT = 'text/plain; charset=utf-8';

# What is shown where the page is not.
my %NOTICES = (
    refused => {
        status => '403 Forbidden',
        title  => 'You do not have permission to see Two-Factor Status.',
        advice => 'Ask the server administrator for the "Create Accounts" (create-acct) privilege.',
    },
    not_granted => {
        status => '403 Forbidden',
        title  => 'You do not have permission to see Two-Factor Status.',
        advice => 'Ask the server administrator for the "Two-Factor Status" (software-twofactor_status) privilege.',
    },
    unchecked => {
        status => '500 Internal Server Error',
        title  => 'Two-Factor Status could not check your privileges, so it shows nothing.',
        advice => q{WHM's error log says why.},
    },
    failed => {
        status => '500 Internal Server Error',
        title  => 'Two-Factor Status cannot be shown: the template of this page could not be processed.',
        advice => q{The server administrator can put it back by running the plugin's install.sh again.},
    },
);

run() unless caller();

# What anything prints while the page is made would come before the headers, so it goes nowhere.
sub run {
    my $is_open = open my $viewer, '>&', \*STDOUT;
    my $error   = $!;
    open STDOUT, '>', '/dev/null' or return _log("STDOUT could not be set aside: $!");
    my @answer = _make_answer();
    return $is_open ? _send( $viewer, @answer ) : _log("the answer could not be sent: $error");
}

# Status, content type and body.
sub _make_answer {
    my ( $data, $cause ) = _try( \&_get_data );
    if ( !$data ) {
        _log("the privileges could not be checked: $cause");
        return _make_plain_notice('unchecked');
    }
    return _make_notice( $data->{refusal} ) if $data->{refusal};
    my ( $page, $reason ) = _render( $PAGE, $data );
    return defined $page ? ( '200 OK', $HTML, $page ) : _make_notice( 'failed', $reason );
}

# In WHM's frame where that can be had, or else without it. What failed before goes into the log on the same line.
sub _make_notice {
    my ( $name, @causes ) = @_;
    my ( $directory, $no_directory ) = _find_directory();
    my ( $page, $reason ) =
        defined $directory
        ? _render( "$directory/$NOTICE", { map { $_ => $NOTICES{$name}{$_} } qw(title advice) } )
        : ( undef, $no_directory );
    push @causes, $reason if !defined $page && !grep { $_ eq $reason } @causes;
    _log( 'the template could not be processed: ' . join '; then ', @causes ) if @causes;
    return defined $page ? ( $NOTICES{$name}{status}, $HTML, $page ) : _make_plain_notice($name);
}

sub _make_plain_notice {
    my ($name) = @_;
    return ( $NOTICES{$name}{status}, $TEXT, "$NOTICES{$name}{title}\n$NOTICES{$name}{advice}\n" );
}

# What the page's template may know.
sub _get_data {
    Whostmgr::ACLS::init_acls();
    my $has_root = Whostmgr::ACLS::hasroot();
    if ( !$has_root ) {
        my ($missing) = grep { !Whostmgr::ACLS::checkacl($_) } _list_privileges();
        return { refusal => $missing eq $OWN_PRIVILEGE ? 'not_granted' : 'refused' } if $missing;
    }
    return {
        user           => $ENV{REMOTE_USER},
        has_root       => $has_root                                           ? 1 : 0,
        can_list_accts => $has_root || Whostmgr::ACLS::checkacl('list-accts') ? 1 : 0,
        whm_version    => _get_whm_version(),
        text_overrides => _list_text_overrides(),
        exceptions     => _read_exceptions( $ENV{REMOTE_USER}, $has_root ),
    };
}

# Who of the viewer's accounts is excused, as JSON; the module is the command line's. The page stands without it.
sub _read_exceptions {
    my ( $user, $has_root ) = @_;
    my $modules = $SERVER_ROOT . $MODULES;
    return q{} if !-d $modules;
    my ( $json, $reason ) = _try(
        sub {
            local @INC = ( $modules, @INC );
            require TwoFactorStatus::PageExceptions;
            TwoFactorStatus::PageExceptions::json_for( user => $user, has_root => $has_root, root => $SERVER_ROOT );
        }
    );
    _log("the exceptions could not be read: $reason") if !defined $json;
    return $json // q{};
}

# What a viewer without root's privileges has to hold. Where the mark cannot be looked for, that is both.
sub _list_privileges {
    my ($directory) = _find_directory();
    my @both = ( $OWN_PRIVILEGE, $USUAL_PRIVILEGE );
    return @both          if !defined $directory;
    return $OWN_PRIVILEGE if lstat "$directory/$OWN_MARK";
    return $!{ENOENT} ? $USUAL_PRIVILEGE : @both;
}

# Where this program lies, or undef and the reason.
sub _find_directory {
    return _try( sub { Cwd::abs_path(__FILE__) =~ m{\A(.+)/}s ? $1 : undef } );
}

# The texts that the server's administrator has written in the place of the plugin's: the address of each file by its
# language. The time of the last change is in it, so that no browser keeps an older one.
sub _list_text_overrides {
    my ($directory) = _find_directory();
    return {} if !defined $directory || !opendir my $handle, "$directory/$OVERRIDES";
    my %addresses;
    for my $file ( readdir $handle ) {
        my ($tag) = $file =~ /\A([a-z]{2,3}(?:_[a-z0-9]{2,8})?)[.]json\z/ or next;
        my $path = "$directory/$OVERRIDES/$file";
        next if !-f $path;
        my $changed_at = ( stat _ )[9];
        $addresses{ $tag =~ tr/_/-/r } = "$OVERRIDES/$file?$changed_at";
    }
    return \%addresses;
}

# Empty where it is not to be had: an export says "unknown" then, and nothing else suffers.
sub _get_whm_version {
    open my $file, '<', $WHM_VERSION_FILE or return q{};
    read $file, my $text, 256;
    close $file;
    return ( $text // q{} ) =~ /\A\s*([0-9.]{1,32})\s*\z/ ? $1 : q{};
}

# Returns the whole page in bytes, or undef and the reason. WHM's engine returns a true value and the page, or a false
# one and the reason, if it gives one; and it may die.
sub _render {
    my ( $file, $data ) = @_;
    my ( $result, $cause ) = _try(
        sub {
            [   Cpanel::Template::process_template(
                    'whostmgr', { template_file => $file, print => 0, data => $data }
                )
            ];
        }
    );
    return ( undef, $cause ) if !$result;
    my ( $is_ok, $output ) = @{$result};
    my $text = ref $output eq 'SCALAR' ? ${$output} : $output;
    return ( undef, _get_text($text) ) if !$is_ok;
    return ( undef, 'the page is empty' ) if !defined $text || $text !~ /\S/;
    return _encode($text);
}

# Runs code that is not ours. Returns what it returned (one value); or undef and the reason.
sub _try {
    my ($code) = @_;
    local $@ = undef;
    my $result = eval { local $SIG{__DIE__} = 'DEFAULT'; $code->() };
    return defined $result ? $result : ( undef, _get_text($@) );
}

# The text of a reason, which may be missing, or an object.
sub _get_text {
    my ($reason) = @_;
    my $text = eval { local $SIG{__DIE__} = 'DEFAULT'; defined $reason ? "$reason" : undef };
    return defined $text && $text =~ /\S/ ? $text : 'no reason given';
}

# The engine may hand over bytes or characters, or bytes that have become characters each: UTF-8 comes out of it once.
sub _encode {
    my ($text) = @_;
    return $text if !utf8::is_utf8($text);
    my $bytes = $text;
    if ( utf8::downgrade( $bytes, 1 ) ) {
        my $copy = $bytes;
        return $bytes if utf8::decode($copy);
    }
    utf8::encode($text);
    return $text;
}

# A viewer who has gone is no fault; and whatever happens, nothing is sent a second time.
sub _send {
    my ( $viewer, $status, $type, $body ) = @_;
    my @headers = (
        "Status: $status", "Content-Type: $type", 'Cache-Control: no-store, no-cache, private',
        'X-Content-Type-Options: nosniff', 'X-Frame-Options: SAMEORIGIN',
        q{Content-Security-Policy: frame-ancestors 'self'},
    );
    local $SIG{PIPE} = 'IGNORE';
    binmode $viewer;
    my $is_sent = print {$viewer} map( {"$_\r\n"} @headers ), "\r\n", $body;
    my ( $error, $is_gone ) = ( $!, $!{EPIPE} );
    if ( !close($viewer) && $is_sent ) {
        ( $is_sent, $error, $is_gone ) = ( 0, $!, $!{EPIPE} );
    }
    _log("the answer could not be sent: $error") if !$is_sent && !$is_gone;
    return;
}

# One line in WHM's error log, whatever the text holds.
sub _log {
    my ($text) = @_;
    utf8::decode($text) if !utf8::is_utf8($text);
    $text =~ s/[\p{C}\p{Z}]+/ /g;
    $text =~ s/\A | \z//g;
    $text = substr $text, 0, 800;
    utf8::encode($text);
    print {*STDERR} "Two-Factor Status: $text\n";
    return;
}

1;
