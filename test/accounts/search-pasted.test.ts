/** The search box: what people paste, and a contact's or a domain's address. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findAccounts, isNarrowed } from '../../src/accounts/find.ts';
import { FIRST_QUERY, NO_FACETS } from '../../src/accounts/query.ts';
import { finish } from '../../src/lib/steps.ts';
import type { Account } from '../../src/accounts/account.ts';
import { account, described, usersOf } from './accounts.ts';

const contact = (user: string, domain: string, address: string): Account => ({
  ...account(user, domain),
  details: described(user, { contact: address }).details,
});

const ACCOUNTS = [
  contact('anna', 'example.com', 'Anna.Meier@Mail.example.net'),
  contact('bmuell', 'xn--mnchen-3ya.de', 'b@brief.example, info@xn--bro-hoa.example'),
  contact('carl', 'shop.example.com', 'c@büro.example'),
  account('dora', 'myexample.com'),
  account('root', 'server1.host.example'),
  account('site12', 'site12.example'),
  contact('persian', 'xn--12-elcl.example', ''),
  account('broken', ''),
  account('twelve', 'xn--12-1hci7nb.example'),
];

function found(search: string): string {
  const accounts = finish(findAccounts(ACCOUNTS, { search, facets: NO_FACETS })).accounts;
  return usersOf(accounts).join(' ');
}

const cases = (examples: readonly [what: string, search: string, users: string][]) => {
  for (const [what, search, users] of examples) {
    test(`${what}: ${JSON.stringify(search)}`, () => assert.equal(found(search), users));
  }
};

suite('a pasted name', () => {
  cases([
    ['a zero-width space in it', 'an\u200bna', 'anna'],
    ['a byte order mark and a soft hyphen', '\ufeffan\u00adna', 'anna'],
    ['direction marks around it', '\u200e\u2068anna\u2069\u200f', 'anna'],
    ['straight quotes', '"anna"', 'anna'],
    ['single quotes', "'anna'", 'anna'],
    ['backticks', '`anna`', 'anna'],
    ['accents for quotes', '´anna´', 'anna'],
    ['English quotes', '“anna”', 'anna'],
    ['German quotes', '„anna“', 'anna'],
    ['French quotes', '« anna »', 'anna'],
    ['guillemets', '‹anna›', 'anna'],
    ['Japanese quotes', '「anna」 『anna』', 'anna'],
    ['full-width quotes', '＂anna＂', 'anna'],
    ['primes', '″anna″', 'anna'],
    ['brackets', '([anna])', 'anna'],
    ['a comma behind it', 'anna,', 'anna'],
    ['a semicolon and a quote', '"anna";', 'anna'],
    ['commas of other scripts', 'anna、，،', 'anna'],
    ['full-width letters', 'ＡＮＮＡ', 'anna'],
    ['other digits', 'site۱۲', 'site12'],
    ['Arabic digits', 'site١٢', 'site12'],
    ['full-width digits', 'ｓｉｔｅ１２', 'site12'],
  ]);
});

suite('a pasted domain or address of a page', () => {
  cases([
    ['an address', 'https://shop.example.com/cart?x=1#top', 'anna carl'],
    ['with a port', 'http://myexample.com:8080', 'dora'],
    ['with a user', 'ftp://me:secret@myexample.com/', 'dora'],
    ['in capitals', 'HTTPS://MYEXAMPLE.COM/', 'dora'],
    ['without its scheme', '//myexample.com/x', 'dora'],
    ['with nothing before the path', 'myexample.com/x?y', 'dora'],
    ['a port only', 'myexample.com:2083', 'dora'],
    ['www', 'www.myexample.com', 'dora'],
    ['www in an address', 'https://www.myexample.com/', 'dora'],
    ['a root dot', 'myexample.com.', 'dora'],
    ['an ideographic dot', 'myexample。com', 'dora'],
    ['below an account’s domain', 'https://deep.shop.example.com/', 'anna carl'],
    ['all at once', '\u200b<“HTTPS://WWW.MYEXAMPLE.COM./x”>,', 'dora'],
    ['international, as read', 'https://www.münchen.de/rathaus', 'bmuell'],
    ['international, as stored', 'https://xn--mnchen-3ya.de', 'bmuell'],
    ['international, in capitals', 'WWW.MÜNCHEN.DE', 'bmuell'],
    ['international, full-width', 'ｍüｎｃｈｅｎ．ｄｅ', 'bmuell'],
  ]);

  test('one that is shown as stored is found by its own letters, too', () => {
    const stored = new URL('http://аррӏе.example').hostname;
    const list = [{ ...account('x', stored), readableDomain: stored, searchText: `x\n${stored}` }];

    const { accounts } = finish(findAccounts(list, { search: 'аррӏе.example', facets: NO_FACETS }));

    assert.equal(accounts.length, 1);
  });
});

suite('an address for mail', () => {
  cases([
    ['a contact', 'anna.meier@mail.example.net', 'anna'],
    ['a contact in capitals', 'ANNA.MEIER@MAIL.EXAMPLE.NET', 'anna'],
    ['part of a contact', 'meier@', 'anna'],
    ['a part without the sign', 'meier', 'anna'],
    ['the second contact of several', 'info@xn--bro-hoa.example', 'bmuell'],
    ['all of them', 'b@brief.example, info@xn--bro-hoa.example', 'bmuell'],
    ['a contact, as read', 'info@büro.example', 'bmuell'],
    ['a contact, as stored', 'c@xn--bro-hoa.example', 'carl'],
    ['at an account’s domain', 'info@myexample.com', 'dora'],
    ['at what is below it', 'info@mail.myexample.com', 'dora'],
    ['at an international one', 'info@münchen.de', 'bmuell'],
    ['at its punycode', 'info@xn--mnchen-3ya.de', 'bmuell'],
    ['a link', 'mailto:info@myexample.com?subject=hello', 'dora'],
    ['in angle brackets', '<info@myexample.com>', 'dora'],
    ['with a name before it', '"Dora Example" <info@myexample.com>', 'dora'],
    ['a full-width sign', 'info＠myexample.com', 'dora'],
    ['a root dot', 'info@myexample.com.', 'dora'],
    ['not what only ends so', 'info@example.com', 'anna'],
    ['not a whole country', 'info@com', ''],
    ['not accounts without a domain', 'nobody@', ''],
  ]);
});

suite('what is only a sign', () => {
  for (const search of ['"', ' , ; ', '«»', 'https://', '\u200b', '<>']) {
    test(`${JSON.stringify(search)} narrows nothing`, () => {
      assert.equal(isNarrowed({ ...FIRST_QUERY, search }), false);
      assert.equal(found(search), usersOf(ACCOUNTS).join(' '));
    });
  }
});

suite('what is half typed', () => {
  cases([
    ['an end', '.com', 'anna carl dora'],
    ['up to the dot', 'myexample.', 'dora'],
    ['www alone', 'www', ''],
    ['www and what may be a name', 'www.de', ''],
  ]);
});
