# Where everything lies on the server. No other file of the command line names an absolute path.
package TwoFactorStatus::Places;

use strict;
use warnings;

=head1 NAME

TwoFactorStatus::Places - where everything lies on the server

=head1 DESCRIPTION

All places are absolute, and no environment variable moves them: root runs this program. A test copies the program and
writes its scratch directory, and the user who runs it, into the two constants C<ROOT> and C<ROOT_USER_ID>.

=cut

# What stands before every place.
use constant ROOT => '';

# Who may do what needs root.
use constant ROOT_USER_ID => 0;

use constant {
    # WHM's own.
    WHMAPI1     => ROOT . '/usr/local/cpanel/bin/whmapi1',
    WHM_VERSION => ROOT . '/usr/local/cpanel/version',
    OWNERS      => ROOT . '/etc/trueuserowners',
    CPANEL      => ROOT . '/usr/local/cpanel',
    APPS        => ROOT . '/var/cpanel/apps',
    TFA_DATA    => ROOT . '/var/cpanel/authn/twofactor_auth/tfa_userdata.json',

    # Its values are secrets: TwoFactorStatus::MailAndTeam reads its keys.
    TWO_FACTOR_DATA => ROOT . '/var/cpanel/authn/twofactor_auth/tfa_userdata.json',

    # The system's own: what runs.
    PROCESSES => ROOT . '/proc',

    # Ours.
    EXCEPTIONS => ROOT . '/etc/twofactor_status/exceptions.csv',
    SUMMARY    => ROOT . '/var/lib/twofactor_status/summary.json',
    LAST_RUN   => ROOT . '/var/lib/twofactor_status/last-run.json',
};

# Where node_exporter may look for text files, when none that runs says it.
use constant TEXTFILE_DIRECTORIES => map { ROOT . $_ } qw(/var/lib/node_exporter/textfile_collector /var/lib/prometheus/node-exporter);

1;
