# whm-2fa exceptions: who is excused from two-factor authentication; to look at, to check, to change.
package TwoFactorStatus::Command::Exceptions;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Arguments   ();
use TwoFactorStatus::Exceptions  ();
use TwoFactorStatus::Failure     ();
use TwoFactorStatus::Output      ();
use TwoFactorStatus::Owners      ();
use TwoFactorStatus::Places      ();
use TwoFactorStatus::Table       ();
use TwoFactorStatus::VisibleText ();
use TwoFactorStatus::WhmApi      ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::Exceptions - who is excused from two-factor authentication

=head1 FUNCTIONS

=head2 run(@arguments)

Does what the first argument says, C<list> without one. Returns the exit code.

=cut

my %ACTIONS = ( list => \&_list, check => \&_check, add => \&_add, remove => \&_remove );

my @LISTED = qw(user status until approved_by approved_on ticket reason);

sub run {
    my (@arguments) = @_;
    my $name   = @arguments && $arguments[0] !~ /\A-/ ? shift @arguments : 'list';
    my $action = $ACTIONS{$name} or die TwoFactorStatus::Failure->usage("“exceptions $name” is not known");
    return $action->(@arguments);
}

sub _list {
    my (@arguments) = @_;
    TwoFactorStatus::Arguments::read_only_options( \@arguments );
    my $result  = _read();
    my @rows    = map { [ @{$_}{@LISTED} ] } @{ $result->{entries} };
    my $faults  = @{ $result->{faults} };
    my $excuses = $faults == 1 ? '1 line excuses' : "$faults lines excuse";
    TwoFactorStatus::Failure::remark("$excuses nobody: whm-2fa exceptions check says why") if $faults;
    return TwoFactorStatus::Output::write_out( TwoFactorStatus::Table::tab_separated( \@LISTED, @rows ) ) if !-t STDOUT;
    return TwoFactorStatus::Output::write_out("nobody is excused\n")                                      if !@rows;
    my @titles = map { tr/_/ /r } @LISTED;
    return TwoFactorStatus::Output::write_out( TwoFactorStatus::Table::aligned( \@titles, @rows ) );
}

# Names each line that excuses nobody. Whose end has passed could not be added either.
sub _check {
    my (@arguments) = @_;
    TwoFactorStatus::Arguments::read_only_options( \@arguments );
    my $result  = _read();
    my @entries = @{ $result->{entries} };
    my @expired = map { { line => $_->{line}, text => "the exception of “$_->{user}” expired after $_->{until}" } }
        grep { $_->{status} eq 'expired' } @entries;
    my @faults = sort { $a->{line} <=> $b->{line} } @{ $result->{faults} }, @expired;
    _tell_mode() if $result->{exists};
    my @lines = map { ( $_->{line} ? "line $_->{line}: " : q{} ) . $_->{text} } @faults;
    push @lines, _count( @entries - @expired );
    TwoFactorStatus::Output::write_out( map { TwoFactorStatus::VisibleText::visible($_) . "\n" } @lines );
    return @faults ? 1 : 0;
}

sub _count {
    my ($count) = @_;
    return $count == 0 ? 'nobody is excused' : $count == 1 ? '1 account is excused' : "$count accounts are excused";
}

# Reasons and names are nobody else's business.
sub _tell_mode {
    my $path = TwoFactorStatus::Places::EXCEPTIONS();
    my $mode = ( stat $path )[2] // return;
    return if !( $mode & oct '77' );
    return TwoFactorStatus::Failure::remark("others than root may read or change $path: chmod 600 puts that right");
}

sub _add {
    my (@arguments) = @_;
    my ( $given, @users ) = TwoFactorStatus::Arguments::read_options( \@arguments, qw(reason=s approved-by=s until=s ticket=s) );
    my $user    = _only_user(@users);
    my @missing = grep { ( $given->{$_} // q{} ) !~ /\S/ } qw(reason approved-by until);
    die TwoFactorStatus::Failure->usage("exceptions add needs --$missing[0]") if @missing;
    if ( $given->{until} !~ /\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z/ ) {
        die TwoFactorStatus::Failure->usage("“$given->{until}” is not a date (YYYY-MM-DD)");
    }
    _require_root();
    my %entry = ( user => $user, approved_by => $given->{'approved-by'}, map { ( $_ => $given->{$_} ) } qw(reason until ticket) );
    TwoFactorStatus::Exceptions::add_entry( TwoFactorStatus::Places::EXCEPTIONS(), \%entry, known => _known_users() );
    return _say("“$user” is excused until $given->{until}");
}

sub _remove {
    my (@arguments) = @_;
    my ( $given, @users ) = TwoFactorStatus::Arguments::read_options( \@arguments );
    my $user = _only_user(@users);
    _require_root();
    if ( !TwoFactorStatus::Exceptions::remove_entry( TwoFactorStatus::Places::EXCEPTIONS(), $user ) ) {
        TwoFactorStatus::Failure->throw("there is no exception of “$user”");
    }
    return _say("“$user” is not excused any more");
}

sub _only_user {
    my ( $user, @others ) = @_;
    die TwoFactorStatus::Failure->usage('whose exception? A user name is needed') if ( $user // q{} ) eq q{};
    die TwoFactorStatus::Failure->usage("“$others[0]” is not expected here")     if @others;
    return $user;
}

sub _say {
    my ($sentence) = @_;
    return TwoFactorStatus::Output::write_out( TwoFactorStatus::VisibleText::visible($sentence) . "\n" );
}

sub _read {
    _require_root();
    my $path = TwoFactorStatus::Places::EXCEPTIONS();
    my $result = TwoFactorStatus::Exceptions::read_exceptions($path);
    return $result if !@{ $result->{entries} };
    return TwoFactorStatus::Exceptions::read_exceptions( $path, known => _known_users() );
}

# The server's own list; where that is not to be had, WHM's.
sub _known_users {
    my $owners = TwoFactorStatus::Owners::read_owners( TwoFactorStatus::Places::OWNERS() );
    return $owners if $owners && %{$owners};
    my $configs = TwoFactorStatus::WhmApi::call('twofactorauth_get_user_configs');
    return ref $configs eq 'HASH' ? $configs : {};
}

sub _require_root {
    return if $> == TwoFactorStatus::Places::ROOT_USER_ID();
    TwoFactorStatus::Failure->throw('only root may see or change the exceptions: run it as root, or with sudo');
}

1;
