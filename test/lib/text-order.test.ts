/** The order of texts: that of the page's language, case together, numbers by value; user names excepted. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createTextOrder } from '../../src/i18n/text-order.ts';
import type { Account } from '../../src/accounts/account.ts';
import { countOptions } from '../../src/accounts/facets.ts';
import { FIRST_QUERY } from '../../src/accounts/query.ts';
import { sortAccounts, type SortDirection, type SortKey } from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, described, usersOf } from '../accounts/accounts.ts';

const inOrderOf = (language: string, texts: string): string =>
  texts.split(' ').sort(createTextOrder(language)).join(' ');

suite('the order of texts', () => {
  for (const [what, language, expected] of [
    ['upper and lower case together', 'en', 'alfa Beta delta Gamma'],
    ['numbers by value', 'en', 'site2 site010 site10 site100'],
    ['numbers in the middle', 'en', 'a2.example a10.example a10b.example'],
    ['German letters beside those that they look like', 'de', 'adler ähre alm über uhu zoo'],
    ['Swedish letters at the end', 'sv', 'adam zebra åka ärende öring'],
    ['Danish aa for å', 'da', 'abe zebra aalborg'],
    ['Czech ch behind h', 'cs', 'cesta hora chata ikona'],
    ['a language that the browser does not know', 'xx', 'alfa Beta site2 site10'],
    ['a tag with an underscore', 'es_419', 'alfa Beta site2 site10'],
    ['a tag of old', 'i-en', 'alfa Beta site2 site10'],
    ['no tag', '', 'alfa Beta site2 site10'],
  ] as const) {
    test(what, () => {
      const mixed = expected.split(' ').toReversed().join(' ');

      assert.equal(inOrderOf(language, mixed), expected);
    });
  }

  test('what a language takes for the same has one order all the same', () => {
    const order = createTextOrder('en');

    assert.ok(order('site02', 'site2') < 0);
    assert.ok(order('site2', 'site02') > 0);
    assert.equal(order('site2', 'site2'), 0);
  });
});

suite('accounts in the order of texts', () => {
  const order = createTextOrder('sv');
  const sorted = (
    accounts: readonly Account[],
    key: SortKey,
    direction: SortDirection = 'ascending',
  ) => usersOf(finish(sortAccounts(accounts, { key, direction }, order))).join(' ');

  const texts = [
    'site10.example',
    'Zebra.example',
    'ärlig.example',
    'site2.example',
    'ada.example',
  ];
  const expected = 'e d a b c';

  test('by domain', () => {
    const domains = ['site10.test', 'Zebra.test', 'xn--rlig-koa.test', 'site2.test', 'ada.test'];
    const accounts = domains.map((domain, index) => account('abcde'.charAt(index), domain));

    assert.equal(accounts[2]?.readableDomain, 'ärlig.test');
    assert.equal(sorted(accounts, 'domain'), expected);
  });

  for (const key of ['owner', 'package', 'contact'] as const) {
    test(`by ${key}`, () => {
      const accounts = texts.map((text, index) =>
        described('abcde'.charAt(index), { [key]: text }),
      );

      assert.equal(sorted(accounts, key), expected);
      assert.equal(sorted(accounts, key, 'descending'), expected.split(' ').toReversed().join(' '));
    });
  }

  test('users stay as they come', () => {
    const accounts = ['site10', 'site2', 'sitea'].map((user) => account(user));

    assert.equal(sorted(accounts, 'user'), 'site10 site2 sitea');
  });

  test('the options of the filters', () => {
    const accounts = texts.map((text, index) =>
      described('abcde'.charAt(index), { owner: text, package: text }),
    );

    const { owner, package: plan } = finish(countOptions(accounts, FIRST_QUERY, order));

    const inOrder = [4, 3, 0, 1, 2].map((index) => texts[index]);
    assert.deepEqual([...owner.keys()], inOrder);
    assert.deepEqual([...plan.keys()], inOrder);
  });
});
