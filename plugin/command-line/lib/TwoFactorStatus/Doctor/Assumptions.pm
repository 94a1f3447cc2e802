# What Two-Factor Status takes for granted of a WHM server, each with an id: in the order in which the doctor tells them.
package TwoFactorStatus::Doctor::Assumptions;

use strict;
use warnings;
use utf8;

=encoding utf8

=head1 NAME

TwoFactorStatus::Doctor::Assumptions - what Two-Factor Status takes for granted of a WHM server

=cut

# The id, and what is assumed.
my @ASKED = (
    [ 'whm.version'                => 'WHM tells its version, and the file on the server has the same' ],
    [ 'api.result'                 => 'metadata.result is 1 or 0, a number or a numeric text' ],
    [ 'api.reason'                 => 'metadata.reason is a text' ],
    [ 'api.remarks'                => 'warnings and messages are a text or a list, where there are any' ],
    [ 'api.ended'                  => 'whmapi1 ends with exit code 0, HTTP with status 200, when it is done' ],
    [ 'api.unknown-function'       => 'an unknown function is refused: “Unknown app …”' ],
    [ 'api.refusal'                => 'a refusal has an envelope, with or without HTTP 403' ],
    [ 'http.without-login'         => 'who is not logged in gets 401, a denial, the log-in page or a redirect' ],
    [ 'http.date'                  => 'an answer tells the server’s clock' ],
    [ 'configs.list'               => 'data of the two-factor list is an object by user name' ],
    [ 'configs.is-enabled'         => 'is_enabled is 0 or 1, a number or a numeric text' ],
    [ 'configs.primary-domain'     => 'primary_domain is ASCII, or empty or null' ],
    [ 'configs.root'               => 'root is in its own list' ],
    [ 'configs.own'                => 'one user alone can be asked for' ],
    [ 'configs.unknown-user'       => 'who does not exist is refused, without data' ],
    [ 'policy.status'              => 'is_enabled of the policy is 0 or 1' ],
    [ 'issuer.in-use'              => 'issuer is a text' ],
    [ 'issuer.system-wide'         => 'system_wide_issuer is a text' ],
    [ 'accounts.list'              => 'data.acct is a list' ],
    [ 'accounts.want'              => 'want limits the members' ],
    [ 'accounts.texts'             => 'user, owner, plan and email are texts' ],
    [ 'accounts.suspended'         => 'suspended is 0 or 1' ],
    [ 'accounts.unix-startdate'    => 'unix_startdate is a number of seconds' ],
    [ 'accounts.startdate'         => 'startdate is “13 May 22 16:03”, on the server’s clock' ],
    [ 'accounts.contact'           => 'email is addresses with commas between them, or *unknown*' ],
    [ 'accounts.no-root'           => 'root is not in it' ],
    [ 'accounts.same'              => 'it has the accounts of the two-factor list' ],
    [ 'features.list'              => 'data.users_features_settings is a list of records' ],
    [ 'features.named'             => 'only the feature that was named comes: twofactorauth' ],
    [ 'features.setting'           => 'feature_list_setting is 0 or 1; cpuser_setting too, or null' ],
    [ 'features.unknown-user'      => 'one unknown user fails the whole call' ],
    [ 'personalization.get'        => 'personalization answers a JSON body, with success for each key' ],
    [ 'server.owners'              => '/etc/trueuserowners has “user: owner”, one a line' ],
    [ 'server.owners-same'         => 'its owners are those of listaccts' ],
    [ 'server.tfa-userdata'        => 'tfa_userdata.json is an object by account, mail@domain and user@account' ],
    [ 'server.perl'                => 'cPanel’s Perl is there, with a module for JSON that is fast' ],
    [ 'server.acls'                => 'Whostmgr::ACLS and Cpanel::Template are there' ],
    [ 'server.places'              => 'the places of a plugin are there: cgi/addons, addon_plugins, templates, /var/cpanel/apps' ],
    [ 'server.commands'            => 'the commands that register a plugin are there' ],
    [ 'server.chrome'              => 'WHM’s own template master_templates/master.tmpl is there' ],
    [ 'server.acl-drivers'         => 'the place of ACL drivers is there' ],
);

# What no reading call of root’s can tell, and why.
my @NOT_ASKED = (
    [ 'reseller.list'              => 'only a reseller’s own call shows it' ],
    [ 'reseller.no-accounts'       => 'only a reseller’s own call shows it' ],
    [ 'reseller.refusals'          => 'only a reseller’s own call shows it' ],
    [ 'removal.answer'             => 'it would change the server' ],
    [ 'policy.switch'              => 'it would change the server' ],
    [ 'issuer.set'                 => 'it would change the server' ],
    [ 'personalization.set'        => 'it would change the server' ],
    [ 'own.set-up'                 => 'it would answer with a secret' ],
    [ 'session.ended'              => 'only a browser’s session shows it' ],
    [ 'page.template'              => 'only the page shows it' ],
    [ 'update.keeps-plugins'       => 'only an update of cPanel shows it' ],
);

=head1 FUNCTIONS

=head2 asked, not_asked

Each a list of pairs: an id, and what is assumed, or why nobody asks.

=cut

sub asked     { return @ASKED }
sub not_asked { return @NOT_ASKED }

1;
