# WHM's API, as root on the server: runs whmapi1 without a shell, and reads its answer.
package TwoFactorStatus::WhmApi;

use strict;
use warnings;
use utf8;

use IO::Select                ();
use POSIX                     ();
use Time::HiRes               ();
use TwoFactorStatus::Failure  ();
use TwoFactorStatus::Json     ();
use TwoFactorStatus::Places   ();
use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::WhmApi - WHM's API, as root on the server

=cut

# So long whmapi1 has to answer. A test may have set another limit. Seconds.
our $LIMIT = 120;

# From an answer at once, and of a reason as much as one sentence holds. Bytes; characters.
my $PIECE       = 1 << 20;
my $REASON_SIZE = 300;

# WHM gives the refusal of a privilege no code of its own; in other languages it is a refusal like any other.
my $PERMISSION = qr/do(?:es)? not have .{0,20}(?:permission|privilege)/i;

my %SIGNALS = ( INT => POSIX::SIGINT(), TERM => POSIX::SIGTERM(), HUP => POSIX::SIGHUP() );

=head1 FUNCTIONS

=head2 require_root

Fails where who runs the program is not root.

=cut

sub require_root {
    return if $> == TwoFactorStatus::Places::ROOT_USER_ID();
    TwoFactorStatus::Failure->throw('only root may ask WHM: run it as root, or with sudo');
}

=head2 call($function, [ $name => $value, … ])

Calls a function of WHM API 1. Returns C<data> of its answer, undef where there is none. What WHM remarks goes to
stderr. Fails with one sentence: of kind C<refused> where WHM answered no, C<not_permitted> where it said that it is a
privilege that lacks, C<absent> where there is no whmapi1.

=cut

sub call {
    my ( $function, $arguments ) = @_;
    my ( $status, $text ) = ask( $function, $arguments );
    return _read_answer( $function, $status, $text );
}

=head2 ask($function, [ $name => $value, … ])

The same, but returns what came, unread: the wait status of whmapi1, and a reference to the bytes that it printed.

=cut

sub ask {
    my ( $function, $arguments ) = @_;
    my $program = TwoFactorStatus::Places::WHMAPI1();
    if ( !is_there() ) {
        TwoFactorStatus::Failure->throw( "this is no WHM server: there is no $program", code => 3, kind => 'absent' );
    }
    my @command = ( $program, '--output=json', $function, write_arguments($arguments) );
    return _run( $function, @command );
}

=head2 is_there

Whether this server has a whmapi1.

=cut

sub is_there {
    my $program = TwoFactorStatus::Places::WHMAPI1();
    return -f $program && -x _;
}

=head2 write_arguments([ $name => $value, … ])

As whmapi1 takes them: C<name=value>, URI-encoded.

=cut

sub write_arguments {
    my ($arguments) = @_;
    my @pairs = @{ $arguments // [] };
    my @written;
    while ( my ( $name, $value ) = splice @pairs, 0, 2 ) {
        if ( $value !~ /[^A-Za-z0-9._~-]/ ) {
            push @written, "$name=$value";
            next;
        }
        my $bytes = TwoFactorStatus::VisibleText::to_bytes($value);
        push @written, "$name=" . $bytes =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ger;
    }
    return @written;
}

# Decided by metadata.result; but what ended badly has not answered, whatever it has printed.
sub _read_answer {
    my ( $function, $status, $text ) = @_;
    my $answer   = eval { TwoFactorStatus::Json::decode( ${$text} ) };
    my $metadata = ref $answer eq 'HASH' ? $answer->{metadata} : undef;
    my $ended    = _tell_status($status);
    if ( ref $metadata ne 'HASH' ) {
        my $found = _describe( $text, $answer );
        _fail( $function, join ' and ', grep { defined } $found, $ended );
    }
    my $result = exists $metadata->{result} ? TwoFactorStatus::Json::read_boolean( $metadata->{result} ) : undef;
    my $reason = _shorten( TwoFactorStatus::Json::read_text( $metadata->{reason} ) // q{} );
    _fail( $function, 'answered without saying whether it was done' ) if !defined $result;
    if ( !$result ) {
        my $said = $reason =~ /\S/ ? "refused: $reason" : 'refused without a reason';
        my $kind = $reason =~ $PERMISSION ? 'not_permitted' : 'refused';
        TwoFactorStatus::Failure->throw( "WHM’s $function $said", kind => $kind );
    }
    _fail( $function, $ended ) if defined $ended;
    _pass_on( $metadata->{output} );
    return delete $answer->{data};
}

sub _fail {
    my ( $function, $what ) = @_;
    TwoFactorStatus::Failure->throw("WHM’s $function $what");
}

# What came in the place of an answer.
sub _describe {
    my ( $text, $answer ) = @_;
    return 'answered nothing'          if ${$text} !~ /\S/;
    return 'answered without metadata' if defined $answer;
    my $start = TwoFactorStatus::Failure::decode_bytes( substr ${$text}, 0, $REASON_SIZE );
    return 'answered something that is not JSON, or not whole' if $start =~ /\A\s*[{]/;
    my ($line) = $start =~ /(\S[^\n]*)/;
    return 'printed something else than JSON: ' . _shorten($line);
}

sub _shorten {
    my ($text) = @_;
    $text =~ s/\s+/ /g;
    $text =~ s/\A | \z//g;
    return length $text > $REASON_SIZE ? substr( $text, 0, $REASON_SIZE ) . '…' : $text;
}

# How it ended; undef where it ended well.
sub _tell_status {
    my ($status) = @_;
    return 'was ended by signal ' . ( $status & 127 ) if $status & 127;
    return $status == 0 ? undef : 'ended with exit code ' . ( $status >> 8 );
}

# metadata.output: warnings and messages, each a list or a text with line breaks.
sub _pass_on {
    my ($output) = @_;
    return if ref $output ne 'HASH';
    for my $said ( map { ref $_ eq 'ARRAY' ? @{$_} : $_ } @{$output}{qw(warnings messages)} ) {
        for my $line ( split /\n/, TwoFactorStatus::Json::read_text($said) // q{} ) {
            TwoFactorStatus::Failure::remark("WHM says: $line") if $line =~ /\S/;
        }
    }
    return;
}

# Returns the wait status, and a reference to what it printed. What it prints to stderr is passed on, line by line.
sub _run {
    my ( $function, @command ) = @_;
    pipe my $from_out, my $to_out or _fail( $function, "cannot be called: $!" );
    pipe my $from_err, my $to_err or _fail( $function, "cannot be called: $!" );
    my $deadline = Time::HiRes::time() + $LIMIT;
    my $caught;
    local @SIG{ keys %SIGNALS } = map {
        my $name = $_;
        sub { $caught = $name }
    } keys %SIGNALS;
    my $child = fork;
    _fail( $function, "cannot be called: $!" ) if !defined $child;
    _become( $to_out, $to_err, @command ) if $child == 0;
    # Here and in the child, so that it leads its group before anybody ends it.
    setpgrp $child, $child;
    close $to_out;
    close $to_err;

    my ( $text, $errors ) = ( q{}, q{} );
    my $open = IO::Select->new( $from_out, $from_err );
    my $status;
    while ( !$caught && ( $open->count || !defined $status ) ) {
        my $left = $deadline - Time::HiRes::time();
        last if $left <= 0;
        if ( !$open->count ) {
            # It has closed its output: what is left is that it ends.
            $status = $? if waitpid( $child, POSIX::WNOHANG() ) == $child;
            Time::HiRes::sleep(0.002) if !defined $status;
            next;
        }
        for my $handle ( $open->can_read($left) ) {
            my $is_out = $handle == $from_out;
            my $read   = sysread $handle, ( $is_out ? $text : $errors ), $PIECE, length( $is_out ? $text : $errors );
            next if !defined $read && $!{EINTR};
            $open->remove($handle) if !$read;
            _tell_lines( \$errors, !$read ) if !$is_out;
        }
    }
    _tell_lines( \$errors, 1 );
    return ( $status, \$text ) if defined $status;
    _end($child);
    _end_self($caught) if $caught;
    return _fail( $function, "did not answer within $LIMIT seconds" );
}

# The child: a group of its own, so that all of it can be ended.
sub _become {
    my ( $to_out, $to_err, @command ) = @_;
    setpgrp 0, 0;
    local @SIG{ keys %SIGNALS } = ('DEFAULT') x keys %SIGNALS;
    delete @ENV{qw(PERL5LIB PERL5OPT PERLLIB)};
    open STDIN,  '<',  '/dev/null' and open STDOUT, '>&', $to_out and open STDERR, '>&', $to_err and exec {$command[0]} @command;
    return POSIX::_exit(127);
}

# Whole lines; the last one too, where nothing more comes.
sub _tell_lines {
    my ( $errors, $is_last ) = @_;
    while ( ${$errors} =~ s/\A([^\n]*)\n// ) { _tell_line($1) }
    return if !$is_last;
    _tell_line( ${$errors} );
    ${$errors} = q{};
    return;
}

sub _tell_line {
    my ($line) = @_;
    TwoFactorStatus::Failure::remark( 'whmapi1 says: ' . TwoFactorStatus::Failure::decode_bytes($line) ) if $line =~ /\S/;
    return;
}

# Ends whmapi1 and what it has started: it is asked to, and after a second made to.
sub _end {
    my ($child) = @_;
    kill TERM => -$child;
    for ( 1 .. 100 ) {
        return if waitpid( $child, POSIX::WNOHANG() ) != 0;
        Time::HiRes::sleep(0.01);
    }
    kill KILL => -$child;
    waitpid $child, 0;
    return;
}

# As the signal would have done.
sub _end_self {
    my ($name) = @_;
    local $SIG{$name} = 'DEFAULT';
    kill $name => $$;
    return POSIX::_exit( 128 + $SIGNALS{$name} );
}

1;
