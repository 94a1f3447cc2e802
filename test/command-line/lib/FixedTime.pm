# perl -MFixedTime=SECONDS: a program for which it is always the same time.
package FixedTime;

use strict;
use warnings;

my $now;
BEGIN { no warnings 'once'; *CORE::GLOBAL::time = sub () { $now } }

sub import { $now = $_[1]; return }

1;
