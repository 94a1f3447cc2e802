# Compares what lies on the server with what Two-Factor Status takes for granted. It opens files for reading alone.
package TwoFactorStatus::Doctor::ServerChecks;

use strict;
use warnings;
use utf8;

use TwoFactorStatus::Doctor::Forms ();
use TwoFactorStatus::Json          ();
use TwoFactorStatus::Places        ();
use TwoFactorStatus::Server        ();

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::ServerChecks - compares what lies on the server with what the product takes for granted

=cut

my $CPANEL = TwoFactorStatus::Places::CPANEL();
my $CGI    = "$CPANEL/whostmgr/docroot";

# By assumption, the files and directories; and whether the product copes without one of them.
my @PLACES = (
    [ 'server.acls'        => 0, "$CPANEL/Whostmgr/ACLS.pm", "$CPANEL/Cpanel/Template.pm" ],
    [ 'server.places'      => 0, "$CGI/cgi/addons", "$CGI/addon_plugins", "$CGI/templates", TwoFactorStatus::Places::APPS() ],
    [ 'server.commands'    => 0, map { "$CPANEL/bin/$_" } qw(register_appconfig unregister_appconfig is_registered_with_appconfig) ],
    [ 'server.chrome'      => 0, "$CGI/templates/master_templates/master.tmpl" ],
    [ 'server.acl-drivers' => 1, "$CPANEL/Cpanel/Config/ConfigObj/Driver" ],
);

=head1 FUNCTIONS

=head2 check($findings, $asked)

On the server itself, as root.

=cut

sub check {
    my ( $findings, $asked ) = @_;
    for my $place (@PLACES) {
        my ( $id, $copes, @paths ) = @{$place};
        my @missing = grep { !-e } @paths;
        if ( !@missing ) { $findings->confirm( $id, 'there' ) }

        # Our own paths, below the root.
        else { $findings->differ( $id, $copes, map { 'no ' . substr $_, length TwoFactorStatus::Places::ROOT() } @missing ) }
    }
    _check_version( $findings, $asked );
    _check_perl($findings);
    _check_owners( $findings, $asked );
    _check_userdata($findings);
    return;
}

# The file may be newer than the daemon, or of another form.
sub _check_version {
    my ( $findings, $asked ) = @_;
    my $data = $asked->{version}{answer}->data;
    my $told = ref $data eq 'HASH' ? TwoFactorStatus::Json::read_text( $data->{version} ) // q{} : q{};
    my $file = TwoFactorStatus::Server::read_whm_version();
    return $findings->differ( 'whm.version', 1, 'the file cannot be read' ) if $file eq q{};
    return $findings->differ( 'whm.version', 1, 'the file has another' )    if $told ne q{} && $told ne $file;
    return;
}

sub _check_perl {
    my ($findings) = @_;
    my $perl = "$CPANEL/3rdparty/bin/perl";
    return $findings->differ( 'server.perl', 0, 'no ' . substr $perl, length TwoFactorStatus::Places::ROOT() ) if !-x $perl;
    my ($module) = grep { eval { require s{::}{/}gr . '.pm'; 1 } } qw(Cpanel::JSON::XS JSON::XS);
    return $findings->confirm( 'server.perl', 'there', $module ) if $module;
    return $findings->differ( 'server.perl', 1, 'there', 'JSON::PP alone' );
}

sub _check_owners {
    my ( $findings, $asked ) = @_;
    my $lines = _read_lines( TwoFactorStatus::Places::OWNERS() );
    if ( !$lines ) {
        $findings->differ( 'server.owners', 1, 'it cannot be read' );
        return;
    }
    my ( %owners, $others );
    for my $line ( grep { /\S/ && !/\A\s*#/ } @{$lines} ) {
        if   ( $line =~ /\A([^\s:]+):[ \t]*([^\s:]+)\s*\z/ ) { $owners{$1} = $2 }
        else                                                 { $others = 1 }
    }
    if    ( !%owners && !$others ) { $findings->miss( 'server.owners', 'it is empty' ) }
    elsif ($others)                { $findings->differ( 'server.owners', !!%owners, %owners ? 'some lines are of another form' : 'another form' ) }
    else                           { $findings->confirm( 'server.owners', 'of that form' ) }
    my $answer  = $asked->{accounts}{answer};
    my @records = grep { ref eq 'HASH' && defined $_->{user} && !ref $_->{user} && defined $_->{owner} && !ref $_->{owner} }
        $answer->is_done ? TwoFactorStatus::Doctor::Forms::records( 'listaccts', $answer ) : ();
    return if !@records || !%owners;
    my $are_same = !grep { ( $owners{ $_->{user} } // q{} ) ne $_->{owner} } @records;
    if   ($are_same) { $findings->confirm( 'server.owners-same', 'the same' ) }
    else             { $findings->differ( 'server.owners-same', 1, 'some are others' ) }
    return;
}

# Only its keys are looked at: the values hold secrets, which are let go of at once.
sub _check_userdata {
    my ($findings) = @_;
    my $id    = 'server.tfa-userdata';
    my $lines = _read_lines( TwoFactorStatus::Places::TFA_DATA() );
    return $findings->miss( $id, 'there is no such file, or it cannot be read' ) if !$lines;
    my $data = eval { TwoFactorStatus::Json::decode( join q{}, @{$lines} ) };
    undef $lines;
    return $findings->differ( $id, 1, ref $data eq 'ARRAY' ? 'a list' : 'another form' ) if ref $data ne 'HASH';
    my @keys = keys %{$data};
    undef $data;
    my %kinds = map { ( /\A[^@]+\z/ ? 'accounts' : /\A[^@]+@[^@.]+\z/ ? 'team users' : /\A[^@]+@[^@]+\z/ ? 'e-mail accounts' : 'others' ) => 1 } @keys;
    return $findings->miss( $id, 'it is empty' ) if !%kinds;
    return $findings->judge( $id, [ sort keys %kinds ], [ 'accounts', 'team users', 'e-mail accounts' ], ['others'] );
}

# Undef where it cannot be read.
sub _read_lines {
    my ($path) = @_;
    open my $file, '<', $path or return;
    my @lines = readline $file;
    close $file;
    return \@lines;
}

1;
