# Runs whm-2fa, and writes to stderr what it took: seconds in all, seconds of these that whmapi1 took, its memory at most (MB).
use strict;
use warnings;

use Time::HiRes ();

my ( $program, @arguments ) = @ARGV;
my $start = Time::HiRes::time();
$0 = $program;
do $program or die $@ || $!;
my $asked = 0;
require TwoFactorStatus::WhmApi;
{
    no warnings 'redefine';
    my $run = \&TwoFactorStatus::WhmApi::_run;
    *TwoFactorStatus::WhmApi::_run = sub {
        my $before = Time::HiRes::time();
        my @answer = $run->(@_);
        $asked += Time::HiRes::time() - $before;
        return @answer;
    };
}
my $exit = TwoFactorStatus::Program::main(@arguments);
open my $status, '<', '/proc/self/status' or die $!;
my ($memory) = map { /^VmHWM:\s*(\d+)/ ? $1 : () } <$status>;
printf {*STDERR} "%.2f %.2f %d\n", Time::HiRes::time() - $start, $asked, $memory / 1_024;
exit $exit;
