# Nothing of the request reaches the page, and loading the file does not run it.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/lib";
use RunPage qw(run_page $CGI %ROOT %HELPDESK);
use Test::More;

my $PARAMETERS = 'user=root&is_permitted=1&has_root=1&template_file=/etc/passwd&data=x&acls=all&%3Cscript%3E';

for my $viewer ( \%ROOT, \%HELPDESK ) {
    my $plain = run_page( session => $viewer );

    my $with_query = run_page( session => $viewer, env => { QUERY_STRING => $PARAMETERS, HTTP_COOKIE => $PARAMETERS } );
    is_deeply $with_query, $plain, "$viewer->{user}: a query changes nothing";

    my $with_body = run_page(
        session => $viewer,
        input   => $PARAMETERS,
        env     => {
            REQUEST_METHOD => 'POST',
            CONTENT_TYPE   => 'application/x-www-form-urlencoded',
            CONTENT_LENGTH => length $PARAMETERS,
        },
    );
    is_deeply $with_body, $plain, "$viewer->{user}: nor does a body";
}

subtest 'loading is not running' => sub {
    my $output = q{};
    {
        open my $capture, '>', \$output or die $!;
        my $before = select $capture;
        require $CGI;
        select $before;
    }
    is $output, q{}, 'no output';
    can_ok 'TwoFactorStatus::Page', 'run';
};

done_testing;
