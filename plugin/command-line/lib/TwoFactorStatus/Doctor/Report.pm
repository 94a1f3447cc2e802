# The report of whm-2fa doctor: shapes, types and verdicts as JSON, to be sent to who looks after Two-Factor Status.
package TwoFactorStatus::Doctor::Report;

use strict;
use warnings;

use TwoFactorStatus::Doctor::Forms ();
use TwoFactorStatus::Json          ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Report - the report of whm-2fa doctor

=head1 DESCRIPTION

Every text in it is the product's own, but for the two numbers of WHM's version; and those only where they are numbers.

=head1 FUNCTIONS

=head2 make($way, $asked, $findings, $version)

JSON in UTF-8: C<form>, C<way> (C<whmapi1> or C<https>), C<whm> (C<11.138>), C<calls> (by what was asked, the forms at each
place) and C<checks>. The local WHM of the tests takes it as its configuration.

=cut

sub make {
    my ( $way, $asked, $findings, $version ) = @_;
    my %calls = map { ( $_ => TwoFactorStatus::Doctor::Forms::of_answer( @{ $asked->{$_} }{qw(function answer)} ) ) } keys %{$asked};
    my @checks = map {
        my $finding = $_;
        +{ ( map { ( $_ => $finding->{$_} ) } grep { $_ ne 'copes' } keys %{$finding} ), exists $finding->{copes} ? ( copes => $finding->{copes} ? 'yes' : 'no' ) : () }
    } $findings->all;
    my %report = ( form => 'whm-twofactor-status/doctor/1', way => $way, whm => _major($version), calls => \%calls, checks => \@checks );
    return _lines(\%report);
}

# What the version of cPanel & WHM begins with: 11.138. Nothing else that numbers could be, an address for instance.
sub _major {
    my ($version) = @_;
    return ( $version // q{} ) =~ /\A(11[.][0-9]{2,3})[.]/ ? $1 : 'unknown';
}

# A line for each call and each check, so that two reports can be compared line by line.
sub _lines {
    my ($report) = @_;
    my ( $calls, $checks ) = @{$report}{qw(calls checks)};
    my @members = map { TwoFactorStatus::Json::string($_) . q{: } . TwoFactorStatus::Json::string( $report->{$_} ) } qw(form way whm);
    push @members, qq{"calls": \{\n    } . join( ",\n    ", map { TwoFactorStatus::Json::string($_) . q{: } . TwoFactorStatus::Json::encode( $calls->{$_} ) } sort keys %{$calls} ) . "\n  }";
    push @members, qq{"checks": [\n    } . join( ",\n    ", map { TwoFactorStatus::Json::encode($_) } @{$checks} ) . "\n  ]";
    return "{\n  " . join( ",\n  ", @members ) . "\n}\n";
}

1;
