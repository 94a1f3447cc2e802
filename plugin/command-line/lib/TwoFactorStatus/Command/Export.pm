# whm-2fa export: everything that is known of all accounts, as the page exports it.
package TwoFactorStatus::Command::Export;

use strict;
use warnings;

use TwoFactorStatus::Arguments  ();
use TwoFactorStatus::ExportForm ();
use TwoFactorStatus::Failure    ();
use TwoFactorStatus::Output     ();
use TwoFactorStatus::Server     ();

=head1 NAME

TwoFactorStatus::Command::Export - everything that is known of all accounts

=head1 FUNCTIONS

=head2 run(@arguments)

Prints the file, when it is whole. Returns the exit code.

=cut

sub run {
    my (@arguments) = @_;
    my $given = TwoFactorStatus::Arguments::read_only_options( \@arguments, qw(json csv) );
    my $form  = TwoFactorStatus::Arguments::expect_one_of( $given, qw(json csv) )
        or die TwoFactorStatus::Failure->usage('export needs --json or --csv');
    my $server = TwoFactorStatus::Server::read_server();
    my @parts =
        $form eq 'json'
        ? TwoFactorStatus::ExportForm::json_export( $server, time )
        : TwoFactorStatus::ExportForm::csv_export( $server, time );
    return TwoFactorStatus::Output::write_bytes(@parts);
}

1;
