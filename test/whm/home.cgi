#!/usr/bin/perl

# The local WHM's home page: its chrome, and where to click.
use strict;
use warnings;

use Cpanel::Template ();

print "Content-Type: text/html; charset=utf-8\r\n\r\n";
Cpanel::Template::process_template( 'whostmgr', { template_file => 'local_whm/home.tmpl', print => 1 } );
