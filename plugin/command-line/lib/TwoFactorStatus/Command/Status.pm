# whm-2fa status: how many have two-factor authentication and how many miss it.
package TwoFactorStatus::Command::Status;

use strict;
use warnings;
use utf8;

use POSIX                        ();
use TwoFactorStatus::Arguments   ();
use TwoFactorStatus::Json        ();
use TwoFactorStatus::Output      ();
use TwoFactorStatus::Server      ();
use TwoFactorStatus::Totals      ();
use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::Status - how many have two-factor authentication and how many miss it

=head1 FUNCTIONS

=head2 run(@arguments)

Prints the numbers. Returns the exit code.

=cut

my @ROLES = ( [ server_administrator => 'server administrator' ], [ reseller => 'resellers' ], [ account => 'accounts' ] );

my @TABLE = qw(all enabled missing cannot excused);

sub run {
    my (@arguments) = @_;
    my $given  = TwoFactorStatus::Arguments::read_only_options( \@arguments, 'json', 'with-mail-and-team' );
    my $server = TwoFactorStatus::Server::read_server();
    my $totals = TwoFactorStatus::Totals::count_accounts($server);
    my $beyond = $given->{'with-mail-and-team'} ? _count_beyond($server) : undef;
    return TwoFactorStatus::Output::write_bytes( _json( $server, $totals, $beyond ) ) if $given->{json};
    return TwoFactorStatus::Output::write_out( map { "$_\n" } _lines( $server, $totals ), $beyond ? _beyond_line($beyond) : () );
}

# Of e-mail accounts and team users.
sub _count_beyond {
    my ($server) = @_;
    require TwoFactorStatus::MailAndTeam;
    return TwoFactorStatus::MailAndTeam::count_mail_and_team( $server->{accounts} );
}

sub _beyond_line {
    my ($beyond) = @_;
    return "how many e-mail accounts and team users have two-factor is not known: $beyond->{why}" if defined $beyond->{why};
    my ( $mail, $team ) = @{$beyond}{qw(mail team)};
    return 'besides, ' . _plural( $mail, 'e-mail account' ) . ' and ' . _plural( $team, 'team user' )
        . ( $mail + $team == 1 ? ' has' : ' have' ) . ' two-factor';
}

sub _policy {
    my ($policy) = @_;
    return !defined $policy ? 'unknown' : $policy ? 'on' : 'off';
}

sub _lines {
    my ( $server, $totals ) = @_;
    my ( $all, $missing, $enabled ) = @{$totals}{qw(all missing enabled)};
    my $share   = $totals->{share} == 0 && $enabled > 0 ? 'less than 1%' : "$totals->{share}%";
    my $version = $server->{whm_version} eq q{} ? 'unknown' : $server->{whm_version};
    return (
        join( q{   },
            TwoFactorStatus::VisibleText::visible( $server->{host} ),
            "WHM $version",
            'policy ' . _policy( $server->{policy} ),
            'read ' . POSIX::strftime( '%Y-%m-%d %H:%M:%S UTC', gmtime $server->{read_at} ) ),
        _number($missing) . ' of ' . _plural( $all, 'account' )
            . ( $missing == 1 ? ' has' : ' have' ) . ' no second factor; '
            . _number($enabled) . ( $enabled == 1 ? ' has' : ' have' ) . " ($share)",
        _of_the_missing($totals),
        $totals->{unknown} ? 'of ' . _plural( $totals->{unknown}, 'account' ) . ' WHM’s record cannot be read: whm-2fa list --unknown' : (),
        defined $server->{policy} && !$server->{policy} ? 'the policy is off: nobody is asked for a code' : (),
        _table($totals),
        $missing ? 'All who are missing: whm-2fa list --missing' : (),
    );
}

# What is to be said of them; nothing where there is nothing.
sub _of_the_missing {
    my ($totals) = @_;
    my ( $cannot, $excused, $expired ) = @{$totals}{qw(cannot excused expired)};
    my @parts = (
        !defined $cannot ? 'how many cannot enable it is not known' : $cannot ? _number($cannot) . ' cannot enable it' : (),
        $excused ? _number($excused) . ( $excused == 1 ? ' is' : ' are' ) . ' excused' : (),
        $expired ? _plural( $expired, 'exception' ) . ( $expired == 1 ? ' has' : ' have' ) . ' expired' : (),
    );
    return if !$totals->{missing} || !@parts;
    return 'of the ' . _number( $totals->{missing} ) . ': ' . join ', ', @parts;
}

sub _table {
    my ($totals) = @_;
    my $form = '%-20s%9s%9s%9s%8s%9s';
    return (
        sprintf( $form, q{}, @TABLE ),
        map {
            my ( $role, $name ) = @{$_};
            sprintf $form, $name, map { defined ? _number($_) : q{?} } @{ $totals->{roles}{$role} }{@TABLE};
        } @ROLES
    );
}

sub _number {
    my ($number) = @_;
    my $text = reverse "$number";
    $text =~ s/([0-9]{3})(?=[0-9])/$1,/g;
    return scalar reverse $text;
}

sub _plural {
    my ( $count, $noun ) = @_;
    return _number($count) . " $noun" . ( $count == 1 ? q{} : 's' );
}

# As bytes.
sub _json {
    my ( $server, $totals, $beyond ) = @_;
    my $numbers = sub {
        my ( $counts, @names ) = @_;
        return map { qq{"$_":} . ( $counts->{$_} // 'null' ) } @names;
    };
    my @names = qw(all enabled missing cannot excused expired unknown);
    my @roles = map {
        my ($role) = @{$_};
        qq{"$role":\{} . join( q{,}, $numbers->( $totals->{roles}{$role}, @names ) ) . '}';
    } @ROLES;
    my @texts = (
        server      => $server->{host},
        whm_version => $server->{whm_version},
        policy      => _policy( $server->{policy} ),
        read_at     => POSIX::strftime( '%Y-%m-%dT%H:%M:%SZ', gmtime $server->{read_at} ),
    );
    my @members;
    while ( my ( $name, $text ) = splice @texts, 0, 2 ) {
        push @members, qq{"$name":} . TwoFactorStatus::Json::string($text);
    }
    return '{'
        . join( q{,},
        @members, $numbers->( $totals, @names, 'share' ),
        '"roles":{' . join( q{,}, @roles ) . '}',
        $beyond ? '"with_two_factor":{' . join( q{,}, $numbers->( $beyond, qw(mail team) ) ) . '}' : () )
        . "}\n";
}

1;
