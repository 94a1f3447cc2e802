# The modules by which WHM knows the privilege "Two-Factor Status", loaded as WHM loads them.

use strict;
use warnings;

use Cwd qw(abs_path);
use FindBin;
use lib "$FindBin::Bin/lib";
use RunPage qw(replace_module);
use Test::More;

my $DRIVER = 'Cpanel::Config::ConfigObj::Driver::twofactor_status';
my $BASE   = 'Cpanel::Config::ConfigObj::Interface::Config';

# Stand-ins for cPanel's base classes, which keep what they are handed.
unshift @INC, abs_path("$FindBin::Bin/../../plugin/privilege"),
    replace_module( "${BASE}::Version::v1", 'sub new { return bless {}, shift }' ),
    replace_module( "${BASE}::v1",          <<'PERL');
sub base { my ( $class, $defaults, $software ) = @_; return bless { %{$defaults}, software => $software }, $class }
sub meta { return bless {}, 'Description' }
sub Description::abstract { return 'a sentence' }
PERL

subtest 'the description, which does not load the driver' => sub {
    require_ok("${DRIVER}::META");
    ok !$INC{'Cpanel/Config/ConfigObj/Driver/twofactor_status.pm'}, 'the driver is not loaded';
    my $meta = "${DRIVER}::META"->new;
    is $meta->get_driver_name, 'twofactor_status', 'its name is that of the file';
    is_deeply [ $meta->spec_version, $meta->meta_version ], [ 1, 1 ], 'the form';
    my $content = $meta->content( bless {}, 'Locale' );
    is $content->{name}{driver}, 'twofactor_status', 'the driver';
    is_deeply [ sort keys %{$content} ], [qw(abstract name since url vendor version)], 'all that WHM shows';
    is_deeply [ $meta->showcase ], [], 'no showcase';
};

subtest 'the driver' => sub {
    require_ok($DRIVER);
    my $driver = $DRIVER->init('software');
    is $driver->{software},      'software',         'what WHM hands over';
    is $driver->{thirdparty_ns}, 'twofactor_status', 'its name space';
    is $driver->info,            'a sentence',       'the description';
    is_deeply $driver->acl_desc,
        [
        {   acl              => 'software-twofactor_status',
            default_value    => 0,
            default_ui_value => 0,
            name             => 'Two-Factor Status',
            acl_subcat       => 'Third-Party Services',
        }
        ],
        'one privilege, which nobody has unless they are given it';
};

done_testing;
