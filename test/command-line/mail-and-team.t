# whm-2fa status --with-mail-and-team: counted by the keys of a file full of secrets, none of which comes out.
use strict;
use warnings;
use utf8;

use FindBin ();
use lib "$FindBin::RealBin/lib";

use JSON::PP      ();
use ScratchServer ();
use Test::More;

my $FILE   = 'var/cpanel/authn/twofactor_auth/tfa_userdata.json';
my $SECRET = 'JBSWY3DPEHPK3PXP';
my $VALUE  = qq({"secret":"$SECRET","more":["\\"}{$SECRET\\\\",{"a\@b.example":"$SECRET"}],"n":0});
my $server = ScratchServer->new;

# What the file holds; it is root's alone.
sub hold {
    my ($bytes) = @_;
    $server->write( $FILE, $bytes );
    chmod oct '0600', $server->root . "/$FILE" or die $!;
    return;
}

# The line that it adds; the secret stands nowhere.
sub line_of_status {
    my $run = $server->run( 'status', '--with-mail-and-team' );
    unlike "$run->{out}$run->{err}", qr/JBSW|3PXP/, 'no secret';
    is_deeply [ @{$run}{qw(exit err)} ], [ 0, q{} ];
    return ( split /\n/, $run->{out} )[-1];
}

# The same, asked of the module itself, whose answer the line above tells.
unshift @INC, $server->root . "/$ScratchServer::PROGRAM/lib";
require TwoFactorStatus::MailAndTeam;

sub why {
    my $told = TwoFactorStatus::MailAndTeam::count_mail_and_team( [ { user => 'anna', enabled => 1 }, { user => 'bert', enabled => 0 } ] );
    is_deeply [ keys %{$told} ], ['why'];
    return $told->{why};
}

subtest 'it counts e-mail accounts and team users' => sub {
    hold(qq({"root":$VALUE, "anna" : $VALUE,\n"info\@anna.example":$VALUE,"d\\u0040anna.example":{},"team1\@anna":$VALUE}\n));
    is line_of_status(), 'besides, 2 e-mail accounts and 1 team user have two-factor';
    my $json = $server->run(qw(status --with-mail-and-team --json));
    is_deeply( JSON::PP->new->utf8->decode( $json->{out} )->{with_two_factor}, { mail => 2, team => 1 } );
    unlike "$json->{out}$json->{err}", qr/JBSW/;
};

subtest 'a large file, of which every piece ends elsewhere' => sub {
    my $members = join q{,}, map { qq("m$_\@\\u00e4.example":{"s":"$SECRET\\\\\\"}) . 'x' x ( $_ % 97 ) . '"}' } 1 .. 20_000;
    hold(qq({"anna":$VALUE,$members}));
    is line_of_status(), 'besides, 20,000 e-mail accounts and 0 team users have two-factor';
};

subtest 'it is not read unless asked for' => sub {
    hold('not JSON');
    unlike $server->run('status')->{out}, qr/e-mail/;
};

subtest 'another form is not known' => sub {
    my @forms = (
        q{}, 'null', '[]', $SECRET, qq("$SECRET"), qq([$VALUE]), qq({"anna":"$SECRET"}), qq({"anna":null}), qq({"anna":[$VALUE]}),
        qq({"anna":$VALUE), qq({"anna":{"secret":"$SECRET), qq({"anna":$VALUE}}), qq({"anna":$VALUE}{}), qq({"anna":$VALUE,}),
        qq({"anna":$VALUE "bert":$VALUE}), qq({"anna" $VALUE}), qq({"\\$SECRET":$VALUE}), '{"' . $SECRET x 100 . '":{}}',
        qq({"$SECRET":{"anna":$VALUE}}), '{}',
    );
    for my $form (@forms) {
        hold($form);
        is why(), 'cPanel’s file has another form', 'form of ' . length($form) . ' bytes';
    }
    hold(qq({"anna":"$SECRET"}));
    my $line = 'how many e-mail accounts and team users have two-factor is not known: cPanel’s file has another form';
    utf8::encode($line);
    is line_of_status(), $line;
    my $json = $server->run(qw(status --with-mail-and-team --json));
    is_deeply( JSON::PP->new->utf8->decode( $json->{out} )->{with_two_factor}, { mail => undef, team => undef } );
};

subtest 'what is not a file of root alone is not known' => sub {
    my $path = $server->root . "/$FILE";
    hold(qq({"anna":$VALUE,"a\@anna.example":$VALUE}));
    chmod oct '0622', $path or die $!;
    is why(), 'cPanel’s file is not root’s alone';
    chmod oct '0600', $path or die $!;

    rename $path, "$path.else" or die $!;
    is why(), 'cPanel’s file is not there';
    symlink "$path.else", $path or die $!;
    is why(), 'cPanel’s file is a link';
    unlink $path;
    mkdir $path or die $!;
    is why(), 'cPanel’s file is no file';
    rmdir $path;
    system( 'mkfifo', '-m', '600', $path ) == 0 or die;
    is why(), 'cPanel’s file is no file';
    unlink $path;
    open my $file, '>', $path or die $!;
    chmod oct '0600', $path;
    truncate $file, 65 * 1024 * 1024;
    is why(), 'cPanel’s file is too large';
    close $file;
    unlink $path;

    my $folder = $server->root . '/var/cpanel/authn/twofactor_auth';
    rename "$path.else", $path or die $!;
    rename $folder, "$folder.else" or die $!;
    symlink "$folder.else", $folder or die $!;
    is why(), 'cPanel’s file is a link';
};

done_testing;
