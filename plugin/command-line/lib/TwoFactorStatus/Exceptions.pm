# The exceptions: who is excused from two-factor authentication, why, by whom and until when; what counts, and what does not.
package TwoFactorStatus::Exceptions;

use strict;
use warnings;
use utf8;

use Time::Local                  ();
use TwoFactorStatus::RootFile    ();
use TwoFactorStatus::TolerantCsv ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Exceptions - who is excused from two-factor authentication, why, by whom and until when

=head1 DESCRIPTION

F</etc/twofactor_status/exceptions.csv> is root's, and people and Ansible write it, too. Its columns, in any order:
C<user>, C<reason>, C<approved_by>, C<approved_on>, C<until>, C<ticket>; others are left alone. The command line and the
page's CGI use this module; it needs none but core modules. Texts are characters, not bytes.

=head1 FUNCTIONS

=cut

my @COLUMNS = qw(user reason approved_by approved_on until ticket);

# What an entry needs, and what is said where it is missing.
my @REQUIRED = (
    [ user        => 'the user is missing' ],
    [ reason      => 'the reason is missing' ],
    [ approved_by => 'who approved it (approved_by) is missing' ],
    [ until       => 'its end (until) is missing' ],
);

# The last day that counts is at most so far away.
my $MOST_DAYS = 366;
my $DAY_S     = 86_400;

# A longer cell is a mistake, most likely a quote too few.
my $MOST_CHARACTERS = 1_000;

=head2 read_exceptions($path, %options)

    { entries => [ { user, reason, approved_by, approved_on, until, ticket, line, status }, … ],
      faults  => [ { line, text }, … ],
      exists  => 0 | 1 }

in the order of the file; C<status> is C<active> or C<expired>, and every other member is a text, empty where the file
has none. What C<add_entry> would refuse excuses nobody: it is no entry but a fault (one whose end has passed is an
entry, but expired). So is what a later line says otherwise. A fault of the whole file has line 0. It never dies.

Options: C<today> (C<YYYY-MM-DD>; the day in UTC unless given), C<known> (a hash whose keys are the users that there
are; without it, all are).

=cut

sub read_exceptions {
    my ( $path, %options ) = @_;
    my $file = eval { TwoFactorStatus::RootFile::read_bytes($path) };
    return _as_result( 1, { line => 0, text => "the file cannot be read: $@" =~ s/\s+\z//r } ) if !defined $file && $@;
    return _as_result(0) if !defined $file;
    my $table = _read_table($file);
    return _as_result( 1, $table->{fault} ) if $table->{fault};
    my ( @entries, @faults, %line_of );
    for my $record ( reverse @{ $table->{records} } ) {
        my $entry = $record->{entry};
        my $fault = $record->{fault} // refusal( $entry, %options, may_be_past => 1 );
        my $later = $line_of{ $entry->{user} };
        $fault //= "line $later says otherwise of “$entry->{user}”" if defined $later;
        if ( defined $fault ) {
            unshift @faults, { line => $record->{line}, text => $fault };
            next;
        }
        $line_of{ $entry->{user} } = $record->{line};
        my $status = $entry->{until} lt( $options{today} // today() ) ? 'expired' : 'active';
        unshift @entries, { %{$entry}, line => $record->{line}, status => $status };
    }
    return { %{ _as_result( 1, @faults ) }, entries => \@entries };
}

sub _as_result {
    my ( $exists, @faults ) = @_;
    return { entries => [], faults => \@faults, exists => $exists };
}

=head2 of_users($result)

The entries of C<read_exceptions> by their users.

=cut

sub of_users {
    my ($result) = @_;
    return { map { ( $_->{user} => $_ ) } @{ $result->{entries} } };
}

=head2 today

The day in UTC, C<YYYY-MM-DD>.

=cut

sub today {
    my ( $day, $month, $year ) = ( gmtime time )[ 3 .. 5 ];
    return sprintf '%04d-%02d-%02d', $year + 1900, $month + 1, $day;
}

=head2 refusal($entry, %options)

Why C<add_entry> refuses the entry, without a full stop; undef where it does not. Options: those of C<read_exceptions>,
and C<may_be_past>: the end may have passed.

=cut

sub refusal {
    my ( $entry, %options ) = @_;
    for my $required (@REQUIRED) {
        my ( $name, $sentence ) = @{$required};
        return $sentence if ( $entry->{$name} // q{} ) eq q{};
    }
    my ($long) = grep { length( $entry->{$_} // q{} ) > $MOST_CHARACTERS } @COLUMNS;
    return "$long is longer than $MOST_CHARACTERS characters" if defined $long;
    my ( $user, $until ) = @{$entry}{qw(user until)};
    return 'root cannot be excused'         if lc $user eq 'root';
    return "there is no account “$user”"    if $options{known} && !exists $options{known}{$user};
    my ( $end, $today ) = map { _count_days($_) } ( $until, $options{today} // today() );
    return "“$until” is not a date (YYYY-MM-DD)"                if !defined $end;
    return "its end, $until, is more than $MOST_DAYS days away" if $end > $today + $MOST_DAYS;
    return "its end, $until, has passed"                        if $end < $today && !$options{may_be_past};
    return undef;    ## no critic (ProhibitExplicitReturnUndef)
}

# The days from 1970 to a date; undef where there is no such day.
sub _count_days {
    my ($date) = @_;
    my ( $year, $month, $day ) = $date =~ /\A([0-9]{4})-([0-9]{2})-([0-9]{2})\z/ or return undef;    ## no critic (ProhibitExplicitReturnUndef)
    my $seconds = eval { Time::Local::timegm_modern( 0, 0, 0, $day, $month - 1, $year ) };
    return defined $seconds ? $seconds / $DAY_S : undef;
}

=head2 add_entry($path, $entry, %options)

Writes C<user>, C<reason>, C<approved_by>, C<until> and C<ticket> of C<$entry> into the file, with today as the day of
the approval, in the place of what it says of that user; every other line stays as it is. Dies with a sentence where the
entry is refused, or where the file cannot be understood or written. Options: those of C<read_exceptions>.

=cut

sub add_entry {
    my ( $path, $entry, %options ) = @_;
    my %cells = map { ( $_ => ( $entry->{$_} // q{} ) =~ s/\A\s+|\s+\z//gr ) } @COLUMNS;
    $cells{approved_on} = $options{today} // today();
    my $refusal = refusal( \%cells, %options );
    die "$refusal\n" if defined $refusal;
    TwoFactorStatus::RootFile::change(
        $path,
        sub {
            my $table = _read_table_to_change( shift // q{} );
            my @lines = _lines_without( $table, $cells{user} );
            my $end   = @lines && $lines[0] =~ /(\r\n?|\n)\z/ ? $1 : "\n";
            $lines[-1] .= $end if @lines && $lines[-1] !~ /[\r\n]\z/;
            my @new   = map { $cells{$_} // q{} } @{ $table->{columns} };
            my @added = map { TwoFactorStatus::TolerantCsv::format_record( $table->{separator}, @{$_} ) . $end }
                ( $table->{has_header} ? () : [@COLUMNS] ), \@new;
            return join q{}, @lines, @added;
        }
    );
    return;
}

=head2 remove_entry($path, $user)

Takes what the file says of that user out of it. Returns 1 where it said anything, 0 where not. Dies as C<add_entry>
does.

=cut

sub remove_entry {
    my ( $path, $user ) = @_;
    my $is_there = 0;
    return 0 if !-e $path;
    TwoFactorStatus::RootFile::change(
        $path,
        sub {
            my ($bytes) = @_;
            return undef if !defined $bytes;    ## no critic (ProhibitExplicitReturnUndef)
            my $table = _read_table_to_change($bytes);
            my @lines = _lines_without( $table, $user );
            $is_there = @lines < @{ $table->{parts} } ? 1 : 0;
            return $is_there ? join( q{}, @lines ) : undef;
        }
    );
    return $is_there;
}

sub _lines_without {
    my ( $table, $user ) = @_;
    return map { $_->{raw} } grep { !$_->{entry} || $_->{entry}{user} ne $user } @{ $table->{parts} };
}

# The file's parts; those behind the header are records with an entry. A fault where there is no header to go by.
sub _read_table {
    my ($bytes) = @_;
    my $file    = TwoFactorStatus::TolerantCsv::parse($bytes);
    my ( $header, @records ) = grep { $_->{cells} } @{ $file->{parts} };
    return { %{$file}, columns => [@COLUMNS], records => [] } if !$header;
    my @names = map { lc s/[\s-]+/_/gr } @{ $header->{cells} };
    my %count;
    $count{$_}++ for @names;
    my ($missing) = grep { !$count{$_} } map { $_->[0] } @REQUIRED;
    my ($twice)   = grep { ( $count{$_} // 0 ) > 1 } @COLUMNS;
    my $fault =
          defined $header->{fault} ? $header->{fault}
        : defined $missing         ? "the header has no column “$missing”"
        : defined $twice           ? "the header has “$twice” twice"
        :                            undef;
    return { fault => { line => $header->{line}, text => $fault } } if defined $fault;

    for my $record (@records) {
        my ( $cells, %entry ) = ( $record->{cells} );
        $record->{has_open_quotes} = defined $record->{fault};
        @entry{@names} = @{$cells};
        $record->{entry} = { map { ( $_ => $entry{$_} // q{} ) } @COLUMNS };
        my $has_more = grep { $_ ne q{} } @{$cells}[ scalar @names .. $#{$cells} ];
        $record->{fault} //= 'it has more cells than the header' if $has_more;
    }
    return { %{$file}, has_header => 1, columns => \@names, records => \@records };
}

sub _read_table_to_change {
    my ($bytes) = @_;
    my $table = _read_table($bytes);
    # Where the quotes are wrong, nobody knows where a record ends.
    my ($fault) = $table->{fault} // grep { $_->{has_open_quotes} } @{ $table->{records} };
    return $table if !defined $fault;
    my $text = $fault->{text} // $fault->{fault};
    die "line $fault->{line} of the file is wrong ($text): put it right first\n";
}

1;
