# whm-2fa exceptions: what it says, what it changes, and its exit codes; and whom an exception excuses elsewhere.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP      ();
use POSIX         ();
use ScratchServer ();
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $FILE   = 'etc/twofactor_status/exceptions.csv';
my $HEADER = "user,reason,approved_by,approved_on,until,ticket\n";

sub day { my ($days) = @_; return POSIX::strftime( '%Y-%m-%d', gmtime( time + $days * 86_400 ) ) }

my $TODAY = day(0);
my $UNTIL = day(30);
my @ADD   = ( '--reason=No phone', '--approved-by=Bo', "--until=$UNTIL" );

my $server = ScratchServer->new;
$server->write( 'etc/trueuserowners', "anna: root\nbert: anna\ncarl: root\n" );

# Runs "exceptions" with these arguments; the exit code, stdout and stderr in one text.
sub run_it {
    my (@arguments) = @_;
    my $run  = $server->run( 'exceptions', @arguments );
    my $text = "$run->{exit}\n$run->{out}$run->{err}";
    utf8::decode($text);
    return $text;
}

subtest 'without a file nobody is excused' => sub {
    is run_it(), "0\n" . join( "\t", qw(user status until approved_by approved_on ticket reason) ) . "\n", 'list';
    is run_it('check'), "0\nnobody is excused\n", 'check';
    is run_it( 'remove', 'bert' ), "1\nwhm-2fa: there is no exception of “bert”\n", 'remove';
    is $server->read($FILE), undef, 'and there is still none';
};

subtest 'added, seen, replaced, removed' => sub {
    is run_it( 'add', 'bert', @ADD, '--ticket=T-1' ), "0\n“bert” is excused until $UNTIL\n", 'added';
    is $server->read($FILE), "${HEADER}bert,No phone,Bo,$TODAY,$UNTIL,T-1\n", 'written';
    is run_it('list'), run_it(), 'list, and without a word';
    like run_it(), qr/\nbert\tactive\t$UNTIL\tBo\t$TODAY\tT-1\tNo phone\n\z/, 'listed';
    is run_it('check'), "0\n1 account is excused\n", 'right';
    is run_it( 'add', 'bert', qw(--until), $TODAY, qw(--approved-by Al --reason), 'Zürich' ), "0\n“bert” is excused until $TODAY\n";
    is $server->read($FILE), "${HEADER}bert,Z\xc3\xbcrich,Al,$TODAY,$TODAY,\n", 'replaced';
    is run_it( 'remove', 'bert' ), "0\n“bert” is not excused any more\n", 'removed';
    is $server->read($FILE), $HEADER, 'nothing is left of it';
};

subtest 'what is refused, and the exit codes' => sub {
    my $far = day(367);
    my $yesterday = day(-1);
    my @cases = (
        [ 2, 'exceptions add needs --reason',      'add', 'bert', '--approved-by=Bo', "--until=$UNTIL" ],
        [ 2, 'exceptions add needs --reason',      'add', 'bert', @ADD, '--reason= ' ],
        [ 2, 'exceptions add needs --approved-by', 'add', 'bert', '--reason=x', "--until=$UNTIL" ],
        [ 2, 'exceptions add needs --until',       'add', 'bert', '--reason=x', '--approved-by=Bo' ],
        [ 2, '“soon” is not a date',               'add', 'bert', @ADD, '--until=soon' ],
        [ 2, 'A user name is needed',              'add', @ADD ],
        [ 2, '“carl” is not expected here',        'add', 'bert', 'carl', @ADD ],
        [ 2, 'unknown option: why',                'add', 'bert', '--why=x' ],
        [ 2, '“exceptions drop” is not known',     'drop', 'bert' ],
        [ 2, '“bert” is not expected here',        'check', 'bert' ],
        [ 1, "$far, is more than 366 days away",   'add', 'bert', @ADD, "--until=$far" ],
        [ 1, "$yesterday, has passed",             'add', 'bert', @ADD, "--until=$yesterday" ],
        [ 1, 'is not a date',                      'add', 'bert', @ADD, '--until=2027-02-30' ],
        [ 1, 'root cannot be excused',             'add', 'root', @ADD ],
        [ 1, 'there is no account “nobody”',       'add', 'nobody', @ADD ],
    );
    for my $case (@cases) {
        my ( $exit, $sentence, @arguments ) = @{$case};
        like run_it(@arguments), qr/\A$exit\nwhm-2fa: [^\n]*\Q$sentence\E[^\n]*\n\z/, "@arguments";
    }
    is $server->read($FILE), $HEADER, 'nothing is written';
    like run_it( 'add', 'bert', @ADD, '--until=' . day(366) ), qr/\A0\n/, '366 days are not too many';
};

subtest 'a line that excuses nobody is named' => sub {
    my $expired = day(-3);
    $server->write( $FILE, "${HEADER}bert,,Bo,,$UNTIL,\ncarl,\e[2Jr,Bo,,$UNTIL,\n\nanna,r,Bo,,$expired,\ngone,r,Bo,,$UNTIL,\n" );
    chmod oct '0640', $server->root . "/$FILE" or die $!;
    is run_it('check'), <<"TEXT", 'check';
1
line 2: the reason is missing
line 5: the exception of “anna” expired after $expired
line 6: there is no account “gone”
1 account is excused
whm-2fa: others than root may read or change ${\ $server->root}/$FILE: chmod 600 puts that right
TEXT
    like run_it('list'), qr/\A0\n.*\ncarl\tactive\t.*\t⟨U\+001B⟩\[2Jr\nanna\texpired\t.*\nwhm-2fa: 2 lines excuse nobody: .*\n\z/s, 'list';
    $server->write( $FILE, "user;until\ncarl;$UNTIL\n" );
    like run_it('check'), qr/\A1\nline 1: the header has no column “reason”\nnobody is excused\n/, 'a broken file';
    like run_it( 'add', 'carl', @ADD ), qr/\A1\nwhm-2fa: line 1 of the file is wrong .*\n\z/, 'is not added to';
};

subtest 'an exception excuses who misses it, until it ends' => sub {
    my $expired = day(-1);
    $server->write( $FILE, "${HEADER}anna,r,Bo,,$UNTIL,\nbert,r,Bo,,$TODAY,\ncarl,r,Bo,,$expired,\n" );
    my $status = JSON::PP->new->utf8->decode( $server->run( 'status', '--json' )->{out} );
    is_deeply [ @{$status}{qw(enabled missing excused expired share)} ], [ 2, 2, 1, 1, 50 ], 'the numbers';
    my @rows = split /\n/, $server->run( 'list', '--excused', '--csv' )->{out};
    is scalar @rows, 2, 'one row';
    like $rows[1], qr/\Abert,.*,$TODAY,r\r?\z/, 'with its end and its reason';
};

subtest 'without the list of owners, WHM says who exists' => sub {
    unlink $server->root . '/etc/trueuserowners';
    unlink $server->root . "/$FILE";
    like run_it( 'add', 'nobody', @ADD ), qr/\A1\nwhm-2fa: there is no account “nobody”\n\z/;
    like run_it( 'add', 'bert', @ADD ), qr/\A0\n/;
    unlink $server->root . '/usr/local/cpanel/bin/whmapi1';
    like run_it( 'add', 'bert', @ADD ), qr/\A3\nwhm-2fa: .*\n\z/, 'not a WHM server';
};

subtest 'root alone' => sub {
    $server->edit( "$ScratchServer::PROGRAM/lib/TwoFactorStatus/Places.pm", sub { s/(ROOT_USER_ID => )\d+/${1}99999/ or die } );
    for my $arguments ( ['list'], ['check'], [ 'add', 'bert', @ADD ], [ 'remove', 'bert' ] ) {
        like run_it( @{$arguments} ), qr/\A1\nwhm-2fa: only root may see or change the exceptions/, "@{$arguments}";
    }
};

done_testing;
