# The numbers of a run as node_exporter reads them from a text file.
package TwoFactorStatus::Metrics;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Json        ();
use TwoFactorStatus::Totals      ();
use TwoFactorStatus::VisibleText ();
use TwoFactorStatus::WholeFile   ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Metrics - the numbers of a run as node_exporter reads them from a text file

=head1 DESCRIPTION

No label holds the name of a user, a domain or a reseller. There are no time stamps, and the last line ends: otherwise
node_exporter loses the whole file.

=head1 FUNCTIONS

=cut

my $FILE = 'twofactor_status.prom';

=head2 write_metrics($directory, $summary, %build)

Writes the file of this run into a directory that exists: by a temporary name that does not end in C<.prom>, for
everyone to read (0644). C<$summary>: see L<TwoFactorStatus::Memory>. C<%build>: C<version>, C<whm_version>.

=cut

sub write_metrics {
    my ( $directory, $summary, %build ) = @_;
    return TwoFactorStatus::WholeFile::write_file( "$directory/$FILE", oct '0644', text_of( $summary, %build ) );
}

=head2 text_of($summary, %build)

The same as bytes. What is not known, or was never known, has no series: no number is made up.

=cut

sub text_of {
    my ( $summary, %build ) = @_;
    my $exceptions = $summary->{exceptions} // {};
    my @families   = (
        [   accounts => gauge => 'Accounts of this server, by role, state and whether they have two-factor authentication.',
            _accounts( $summary->{series} )
        ],
        [   policy_enabled => gauge => 'Whether the two-factor policy is on (1) or off (0); absent while that is not known.',
            [ [], $summary->{policy} ]
        ],
        [   exceptions => gauge => 'Accounts without two-factor authentication that are excused (active), or were (expired).',
            map { [ [ status => $_ ], $exceptions->{$_} ] } qw(active expired)
        ],
        [   lost_total => counter => 'Accounts that had two-factor authentication in one run of collect and no more in the next.',
            [ [], $summary->{lost_total} ]
        ],
        [   gained_total => counter => 'Accounts that had no two-factor authentication in one run of collect and had it in the next.',
            [ [], $summary->{gained_total} ]
        ],
        [   collect_success => gauge => 'Whether the last run of collect succeeded; after one that failed the other numbers are those of the last good one.',
            [ [], $summary->{success} ]
        ],
        [   collect_duration_seconds => gauge => 'How long the last run of collect took.',
            [ [], $summary->{duration} ]
        ],
        [   last_success_timestamp_seconds => gauge => 'When collect last succeeded, in Unix seconds.',
            [ [], $summary->{collected_at} ]
        ],
        [   build_info => gauge => 'Always 1; the labels are the versions of Two-Factor Status and of WHM.',
            [ [ map { ( $_ => $build{$_} ) } qw(version whm_version) ], 1 ]
        ],
    );
    return TwoFactorStatus::VisibleText::to_bytes( join q{}, map { _family( @{$_} ) } @families );
}

# All 24, zeros too; none before the first good run.
sub _accounts {
    my ($series) = @_;
    return if !$series;
    my @samples;
    for my $role (@TwoFactorStatus::Totals::ROLES) {
        for my $state (@TwoFactorStatus::Totals::STATES) {
            push @samples, map { [ [ role => $role, state => $state, two_factor => $_ ], $series->{$role}{$state}{$_} // 0 ] } @TwoFactorStatus::Totals::TWO_FACTORS;
        }
    }
    return @samples;
}

sub _family {
    my ( $name, $type, $help, @samples ) = @_;
    my @lines = map { _sample( "whm_2fa_$name", @{$_} ) } @samples;
    return @lines ? join q{}, "# HELP whm_2fa_$name $help\n", "# TYPE whm_2fa_$name $type\n", @lines : q{};
}

sub _sample {
    my ( $name, $labels, $value ) = @_;
    my $number = TwoFactorStatus::Json::read_text($value) // return;
    return if $number !~ /\A[0-9]+(?:[.][0-9]+)?\z/;
    my @pairs = @{$labels};
    my @written;
    while ( my ( $label, $text ) = splice @pairs, 0, 2 ) {
        push @written, qq{$label="} . $text =~ s/(["\\])/\\$1/gr =~ s/\n/\\n/gr . q{"};
    }
    my $braced = @written ? '{' . join( q{,}, @written ) . '}' : q{};
    return "$name$braced $number\n";
}

1;
