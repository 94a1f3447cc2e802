# whm-2fa doctor: whether this WHM behaves as Two-Factor Status expects. It only reads.
package TwoFactorStatus::Command::Doctor;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Arguments         ();
use TwoFactorStatus::Doctor::Checks    ();
use TwoFactorStatus::Doctor::Findings  ();
use TwoFactorStatus::Doctor::Questions ();
use TwoFactorStatus::Doctor::Report    ();
use TwoFactorStatus::Failure           ();
use TwoFactorStatus::Output            ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Command::Doctor - whether this WHM behaves as Two-Factor Status expects

=head1 FUNCTIONS

=head2 run(@arguments)

Prints a line for each assumption, or the report. Returns the exit code: 1 where no record can be read, or something
differs with which the product does not cope.

=cut

sub run {
    my (@arguments) = @_;
    my $given    = TwoFactorStatus::Arguments::read_only_options( \@arguments, 'host=s', 'token-file=s', 'report' );
    my $whm      = _connect($given);
    my $asked    = TwoFactorStatus::Doctor::Questions::ask_all($whm);
    my $findings = TwoFactorStatus::Doctor::Findings->new;
    my $read     = TwoFactorStatus::Doctor::Checks::check( $findings, $asked );
    if ( $whm->way eq 'whmapi1' ) {
        require TwoFactorStatus::Doctor::ServerChecks;
        TwoFactorStatus::Doctor::ServerChecks::check( $findings, $asked );
    }
    my $data    = $asked->{version}{answer}->data;
    my $version = ref $data eq 'HASH' && !ref $data->{version} ? $data->{version} : undef;
    if   ( $given->{report} ) { TwoFactorStatus::Output::write_bytes( TwoFactorStatus::Doctor::Report::make( $whm->way, $asked, $findings, $version ) ) }
    else                      { TwoFactorStatus::Output::write_out( _lines($findings) ) }
    TwoFactorStatus::Failure::remark('no two-factor record can be read') if !$read;
    return !$read || $findings->does_break ? 1 : 0;
}

# Whom to ask.
sub _connect {
    my ($given) = @_;
    my ( $host, $token_file ) = @{$given}{qw(host token-file)};
    die TwoFactorStatus::Failure->usage('--host and --token-file go together') if defined $host != defined $token_file;
    if ( defined $host ) {
        require TwoFactorStatus::Doctor::Remote;
        return TwoFactorStatus::Doctor::Remote->new( $host, $token_file );
    }
    require TwoFactorStatus::Doctor::Local;
    return TwoFactorStatus::Doctor::Local->new;
}

sub _lines {
    my ($findings) = @_;
    return map {
        my $copes = $_->{verdict} ne 'differs' ? q{} : $_->{copes} ? '; the product copes' : '; the product does not cope';
        sprintf "%-9s  %-23s  %s\n", $_->{verdict}, $_->{id}, join( ', ', @{ $_->{came} } ) . $copes
    } $findings->all;
}

1;
