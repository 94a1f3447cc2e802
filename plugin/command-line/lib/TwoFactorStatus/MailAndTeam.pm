# How many e-mail accounts and team users have two-factor: by the keys of cPanel's own file, whose values are secrets.
package TwoFactorStatus::MailAndTeam;

use strict;
use warnings;
use utf8;

use Fcntl                   qw(O_NOFOLLOW O_NONBLOCK O_RDONLY);
use File::Basename          ();
use TwoFactorStatus::Json   ();
use TwoFactorStatus::Places ();

=encoding utf8

=head1 NAME

TwoFactorStatus::MailAndTeam - how many e-mail accounts and team users have two-factor

=head1 DESCRIPTION

No API tells it without the secrets. The file is one JSON object; its keys are accounts, C<mail@domain> and team
C<user@account>, its values objects with secrets. It is read piece by piece: of a value only its brackets are looked at,
and no piece outlives the next. It is never written to. No reason ever quotes what stands in it.

=head1 FUNCTIONS

=cut

# Far more than the largest server has; a name with more is none.
my $MOST_BYTES     = 64 * 1024 * 1024;
my $MOST_KEY_BYTES = 1_024;
my $PIECE_BYTES    = 65_536;

=head2 count_mail_and_team($accounts)

A hash with C<mail> and C<team>. Where that cannot be had, or the file has another form: a hash with C<why> alone, half a
sentence. Another form is also a file that has none of the accounts of which WHM says that they have two-factor.

=cut

sub count_mail_and_team {
    my ($accounts) = @_;
    my %is_enabled = map  { $_->{user} => 1 } grep { $_->{enabled} } @{$accounts};
    my %count      = ( mail => 0, team => 0 );
    my $is_found   = !%is_enabled;
    my %seen;
    my $is_read = eval {
        _each_key(
            _open(),
            sub {
                my ($key) = @_;
                return if $seen{$key}++;
                $is_found ||= $is_enabled{$key};
                return if $key !~ /\A.+@([^@]+)\z/s;
                $count{ $1 =~ /[.]/ ? 'mail' : 'team' }++;
            } );
        1;
    };
    return { why => _why($@) } if !$is_read;
    return $is_found ? \%count : { why => 'cPanel’s file has another form' };
}

# Only what this file has said itself.
sub _why {
    my ($error) = @_;
    return ref $error eq 'SCALAR' ? ${$error} : 'cPanel’s file cannot be read';
}

sub _fail {
    my ($reason) = @_;
    die \$reason;
}

# Root's own file, at the end of no link, that nobody else can write.
sub _open {
    my $path   = TwoFactorStatus::Places::TWO_FACTOR_DATA();
    my $folder = File::Basename::dirname($path);
    _fail('cPanel’s file is a link') if grep { -l } $path, $folder, File::Basename::dirname($folder);
    my $is_open = sysopen my $file, $path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW;
    _fail( $!{ENOENT} ? 'cPanel’s file is not there' : 'cPanel’s file cannot be read' ) if !$is_open;
    my ( $mode, $owner, $bytes ) = ( stat $file )[ 2, 4, 7 ];
    _fail('cPanel’s file is no file')            if !-f _;
    _fail('cPanel’s file is not root’s alone') if $owner != TwoFactorStatus::Places::ROOT_USER_ID() || $mode & oct '022';
    _fail('cPanel’s file is too large')          if $bytes > $MOST_BYTES;
    return $file;
}

# Calls the code with each key of the object. Fails where it is not one object of objects.
sub _each_key {
    my ( $file, $code ) = @_;
    my %at    = ( depth => 0, awaits => 'object', in_text => 0, is_escaped => 0, key => undef );
    my $bytes = 0;
    my $piece;
    while (1) {
        my $count = sysread $file, $piece, $PIECE_BYTES;
        _fail('cPanel’s file cannot be read') if !defined $count;
        last                                   if $count == 0;
        $bytes += $count;
        _fail('cPanel’s file is too large') if $bytes > $MOST_BYTES;
        _read_piece( \%at, \$piece, $code );
    }
    _fail('cPanel’s file has another form') if $at{awaits} ne 'nothing' || $at{in_text};
    return;
}

# What may come where no value is open, and what is awaited then.
my %NEXT = (
    object   => { q({) => 'key' },
    key      => { q(") => 'colon', q(}) => 'nothing' },
    colon    => { q(:) => 'value' },
    value    => { q({) => 'comma' },
    comma    => { q(,) => 'next key', q(}) => 'nothing' },
    'next key' => { q(") => 'colon' },
    nothing  => {},
);

# Nothing of a value is captured.
sub _read_piece {
    my ( $at, $piece, $code ) = @_;
    pos( ${$piece} ) = 0;
    while ( pos( ${$piece} ) < length ${$piece} ) {
        if ( $at->{in_text} ) {
            _read_text( $at, $piece, $code );
            next;
        }
        next if ${$piece} =~ /\G[ \t\r\n]+/gc;
        next if $at->{depth} > 1 && ${$piece} =~ /\G[^"{}\[\]]+/gc;
        my $sign = substr ${$piece}, pos ${$piece}, 1;
        pos( ${$piece} )++;
        if ( $at->{depth} <= 1 ) {
            $at->{awaits} = $NEXT{ $at->{awaits} }{$sign} // _fail('cPanel’s file has another form');
            $at->{key} = q{} if $sign eq q{"};
        }
        if    ( $sign eq q{"} )             { $at->{in_text} = 1 }
        elsif ( index( '{[', $sign ) >= 0 ) { $at->{depth}++ }
        elsif ( index( '}]', $sign ) >= 0 ) { $at->{depth}-- }
    }
    return;
}

# On, to its end or that of the piece.
sub _read_text {
    my ( $at, $piece, $code ) = @_;
    my $start = pos ${$piece};
    if ( $at->{is_escaped} ) {
        pos( ${$piece} )++;
        $at->{is_escaped} = 0;
    }
    elsif ( ${$piece} =~ /\G[^"\\]+/gc ) { }
    elsif ( ${$piece} =~ /\G\\/gc )      { $at->{is_escaped} = 1 }
    else {
        pos( ${$piece} )++;
        $at->{in_text} = 0;
        _end_key( $at, $code ) if defined $at->{key};
        return;
    }
    return if !defined $at->{key};
    $at->{key} .= substr ${$piece}, $start, pos( ${$piece} ) - $start;
    _fail('cPanel’s file has another form') if length $at->{key} > $MOST_KEY_BYTES;
    return;
}

sub _end_key {
    my ( $at, $code ) = @_;
    my $key = eval { TwoFactorStatus::Json::decode(qq{"$at->{key}"}) };
    $at->{key} = undef;
    _fail('cPanel’s file has another form') if !defined $key;
    $code->($key);
    return;
}

1;
