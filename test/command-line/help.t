# What tells how whm-2fa is used: --help, --version, the man page, bash's completion.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use Pod::Checker  ();
use ScratchServer ();
use Test::More;

my $COMMAND_LINE = "$FindBin::RealBin/../../plugin/command-line";
my $server       = ScratchServer->new( whmapi1 => 0 );

subtest '--help and --version need neither root nor WHM' => sub {
    for my $arguments ( ['--help'], ['-h'], ['help'], [qw(list --help)] ) {
        my $run = $server->run( @{$arguments} );
        like $run->{out}, qr/\Awhm-2fa \[status\] \[--with-mail-and-team\] \[--json\]\n.*^man whm-2fa tells the rest\.\n\z/ms;
        is_deeply [ @{$run}{qw(exit err)} ], [ 0, q{} ], "@{$arguments}";
    }
    like $server->run('--version')->{out}, qr/\Awhm-2fa \S+\n\z/;
};

subtest 'every command has its place in the man page, and what the man page is made of has no fault' => sub {
    my $checker = Pod::Checker->new( -warnings => 1, -quiet => 1 );
    open my $nowhere, '>', '/dev/null' or die $!;
    $checker->parse_from_file( "$COMMAND_LINE/whm-2fa", $nowhere );
    is $checker->num_errors + $checker->num_warnings, 0;
    my $man = `pod2man --utf8 --section=8 --name=WHM-2FA $COMMAND_LINE/whm-2fa | man -l - 2>/dev/null | col -b` || `pod2text $COMMAND_LINE/whm-2fa`;
    like $man, qr/^ +$_$/m, $_ for qw(status list export check collect exceptions doctor);
};

# What bash offers for the words of a line, the last of which is being typed.
sub complete {
    my (@words) = @_;
    my $program = <<'BASH';
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_whm_2fa
printf '%s ' "${COMPREPLY[@]}"
BASH
    open my $bash, '-|', 'bash', '-c', $program, 'bash', "$COMMAND_LINE/completion/whm-2fa.bash", @words or die $!;
    my $offered = do { local $/ = undef; <$bash> };
    close $bash;
    return $offered =~ s/ +\z//r;
}

subtest 'completion' => sub {
    is complete( 'whm-2fa', q{} ), 'status list export check collect exceptions doctor --help --version --with-mail-and-team --json';
    is complete( 'whm-2fa', 'ex' ), 'export exceptions';
    is complete( qw(whm-2fa list --m) ), '--missing';
    is complete( qw(whm-2fa list --missing --res) ), '--reseller=';
    is complete( qw(whm-2fa export -) ), '--json --csv';
    is complete( qw(whm-2fa exceptions), q{} ), 'list check add remove';
    is complete( qw(whm-2fa exceptions add anna --u) ), '--until=';
};

done_testing;
