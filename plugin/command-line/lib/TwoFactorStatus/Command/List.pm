# whm-2fa list: accounts, for people, for a pipe, as the export's rows.
package TwoFactorStatus::Command::List;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Arguments   ();
use TwoFactorStatus::ExportForm  ();
use TwoFactorStatus::Output      ();
use TwoFactorStatus::Server      ();
use TwoFactorStatus::Table       ();
use TwoFactorStatus::Table       ();
use TwoFactorStatus::Totals      ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::List - accounts, for people, for a pipe, as the export's rows

=head1 FUNCTIONS

=head2 run(@arguments)

Prints those that are asked for. Returns the exit code.

=cut

my @KINDS = qw(missing enabled cannot excused unknown);

# Of those the owner can still be asked whether two-factor can be enabled.
my %IS_MISSING = map { $_ => 1 } qw(missing cannot excused);

# What a terminal has room for.
my %TITLES = ( two_factor => 'two-factor', can_enable => 'can enable', primary_domain => 'domain', excused_until => 'excused until' );
my @SHOWN  = qw(user primary_domain two_factor can_enable role owner package state excused_until);

sub run {
    my (@arguments) = @_;
    my $given = TwoFactorStatus::Arguments::read_only_options( \@arguments, @KINDS, qw(reseller=s package=s csv json) );
    my $form = TwoFactorStatus::Arguments::expect_one_of( $given, qw(csv json) ) // q{};
    my $kind = TwoFactorStatus::Arguments::expect_one_of( $given, @KINDS );
    my $is_wanted = _choose($given);
    my $may_ask   = defined $kind && !$IS_MISSING{$kind} ? sub { 0 } : $is_wanted;

    my $server   = TwoFactorStatus::Server::read_server( may_ask => $may_ask );
    my @accounts = grep { $is_wanted->($_) } @{ $server->{accounts} };
    if ( defined $kind ) {
        @accounts = grep { _is_kind( $kind, $_, $server ) } @accounts;
    }
    return TwoFactorStatus::Output::write_bytes( TwoFactorStatus::ExportForm::csv_rows( $server, @accounts ) )        if $form eq 'csv';
    return TwoFactorStatus::Output::write_bytes( TwoFactorStatus::ExportForm::json_rows( $server, @accounts ), "\n" ) if $form eq 'json';
    return TwoFactorStatus::Output::write_out( TwoFactorStatus::Table::aligned( _shown( $server, @accounts ) ) ) if -t STDOUT;
    my @rows = map { [ TwoFactorStatus::ExportForm::row_of( $_, $server ) ] } @accounts;
    return TwoFactorStatus::Output::write_out( TwoFactorStatus::Table::tab_separated( \@TwoFactorStatus::ExportForm::COLUMNS, @rows ) );
}

# From an account to whether its owner and its package are those that are asked for.
sub _choose {
    my ($given) = @_;
    my %wanted = map { $_->[1] => $given->{ $_->[0] } } grep { defined $given->{ $_->[0] } } [qw(reseller owner)], [qw(package package)];
    return sub {
        my ($account) = @_;
        return !grep { $account->{$_} ne $wanted{$_} } keys %wanted;
    };
}

sub _is_kind {
    my ( $kind, $account, $server ) = @_;
    my @kinds = TwoFactorStatus::Totals::kinds_of( $account, $server->{exceptions}{ $account->{user} } );
    return scalar grep { $_ eq $kind } @kinds;
}

# What a terminal has room for, in words.
sub _shown {
    my ( $server, @accounts ) = @_;
    my @rows = ( [ map { $TITLES{$_} // $_ } @SHOWN ] );
    for my $account (@accounts) {
        my %row;
        @row{@TwoFactorStatus::ExportForm::COLUMNS} = TwoFactorStatus::ExportForm::row_of( $account, $server );
        tr/_/ / for @row{qw(two_factor role)};
        push @rows, [ @row{@SHOWN} ];
    }
    return @rows;
}

1;
