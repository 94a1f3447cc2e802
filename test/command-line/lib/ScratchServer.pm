# A scratch root that stands for a WHM server: the command line installed, and a whmapi1 that answers what a test says.
package ScratchServer;

use strict;
use warnings;

use Cwd            qw(abs_path);
use Fcntl          ();
use File::Basename qw(dirname);
use File::Copy     qw(copy);
use File::Find     qw(find);
use File::Path     qw(make_path);
use File::Temp     qw(tempdir);
use JSON::PP       ();

my $REPOSITORY = abs_path( dirname(__FILE__) . '/../../..' );
my $JSON       = JSON::PP->new->utf8->canonical;

# Where the program lies below the root.
our $PROGRAM = 'usr/local/twofactor_status/0.0.0';

# A server with three accounts, of which one has it, one cannot enable it, and root. Options: whmapi1 => 0 for none.
sub new {
    my ( $class, %options ) = @_;
    my $root = tempdir( CLEANUP => 1 );
    my $self = bless { root => $root }, $class;
    make_path( map { "$root/$_" } $PROGRAM, 'usr/local/cpanel/bin', 'var/local-whm/answers', 'etc' );
    $self->write( 'usr/local/cpanel/version', "11.138.0.10\n" );
    _copy_program( "$REPOSITORY/plugin/command-line", "$root/$PROGRAM" );
    $self->edit( "$PROGRAM/lib/TwoFactorStatus/Places.pm",
        sub { s/(use constant ROOT => )'';/$1'$root';/ && s/(use constant ROOT_USER_ID => )0;/$1$>;/ or die 'Places.pm' } );
    if ( $options{whmapi1} // 1 ) {
        my $whmapi1 = "$root/usr/local/cpanel/bin/whmapi1";
        copy( "$REPOSITORY/test/whm/server-root/whmapi1", $whmapi1 ) or die $!;
        chmod 0755, $whmapi1 or die $!;
    }
    $self->answer( twofactorauth_policy_status    => { is_enabled => 1 } );
    $self->answer( twofactorauth_get_user_configs => {
        root => { is_enabled => 1, primary_domain => 'web1.example.net' },
        anna => { is_enabled => 1, primary_domain => 'anna.example' },
        bert => { is_enabled => 0, primary_domain => 'bert.example' },
        carl => { is_enabled => '0', primary_domain => 'carl.example' },
    } );
    $self->answer( listaccts => {
        acct => [
            { user => 'anna', owner => 'root', plan => 'gold', email => 'a@anna.example', suspended => 0 },
            { user => 'bert', owner => 'anna', plan => 'gold', email => '*unknown*',      suspended => 1 },
            { user => 'carl', owner => 'root', plan => 'lead', email => '*unknown*',      suspended => 0 },
        ] } );
    $self->features( bert => 1, carl => 0 );
    return $self;
}

sub root { my ($self) = @_; return $self->{root} }

# What whmapi1 answers: the data of a successful call.
sub answer {
    my ( $self, $function, $data ) = @_;
    my %metadata = ( version => 1, reason => 'OK', result => 1, command => $function );
    my %answer   = ( metadata => \%metadata, defined $data ? ( data => $data ) : () );
    return $self->answer_text( $function, $JSON->encode( \%answer ) );
}

# The same as the bytes that it prints.
sub answer_text {
    my ( $self, $function, $bytes ) = @_;
    return $self->write( "var/local-whm/answers/$function.json", $bytes );
}

# Whether each of these users can enable two-factor; the others do not exist.
sub features {
    my ( $self, %can ) = @_;
    my %records = map { $_ => { user => $_, feature => 'twofactorauth', feature_list => 'default', feature_list_setting => $can{$_}, cpuser_setting => undef } } keys %can;
    return $self->write( 'var/local-whm/features.json', $JSON->encode( \%records ) );
}

# By function, or *, what goes wrong with it: see test/whm/server-root/whmapi1. None: all goes well again.
sub faults {
    my ( $self, %faults ) = @_;
    return $self->write( 'var/local-whm/faults.json', $JSON->encode( \%faults ) );
}

# The calls of whmapi1 so far, each a hash: function, options, arguments.
sub calls {
    my ($self) = @_;
    return map { $JSON->decode($_) } split /^/, $self->read('var/local-whm/calls.jsonl') // q{};
}

# Runs the program. Returns a hash: exit, out, err (bytes).
sub run {
    my ( $self, @arguments ) = @_;
    return $self->run_with( {}, @arguments );
}

# The same with further variables in its environment.
sub run_with {
    my ( $self, $environment, @arguments ) = @_;
    my ( $out, $err ) = ( File::Temp->new, File::Temp->new );
    my $pid = fork // die "fork: $!";
    if ( $pid == 0 ) {
        %ENV = ( PATH => $ENV{PATH}, %{$environment} );
        open STDIN,  '<',  '/dev/null'    or die $!;
        open STDOUT, '>&', fileno $out or die $!;
        open STDERR, '>&', fileno $err or die $!;
        exec $^X, $self->program, @arguments;
    }
    waitpid $pid, 0;
    my $status = $?;
    return { exit => $status >> 8, signal => $status & 127, out => _slurp("$out"), err => _slurp("$err") };
}

# The same with a terminal for stdout. Returns what came to it.
sub run_on_terminal {
    my ( $self, @arguments ) = @_;
    sysopen my $terminal, '/dev/ptmx', Fcntl::O_RDWR() | Fcntl::O_NOCTTY() or die "ptmx: $!";
    my $unlocked = pack 'i', 0;
    ioctl $terminal, 0x40045431, $unlocked or die "unlock: $!";
    my $number = pack 'i', 0;
    ioctl $terminal, 0x80045430, $number or die "number: $!";
    my $name = '/dev/pts/' . unpack 'i', $number;
    my $pid = fork // die "fork: $!";
    if ( $pid == 0 ) {
        open STDOUT, '>', $name or die $!;
        exec $^X, $self->program, @arguments;
    }
    my $text = q{};
    # An error when nobody has it open any more.
    while ( sysread $terminal, $text, 65_536, length $text ) { }
    waitpid $pid, 0;
    return $text =~ s/\r\n/\n/gr;
}

sub program { my ($self) = @_; return "$self->{root}/$PROGRAM/whm-2fa" }

# A file below the root, bytes.
sub write {
    my ( $self, $path, $bytes ) = @_;
    make_path( dirname("$self->{root}/$path") );
    open my $file, '>', "$self->{root}/$path" or die "$path: $!";
    binmode $file;
    print {$file} $bytes;
    close $file or die "$path: $!";
    return;
}

# Undef where there is none.
sub read {
    my ( $self, $path ) = @_;
    return _slurp("$self->{root}/$path");
}

sub edit {
    my ( $self, $path, $edit ) = @_;
    local $_ = $self->read($path);
    $edit->();
    return $self->write( $path, $_ );
}

sub _slurp {
    my ($path) = @_;
    open my $file, '<', $path or return;
    binmode $file;
    local $/ = undef;
    return readline($file) // q{};
}

sub _copy_program {
    my ( $from, $to ) = @_;
    find(
        {   no_chdir => 1,
            wanted   => sub {
                my $target = $to . substr $_, length $from;
                if   (-d) { make_path($target) }
                else      { copy( $_, $target ) or die "$target: $!" }
            },
        },
        $from
    );
    return;
}

1;
