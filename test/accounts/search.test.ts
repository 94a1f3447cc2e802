/** The search box: parts of a user name or domain, in whatever way a person types them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { findAccounts, isNarrowed } from '../../src/accounts/find.ts';
import { FIRST_QUERY, NO_FACETS } from '../../src/accounts/query.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, accountLists, HOSTILE_TEXTS, usersOf } from './accounts.ts';

const ACCOUNTS = [
  account('anna', 'example.com'),
  account('bmuell', 'xn--mnchen-3ya.de'),
  account('carl', 'XN--MNCHEN-3YA.DE'),
  account('root', 'server1.example.com'),
  account('pavel', 'xn--e1afmkfd.xn--p1ai'),
];

function found(search: string, accounts = ACCOUNTS): string[] {
  return usersOf(finish(findAccounts(accounts, { search, facets: NO_FACETS })).accounts);
}

suite('search', () => {
  const examples: [what: string, search: string, users: string[]][] = [
    ['part of a user name', 'nn', ['anna']],
    ['part of a domain', 'example', ['anna', 'root']],
    ['a user name in capitals', 'ANNA', ['anna']],
    ['surrounding space', ' \t anna\u00A0\n', ['anna']],
    ['a domain as people read it', 'münchen', ['bmuell', 'carl']],
    ['a readable domain in capitals', 'MÜNCHEN.DE', ['bmuell', 'carl']],
    ['a letter and its mark typed apart', 'mu\u0308nchen', ['bmuell', 'carl']],
    ['a domain as WHM stores it', 'xn--mnchen', ['bmuell', 'carl']],
    ['a stored domain in capitals', 'XN--MNCHEN-3YA', ['bmuell', 'carl']],
    ['part of the punycode', '-3ya', ['bmuell', 'carl']],
    ['another script, in capitals', 'ПРИМЕР.рф', ['pavel']],
    ['across the dot', 'com', ['anna', 'root']],
    ['nothing typed', '', usersOf(ACCOUNTS)],
    ['only space typed', ' \u3000 ', usersOf(ACCOUNTS)],
    ['what nobody has', 'nobody', []],
    ['two words, both of them there', 'server1 root', ['root']],
    ['two words in the other order', 'com ann', ['anna']],
    ['words of the domain as stored and as read', 'xn--mnchen mün', ['bmuell', 'carl']],
    ['words that share letters', 'an na', ['anna']],
    ['one word twice', 'anna anna', ['anna']],
    ['words that no account has all of', 'anna root', []],
    ['words parted by any space', 'server1\u3000\n\tROOT', ['root']],
    ['a pattern, which is only a text', '.*', []],
  ];
  for (const [what, search, expected] of examples) {
    test(what, () => assert.deepEqual(found(search), expected));
  }

  test('a part does not go over from one name into the next', () => {
    assert.deepEqual(found('annaexample'), []);
    assert.deepEqual(found('3ya.demünchen'), []);
  });

  test('hostile names are found like any other', () => {
    const accounts = HOSTILE_TEXTS.map((text) => account(text, 'example.com'));

    for (const text of HOSTILE_TEXTS) assert.ok(found(text, accounts).includes(text), text);
  });

  test('hostile domains are found like any other', () => {
    const accounts = HOSTILE_TEXTS.map((text, index) => account(`user${index}`, text));

    for (const [index, text] of HOSTILE_TEXTS.entries()) {
      assert.ok(found(text, accounts).includes(`user${index}`), text);
    }
  });

  test('every part of a name or domain finds its account, whatever the case and the space', () => {
    const typed = accountLists
      .filter((accounts) => accounts.length > 0)
      .chain((accounts) =>
        fc.record({
          accounts: fc.constant(accounts),
          sought: fc.constantFrom(...accounts),
          field: fc.constantFrom('user', 'primaryDomain', 'readableDomain'),
          from: fc.nat(20),
          length: fc.integer({ min: 1, max: 20 }),
          isUpper: fc.boolean(),
          space: fc.constantFrom('', ' ', '\t'),
        }),
      );
    fc.assert(
      fc.property(typed, ({ accounts, sought, field, from, length, isUpper, space }) => {
        const part = sought[field].slice(from, from + length);
        const search = space + (isUpper ? part.toUpperCase() : part) + space;

        assert.ok(found(search, accounts).includes(sought.user));
      }),
    );
  });

  const words = fc.array(
    fc.oneof(fc.stringMatching(/^[a-z0-9.-]{1,3}$/), fc.constantFrom('a', 'e', '.', 'example')),
    { minLength: 1, maxLength: 3 },
  );
  test('what is found holds every word, what is left out does not', () => {
    fc.assert(
      fc.property(accountLists, words, (accounts, terms) => {
        const users = new Set(found(terms.join(' '), accounts));

        for (const { user, primaryDomain, readableDomain } of accounts) {
          const text = [user, primaryDomain, readableDomain].join('\n').toLowerCase();
          assert.equal(
            users.has(user),
            terms.every((term) => text.includes(term)),
          );
        }
      }),
    );
  });
});

suite('whether anything narrows the list', () => {
  test('not the first query, nor space alone', () => {
    assert.equal(isNarrowed(FIRST_QUERY), false);
    assert.equal(isNarrowed({ ...FIRST_QUERY, search: ' \t' }), false);
  });

  test('a search or a filter does', () => {
    assert.equal(isNarrowed({ ...FIRST_QUERY, search: 'a' }), true);
    assert.equal(isNarrowed({ ...FIRST_QUERY, twoFactor: 'enabled' }), true);
    assert.equal(isNarrowed({ ...FIRST_QUERY, twoFactor: 'not-enabled' }), true);
    assert.equal(isNarrowed({ ...FIRST_QUERY, twoFactor: 'not-enabled' }), true);
  });

  for (const part of [
    { owner: 'anna' },
    { package: 'basic' },
    { role: 'reseller' },
    { state: 'suspended' },
    { createdFrom: '2026-01-01' },
    { createdTo: '2026-01-01' },
  ] as const) {
    test(`${Object.keys(part).join()} does`, () => {
      assert.equal(isNarrowed({ ...FIRST_QUERY, facets: { ...NO_FACETS, ...part } }), true);
    });
  }

  test('not the order alone', () => {
    const sort = { key: 'owner', direction: 'descending' } as const;

    assert.equal(isNarrowed({ ...FIRST_QUERY, sort }), false);
  });
});
