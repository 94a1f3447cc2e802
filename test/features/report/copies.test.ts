/** What is copied: one of each, as WHM stores it, nothing that is none. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { copyOf, type CopyKey } from '../../../src/features/report/copies.ts';
import { finish } from '../../../src/lib/steps.ts';
import type { Account } from '../../../src/accounts/account.ts';
import { account, accountLists, described, usersOf } from '../../accounts/accounts.ts';

/** What is copied, line by line. */
function copied(key: CopyKey, accounts: readonly Account[]): string[] {
  const { count, text } = finish(copyOf(key, accounts));
  const lines = text === '' ? [] : text.split('\n');
  assert.equal(lines.length, count);
  return lines;
}

const withContacts = (...contacts: string[]) =>
  contacts.map((contact, index) => described(`user${index}`, { contact }));

suite('copies', () => {
  test('user names are those of the accounts, in their order', () => {
    fc.assert(
      fc.property(accountLists, (accounts) => {
        assert.deepEqual(copied('users', accounts), usersOf(accounts));
      }),
    );
  });

  test('domains are as stored, one of each, none of a broken account', () => {
    const accounts = [
      account('a', 'xn--mnchen-3ya.de'),
      account('b', ''),
      account('c', 'a.example'),
      account('d', 'a.example'),
    ];

    assert.deepEqual(copied('domains', accounts), ['xn--mnchen-3ya.de', 'a.example']);
  });

  const contacts: [what: string, stored: string[], addresses: string[]][] = [
    ['one', ['a@example.com'], ['a@example.com']],
    ['several', ['a@example.com,b@example.com'], ['a@example.com', 'b@example.com']],
    [
      'several with space',
      [' a@example.com ,  b@example.com\n'],
      ['a@example.com', 'b@example.com'],
    ],
    [
      'several otherwise parted',
      ['a@example.com; b@example.com'],
      ['a@example.com', 'b@example.com'],
    ],
    ['none', [''], []],
    [
      'the same twice',
      ['a@example.com', 'b@example.com,a@example.com'],
      ['a@example.com', 'b@example.com'],
    ],
    [
      'the same in capitals: the first stands',
      ['A@Example.com', 'a@example.com'],
      ['A@Example.com'],
    ],
    ['commas alone', [',,;'], []],
  ];
  for (const [what, stored, addresses] of contacts) {
    test(`addresses: ${what}`, () => {
      assert.deepEqual(copied('contacts', withContacts(...stored)), addresses);
    });
  }

  test('accounts of which nothing more is known have no address', () => {
    assert.deepEqual(copied('contacts', [account('anna')]), []);
  });

  test('every address is copied once, whatever is stored', () => {
    const addresses = fc.constantFrom(
      'a@example.com',
      'B@example.com',
      'b@example.com',
      '',
      '__proto__',
    );
    const lists = fc.array(fc.array(addresses, { maxLength: 4 }), { maxLength: 10 });
    fc.assert(
      fc.property(lists, fc.constantFrom(',', ', ', ';', ' '), (stored, parting) => {
        const list = copied('contacts', withContacts(...stored.map((some) => some.join(parting))));

        const all = stored.flat().filter((address) => address !== '');
        assert.deepEqual(
          list.map((address) => address.toLowerCase()),
          [...new Set(all.map((address) => address.toLowerCase()))],
        );
        assert.ok(list.every((address) => new Set<string>(all).has(address)));
      }),
    );
  });

  test('are gathered in steps, and tell how far they are', () => {
    const accounts = Array.from({ length: 5_000 }, (_, index) => account(`user${index}`));
    for (const key of ['users', 'domains', 'contacts'] as const) {
      const told: number[] = [];
      const steps = copyOf(key, accounts, (done) => told.push(done));

      let pauses = 0;
      while (!steps.next().done) pauses++;

      assert.ok(pauses >= 9, `${pauses} pauses`);
      assert.equal(told.length, pauses - 1);
      assert.deepEqual(
        told,
        told.toSorted((a, b) => a - b),
      );
    }
  });
});
