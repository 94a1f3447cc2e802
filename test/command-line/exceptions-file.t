# The exceptions' file: what is read from it, whoever wrote it, and what is written into it.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/../../plugin/command-line/lib";
use Encode     ();
use File::Temp qw(tempdir);
use Test::More;
use TwoFactorStatus::Exceptions ();

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $TODAY  = '2026-11-28';
my $HEADER = 'user,reason,approved_by,approved_on,until,ticket';
my $ROOT   = tempdir( CLEANUP => 1 );
my $PATH   = "$ROOT/twofactor_status/exceptions.csv";
my %VALID  = ( user => 'alice', reason => 'No phone', approved_by => 'Bo', until => '2026-12-31', ticket => 'T-1' );

sub write_file {
    my ($bytes) = @_;
    mkdir "$ROOT/twofactor_status";
    open my $file, '>:raw', $PATH or die $!;
    print {$file} $bytes;
    close $file or die $!;
    return;
}

sub read_text {
    open my $file, '<:raw', $PATH or return undef;
    my $bytes = do { local $/ = undef; <$file> };
    return Encode::decode( 'UTF-8', $bytes, Encode::FB_CROAK() );
}

sub read_entries {
    my ( $bytes, %options ) = @_;
    write_file($bytes);
    return TwoFactorStatus::Exceptions::read_exceptions( $PATH, today => $TODAY, %options );
}

# Entries and faults in short: "alice 2026-12-31 active", "3: the reason is missing".
sub summary_of {
    my ($result) = @_;
    return [
        ( map { "$_->{user} $_->{until} $_->{status}" } @{ $result->{entries} } ),
        ( map { "$_->{line}: $_->{text}" } @{ $result->{faults} } ),
    ];
}

subtest 'an entry, with the line it begins on' => sub {
    my $result = read_entries( qq{$HEADER\n\nalice,"No ""phone"",\nno\tmail",Bö,2026-11-01,2026-12-31,T-1\nbob,r,b,,2026-11-28,\n}
            =~ s/ö/\xc3\xb6/r );
    is_deeply $result->{entries}[0],
        {
        user        => 'alice',
        reason      => qq{No "phone",\nno\tmail},
        approved_by => 'Bö',
        approved_on => '2026-11-01',
        until       => '2026-12-31',
        ticket      => 'T-1',
        line        => 3,
        status      => 'active',
        };
    is $result->{entries}[1]{line}, 5, 'the next one';
    is_deeply $result->{faults}, [], 'no fault';
    is $result->{exists}, 1, 'there is a file';
    is_deeply [ sort keys %{ TwoFactorStatus::Exceptions::of_users($result) } ], [qw(alice bob)], 'by users';
};

subtest 'the last day counts, the day after does not' => sub {
    my $text = "$HEADER\nalice,r,b,,2026-11-28,\nbob,r,b,,2026-11-27,\n";
    is_deeply summary_of( read_entries($text) ), [ 'alice 2026-11-28 active', 'bob 2026-11-27 expired' ];
};

my %WRITTEN = (
    'with a byte order mark and CRLF' => "\xef\xbb\xbf$HEADER\r\nalice,r,b,,2026-12-31,\r\n",
    'with CR alone'                   => "$HEADER\ralice,r,b,,2026-12-31,\r",
    'without a last line end'         => "$HEADER\nalice,r,b,,2026-12-31,",
    'with other columns, elsewhere'   => qq{"Until" , note, approved by,USER,reason\n2026-12-31,x,b,alice,r\n},
    'without the columns that may be missing' => "user,reason,approved_by,until\nalice,r,b,2026-12-31\n",
    'with fewer cells'                => "$HEADER\nalice,r,b,,2026-12-31\n",
    'with more, empty cells'          => "$HEADER,\nalice,r,b,,2026-12-31,,,,\n",
    'with semicolons'                 => "user;reason;approved_by;until\nalice;a, b;c, d;2026-12-31\n;;;\n",
    'with tabs'                       => "user\treason\tapproved_by\tuntil\nalice\tr\tb\t2026-12-31\n",
    'with the separator told'         => "sep=;\r\nuser;reason;approved_by;until\r\nalice;r;b;2026-12-31\r\n",
    'with remarks and blank lines'    => "# Ansible managed: \"x\n\n$HEADER\n \t\n# alice\nalice,r,b,,2026-12-31,\n,,,,,\n\n",
    'with everything in quotes'       => ( $HEADER =~ s/(\w+)/"$1"/gr ) . qq{\n"alice", "r" ,"b","","2026-12-31",""\n},
    'in UTF-16'                       => Encode::encode( 'UTF-16', "user\treason\tapproved_by\tuntil\r\nalice\tr\tb\t2026-12-31\r\n" ),
);
for my $name ( sort keys %WRITTEN ) {
    is_deeply summary_of( read_entries( $WRITTEN{$name} ) ), ['alice 2026-12-31 active'], $name;
}

is read_entries("$HEADER\nalice,\xfcber \x80,b,,2026-12-31,\n")->{entries}[0]{reason}, 'über €', "in Windows' code page";

subtest 'what excuses nobody is named with its line' => sub {
    my %lines = (
        'alice,,b,,2026-12-31,'           => 'the reason is missing',
        'alice," ",b,,2026-12-31,'        => 'the reason is missing',
        ',r,b,,2026-12-31,'               => 'the user is missing',
        'alice,r,,,2026-12-31,'           => 'who approved it (approved_by) is missing',
        'alice,r,b,,,'                    => 'its end (until) is missing',
        'alice,r,b,,31.12.2026,'          => '“31.12.2026” is not a date (YYYY-MM-DD)',
        'alice,r,b,,2027-02-29,'          => '“2027-02-29” is not a date (YYYY-MM-DD)',
        'alice,r,b,,2026-13-01,'          => '“2026-13-01” is not a date (YYYY-MM-DD)',
        'alice,r,b,,2026-00-10,'          => '“2026-00-10” is not a date (YYYY-MM-DD)',
        'alice,r,b,,2027-11-30,'          => 'its end, 2027-11-30, is more than 366 days away',
        'root,r,b,,2026-12-31,'           => 'root cannot be excused',
        'alice,r, x,b,,2026-12-31,'       => 'its end (until) is missing',
        'alice,r,b,,2026-12-31,t,u'       => 'it has more cells than the header',
        'nobody,r,b,,2026-12-31,'         => 'there is no account “nobody”',
        'alice,"r" x,b,,2026-12-31,'      => 'there is text behind a closing quote',
        'alice,"r,b,,2026-12-31,'         => 'a quote is never closed',
        "alice,@{['x' x 1_001]},b,,2026-12-31," => 'reason is longer than 1000 characters',
    );
    for my $line ( sort keys %lines ) {
        my $result = read_entries( "$HEADER\nbob,r,b,,2027-11-29,\n$line\n", known => { alice => 1, bob => 1 } );
        is_deeply summary_of($result), [ 'bob 2027-11-29 active', "3: $lines{$line}" ], substr $line, 0, 40;
    }
    my $twice = "$HEADER\nalice,r,b,,2026-12-31,\nalice,r,b,,2026-12-30,\n";
    is_deeply summary_of( read_entries($twice) ), [ 'alice 2026-12-30 active', '2: line 3 says otherwise of “alice”' ], 'twice';
};

subtest 'a file that cannot be understood excuses nobody' => sub {
    my %files = (
        "alice,r,b,,2026-12-31,\n"         => '1: the header has no column “user”',
        "# x\nuser,reason,until\na,b,c\n"  => '2: the header has no column “approved_by”',
        "$HEADER,until\na,b,c,d,e,f,g\n"   => '1: the header has “until” twice',
        qq{"$HEADER\nalice,r,b,,2026-12-31,\n} => '1: a quote is never closed',
        "$HEADER\n" . "x" x 1_000_000      => '0: the file cannot be read: it is larger than 1 MB',
    );
    for my $text ( sort keys %files ) {
        is_deeply summary_of( read_entries($text) ), [ $files{$text} ], substr $text, 0, 30;
    }
    is_deeply summary_of( read_entries( "a\n" x 20_001 ) ), ['0: the file cannot be read: it has more than 20,000 lines'], 'lines';
    is_deeply summary_of( read_entries($_) ), [], 'nothing in it' for q{}, "\n\n", "# later\n", "$HEADER\n";
    my $directory = TwoFactorStatus::Exceptions::read_exceptions( $ROOT, today => $TODAY );
    is_deeply summary_of($directory), ['0: the file cannot be read: it is not a file'], 'a directory';
    my $missing = TwoFactorStatus::Exceptions::read_exceptions( "$ROOT/missing/file", today => $TODAY );
    is_deeply $missing, { entries => [], faults => [], exists => 0 }, 'no file';
};

subtest 'any bytes are read, and quickly' => sub {
    srand 1;
    my @pieces = ( q{"}, q{,}, q{;}, "\n", "\r", "\t", q{ }, '#', "\xff", "\0", 'alice', '2026-12-31', "$HEADER\n" );
    for ( 1 .. 300 ) {
        my $text   = join q{}, map { $pieces[ rand @pieces ] } 1 .. 60;
        my $result = read_entries("$HEADER\n$text");
        my @parts  = @{ TwoFactorStatus::TolerantCsv::parse("x$text")->{parts} };
        my $whole  = "x$text";
        utf8::decode($whole) or $whole = Encode::decode( 'cp1252', $whole );
        is join( q{}, map { $_->{raw} } @parts ), $whole, 'the parts are the whole' or last;
    }
    for my $piece ( q{"}, q{a,"b"}, "alice,r,b,,2026-12-31,\n" ) {
        my $before = ( times )[0];
        read_entries( "$HEADER\n" . $piece x ( 200_000 / length $piece ) );
        my $seconds = ( times )[0] - $before;
        cmp_ok $seconds, '<', 3, "a large file of $piece: $seconds s";
    }
};

subtest 'an entry is added: root alone may read it' => sub {
    unlink $PATH;
    rmdir "$ROOT/twofactor_status";
    umask 0000;
    TwoFactorStatus::Exceptions::add_entry( $PATH, {%VALID}, today => $TODAY );
    is read_text(), "$HEADER\nalice,No phone,Bo,$TODAY,2026-12-31,T-1\n", 'with a header, and the day of the approval';
    is sprintf( '%04o', ( stat $PATH )[2] & oct '7777' ), '0600', 'mode of the file';
    is sprintf( '%04o', ( stat "$ROOT/twofactor_status" )[2] & oct '7777' ), '0700', 'mode of the directory';
    is_deeply [ glob "$ROOT/twofactor_status/{*,.[!.]*}" ], [$PATH], 'nothing beside it';
    write_file("# later\n");
    TwoFactorStatus::Exceptions::add_entry( $PATH, {%VALID}, today => $TODAY );
    is read_text(), "# later\n$HEADER\nalice,No phone,Bo,$TODAY,2026-12-31,T-1\n", 'into a file without a header';
};

subtest 'a second one replaces the first; all else stays as it stands' => sub {
    write_file("# by Ansible\r\nuntil;user;note;reason;approved_by\r\n2026-12-01; bob ;\"x\";r;b\r\nx;alice;y\r\n\r\n2026;carol;;;;");
    TwoFactorStatus::Exceptions::add_entry( $PATH, { %VALID, reason => ' a;b "c" ' }, today => $TODAY );
    is read_text(),
        "# by Ansible\r\nuntil;user;note;reason;approved_by\r\n2026-12-01; bob ;\"x\";r;b\r\n\r\n2026;carol;;;;\r\n"
        . "2026-12-31;alice;;\"a;b \"\"c\"\"\";Bo\r\n";
};

subtest 'what is written reads the same, and is no formula' => sub {
    for my $reason ( '=cmd()', q{'=cmd()}, '+1', '-', '@x', 'a;=b', 'a,=b', '"=x', '#x', q{it's}, 'ü €', '1,2;3', q{''} ) {
        write_file("$HEADER\n");
        TwoFactorStatus::Exceptions::add_entry( $PATH, { %VALID, reason => $reason }, today => $TODAY );
        unlike read_text(), qr/(?:[,;]|(?<!")")[=+\-@]/, "no formula: $reason";
        is_deeply summary_of( read_entries( Encode::encode( 'UTF-8', read_text() ) ) ), ['alice 2026-12-31 active'], 'read';
        is( TwoFactorStatus::Exceptions::read_exceptions($PATH)->{entries}[0]{reason}, $reason, "as it was: $reason" );
    }
    TwoFactorStatus::Exceptions::add_entry( $PATH, { %VALID, reason => "a\nroot,\e[31m\x{2028}b" }, today => $TODAY );
    is scalar( () = read_text() =~ /\n/g ), 2, 'on one line, without control characters';
};

subtest 'what is refused is not written' => sub {
    my %refused = (
        'the reason is missing'                         => { reason      => q{ } },
        'who approved it (approved_by) is missing'      => { approved_by => undef },
        'its end (until) is missing'                    => { until       => q{} },
        'its end, 2026-11-27, has passed'               => { until       => '2026-11-27' },
        'its end, 2027-11-30, is more than 366 days away' => { until     => '2027-11-30' },
        '“soon” is not a date (YYYY-MM-DD)'             => { until       => 'soon' },
        'root cannot be excused'                        => { user        => 'root' },
        'there is no account “nobody”'                  => { user        => 'nobody' },
    );
    write_file("$HEADER\n");
    my $before = ( stat $PATH )[1];
    for my $text ( sort keys %refused ) {
        my %options = ( today => $TODAY, known => { alice => 1 } );
        my $is_done = eval { TwoFactorStatus::Exceptions::add_entry( $PATH, { %VALID, %{ $refused{$text} } }, %options ); 1 };
        ok !$is_done, 'refused';
        is $@, "$text\n", $text;
    }
    is( ( stat $PATH )[1], $before, 'the file is untouched' );
    is_deeply summary_of( read_entries("$HEADER\nalice,r,b,,2027-11-29,\n") ), ['alice 2027-11-29 active'], '366 days are not too many';
};

subtest 'a file that cannot be understood is not changed' => sub {
    for my $text ( "user,until\nalice,x\n", "$HEADER\nalice,r,b,,2026-12-31,\nbob,\"r,b\ncarol,r,b,,2026-12-31,\n" ) {
        write_file($text);
        ok !eval { TwoFactorStatus::Exceptions::add_entry( $PATH, {%VALID}, today => $TODAY ); 1 }, 'not added';
        like $@, qr/\Aline [13] of the file is wrong \(.+\): put it right first\n\z/, 'the line is named';
        ok !eval { TwoFactorStatus::Exceptions::remove_entry( $PATH, 'bob' ); 1 }, 'not removed';
        is read_text(), $text, 'as it was';
    }
};

subtest 'an entry is removed, and nothing else' => sub {
    write_file("$HEADER\nalice,broken\n# x\nbob,r,b,,2026-12-31,\nalice,r,b,,2026-12-31,\n");
    is( TwoFactorStatus::Exceptions::remove_entry( $PATH, 'alice' ), 1, 'it was there' );
    is read_text(), "$HEADER\n# x\nbob,r,b,,2026-12-31,\n", 'all of them';
    my $inode = ( stat $PATH )[1];
    is( TwoFactorStatus::Exceptions::remove_entry( $PATH, 'alice' ), 0, 'it is not there' );
    is( ( stat $PATH )[1], $inode, 'then nothing is written' );
    is( TwoFactorStatus::Exceptions::remove_entry( "$ROOT/missing/file", 'alice' ), 0, 'no file' );
    ok !-e "$ROOT/missing", 'and none is made';
};

subtest 'of many who write at once none is lost' => sub {
    unlink $PATH;
    my @children;
    for my $number ( 1 .. 8 ) {
        my $child = fork // die $!;
        if ( !$child ) {
            require POSIX;
            my $is_done = eval { TwoFactorStatus::Exceptions::add_entry( $PATH, { %VALID, user => "user$number" }, today => $TODAY ); 1 };
            POSIX::_exit( $is_done ? 0 : 1 );
        }
        push @children, $child;
    }
    for (@children) { waitpid $_, 0; is $?, 0, 'written' }
    is scalar @{ TwoFactorStatus::Exceptions::read_exceptions( $PATH, today => $TODAY )->{entries} }, 8, 'all of them';
};

done_testing;
