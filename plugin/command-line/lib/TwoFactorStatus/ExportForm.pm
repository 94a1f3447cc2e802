# The page's export, byte for byte: rows, evidence, checksum, as CSV and JSON (src/features/report/, src/accounts/export-row.ts).
package TwoFactorStatus::ExportForm;

use strict;
use warnings;
use utf8;

use Digest::SHA                  ();
use POSIX                        ();
use TwoFactorStatus::Json        ();
use TwoFactorStatus::VisibleText ();

=encoding utf8

=head1 NAME

TwoFactorStatus::ExportForm - the page's export, byte for byte

=cut

our $SCHEMA = 'whm-twofactor-status/export/2';

our @COLUMNS = qw(
    user primary_domain two_factor can_enable role owner package state contact created excused_until excused_reason
);

# So many rows become one part of a file.
my $STEP_ROWS = 1_000;

# As the page says it, in English.
my $SCOPE       = 'all accounts of the server (root)';
my %NOT_COVERED = (
    always  => 'e-mail accounts and team users; whether a code was ever asked for',
    days    => 'the server’s own day of creation where WHM did not tell it (UTC there)',
    unknown => 'which accounts cannot enable two-factor (not asked)',
    partly  => 'which accounts cannot enable two-factor (not told of all of them since the list was loaded)',
);

# Where a spreadsheet may see the beginning of a formula (src/lib/csv.ts, which tells why).
my $SPACE     = $TwoFactorStatus::Json::SPACE;
my $BLANK     = $SPACE =~ s/\t//r;
my $BEGINNING = qr/(?=[$BLANK\x00"']*[=+\-@\t\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])/;
my $FORMULA   = qr/([;\t])$BEGINNING/;
my $PLAIN     = qr/\A[A-Za-z0-9_][A-Za-z0-9_.@-]*\z/;
my $QUOTED    = qr/[",;\t\r\n]|\A[$SPACE]|[$SPACE]\z/;
my $CONTROLS  = qr/[\x00-\x08\x0a-\x1f\x7f-\x9f\x{2028}\x{2029}]/;

=head1 FUNCTIONS

=head2 row_of($account, $server)

A list of texts, in the order of C<@COLUMNS>.

=cut

sub row_of {
    my ( $account, $server ) = @_;
    my $entry      = $server->{exceptions}{ $account->{user} };
    my $is_excused = $entry && $entry->{status} eq 'active';
    return (
        @{$account}{qw(user domain)},
        two_factor_of( $account, $server->{policy} ),
        _choose( $account->{can_enable}, 'yes', 'no' ),
        @{$account}{qw(role owner package)},
        _choose( $account->{suspended}, 'suspended', 'active' ),
        @{$account}{qw(contact created)},
        $is_excused ? @{$entry}{qw(until reason)} : ( q{}, q{} ),
    );
}

=head2 two_factor_of($account, $policy)

C<enabled>, C<configured_not_asked> (while the policy is off), C<not_enabled> or C<unknown>.

=cut

sub two_factor_of {
    my ( $account, $policy ) = @_;
    return 'unknown'     if !defined $account->{enabled};
    return 'not_enabled' if !$account->{enabled};
    return defined $policy && !$policy ? 'configured_not_asked' : 'enabled';
}

sub _choose {
    my ( $value, $yes, $no ) = @_;
    return !defined $value ? q{} : $value ? $yes : $no;
}

=head2 json_export($server, $exported_at), csv_export($server, $exported_at)

The whole file, as parts in bytes. C<$exported_at>: Unix seconds.

=cut

sub json_export {
    my ( $server, $exported_at ) = @_;
    my @rows     = json_rows( $server, @{ $server->{accounts} } );
    my @evidence = _evidence( $server, $exported_at, _hash(@rows) );
    my @members;
    while ( my ( $name, $value ) = splice @evidence, 0, 2 ) {
        push @members, TwoFactorStatus::Json::string($name) . q{:} . TwoFactorStatus::Json::string($value);
    }
    my $named = join q{,}, @members;
    return ( qq[{"schema":"$SCHEMA","evidence":{$named},"accounts":], @rows, "}\n" );
}

sub csv_export {
    my ( $server, $exported_at ) = @_;
    my @rows     = csv_rows( $server, @{ $server->{accounts} } );
    my @evidence = _evidence( $server, $exported_at, _hash(@rows) );
    my $lines    = "\x{feff}";
    while ( my ( $name, $value ) = splice @evidence, 0, 2 ) {
        $lines .= csv_cell("# $name: $value") . "\r\n";
    }
    return ( TwoFactorStatus::VisibleText::to_bytes($lines), @rows );
}

=head2 json_rows($server, @accounts), csv_rows($server, @accounts)

The C<accounts> of the one, the header row and the rows of the other, as parts in bytes.

=cut

sub json_rows {
    my ( $server, @accounts ) = @_;
    my @names = map { qq{"$_":} } @COLUMNS;
    my $parts = _in_parts(
        sub {
            my ( $account, $index ) = @_;
            my @texts = row_of( $account, $server );
            my $row   = join q{,}, map { $names[$_] . TwoFactorStatus::Json::string( $texts[$_] ) } 0 .. $#names;
            return ( $index ? q{,} : q{} ) . "{$row}";
        },
        \@accounts
    );
    return ( '[', @{$parts}, ']' );
}

sub csv_rows {
    my ( $server, @accounts ) = @_;
    my $parts = _in_parts(
        sub {
            my ($account) = @_;
            my @cells = map { $_ eq q{} || $_ =~ $PLAIN ? $_ : csv_cell($_) } row_of( $account, $server );
            return TwoFactorStatus::VisibleText::to_bytes( join( q{,}, @cells ) . "\r\n" );
        },
        \@accounts
    );
    return ( join( q{,}, @COLUMNS ) . "\r\n", @{$parts} );
}

=head2 csv_cell($text)

One cell, in characters, quoted where it must be. What could become a formula gets an apostrophe before it; a control
character becomes a space.

=cut

sub csv_cell {
    my ($text) = @_;
    return $text if $text eq q{} || $text =~ $PLAIN;

    # The semicolon stands for the cell's own start.
    $text =~ s/$CONTROLS/ /g;
    $text = ";$text";
    $text =~ s/$FORMULA/$1'/g;
    $text = substr $text, 1;
    return $text if $text !~ $QUOTED;
    return q{"} . $text =~ s/"/""/gr . q{"};
}

sub _in_parts {
    my ( $write, $accounts ) = @_;
    my @parts;
    for my $index ( 0 .. $#{$accounts} ) {
        push @parts, q{} if $index % $STEP_ROWS == 0;
        $parts[-1] .= $write->( $accounts->[$index], $index );
    }
    return \@parts;
}

sub _hash {
    my (@parts) = @_;
    my $hash = Digest::SHA->new(256);
    $hash->add($_) for @parts;
    return $hash->hexdigest;
}

# As both files name it, in their order.
sub _evidence {
    my ( $server, $exported_at, $hash ) = @_;
    my ( $policy, $version ) = @{$server}{qw(policy whm_version)};
    my $count = @{ $server->{accounts} };
    return (
        host          => $server->{host},
        'whm version' => $version eq q{} ? 'unknown' : $version,
        'exported by' => 'root',
        'exported at' => _time($exported_at),
        policy        => !defined $policy ? 'unknown' : $policy ? 'on' : 'off',
        scope         => $SCOPE,
        filter        => 'none',
        rows          => "$count of $count",
        'not covered' => _not_covered($server),
        sha256        => $hash,
    );
}

sub _not_covered {
    my ($server) = @_;
    return join '; ',
        $NOT_COVERED{always},
        ( grep { $_->{utc} } @{ $server->{accounts} } ) ? $NOT_COVERED{days} : (),
        $NOT_COVERED{ $server->{coverage} } // (),
        'changes since the list was read at ' . _time( $server->{read_at} );
}

# ISO 8601, UTC.
sub _time {
    my ($at) = @_;
    return POSIX::strftime( '%Y-%m-%dT%H:%M:%SZ', gmtime $at );
}

1;
