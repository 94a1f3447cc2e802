/** The order of the rows: by user, by domain, by who is missing. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../src/model/account.ts';
import {
  FIRST_QUERY,
  sortAccounts,
  type Sort,
  type SortDirection,
  type SortKey,
} from '../../src/model/query.ts';
import { account, accountLists, inOrder, usersOf } from './accounts.ts';

function sorted(accounts: readonly Account[], key: SortKey, direction: SortDirection): string[] {
  return usersOf(sortAccounts(inOrder(accounts), { key, direction }));
}

/** What two rows of one sort have in common when neither goes first. */
const EQUAL: Record<SortKey, (a: Account, b: Account) => boolean> = {
  user: (a, b) => a.user === b.user,
  domain: (a, b) => a.readableDomain === b.readableDomain,
  'two-factor': (a, b) => a.isEnabled === b.isEnabled,
};

const sorts: fc.Arbitrary<Sort> = fc.record({
  key: fc.constantFrom('user', 'domain', 'two-factor'),
  direction: fc.constantFrom('ascending', 'descending'),
});

suite('sort', () => {
  const ACCOUNTS = [
    account('delta', 'beta.example', true),
    account('alpha', 'zeta.example', true),
    account('omega', 'beta.example', false),
    account('gamma', 'alfa.example', false),
  ];

  const examples: [SortKey, SortDirection, users: string[]][] = [
    ['user', 'ascending', ['alpha', 'delta', 'gamma', 'omega']],
    ['user', 'descending', ['omega', 'gamma', 'delta', 'alpha']],
    ['domain', 'ascending', ['gamma', 'delta', 'omega', 'alpha']],
    ['domain', 'descending', ['alpha', 'delta', 'omega', 'gamma']],
    ['two-factor', 'ascending', ['gamma', 'omega', 'alpha', 'delta']],
    ['two-factor', 'descending', ['alpha', 'delta', 'gamma', 'omega']],
  ];
  for (const [key, direction, users] of examples) {
    test(`by ${key}, ${direction}; equals by user`, () => {
      assert.deepEqual(sorted(ACCOUNTS, key, direction), users);
    });
  }

  test('first, who is missing stands on top', () => {
    const rows = sortAccounts(inOrder(ACCOUNTS), FIRST_QUERY.sort);

    assert.deepEqual(usersOf(rows), ['gamma', 'omega', 'alpha', 'delta']);
  });

  test('an international domain stands where its letters do: ü beside u', () => {
    const accounts = [
      account('z', 'zebra.example'),
      account('v', 'vogel.example'),
      account('u', 'xn--ber-goa.example'), // über
      account('ub', 'ubar.example'),
      account('uc', 'ucon.example'),
      account('t', 'tiger.example'),
    ];

    assert.deepEqual(sorted(accounts, 'domain', 'ascending'), ['t', 'ub', 'u', 'uc', 'v', 'z']);
  });

  test('broken accounts without a domain come first, in order of users', () => {
    const accounts = [account('b', ''), account('c', 'a.example'), account('a', '')];

    assert.deepEqual(sorted(accounts, 'domain', 'ascending'), ['a', 'b', 'c']);
  });

  test('every account is still there, once', () => {
    fc.assert(
      fc.property(accountLists, sorts, (accounts, sort) => {
        const rows = sortAccounts(accounts, sort);

        assert.equal(rows.length, accounts.length);
        assert.deepEqual(new Set(rows), new Set(accounts));
      }),
    );
  });

  test('users are in order, and the other way round when reversed', () => {
    fc.assert(
      fc.property(accountLists, (accounts) => {
        const expected = usersOf(accounts).sort();

        assert.deepEqual(sorted(accounts, 'user', 'ascending'), expected);
        assert.deepEqual(sorted(accounts, 'user', 'descending'), expected.reverse());
      }),
    );
  });

  test('two-factor has one border: the missing before it, ascending; behind it, descending', () => {
    fc.assert(
      fc.property(accountLists, (accounts) => {
        const states = (direction: SortDirection) =>
          sortAccounts(inOrder(accounts), { key: 'two-factor', direction })
            .map(({ isEnabled }) => (isEnabled ? '1' : '0'))
            .join('');

        assert.match(states('ascending'), /^0*1*$/);
        assert.match(states('descending'), /^1*0*$/);
      }),
    );
  });

  test('equals stand by user, in both directions', () => {
    fc.assert(
      fc.property(
        accountLists,
        sorts.filter(({ key }) => key !== 'user'),
        (accounts, sort) => {
          const rows = sortAccounts(accounts, sort);

          for (const [index, row] of rows.entries()) {
            const before = rows[index - 1];
            if (before && EQUAL[sort.key](before, row)) assert.ok(before.user < row.user);
          }
        },
      ),
    );
  });

  test('accounts of one domain stand together', () => {
    fc.assert(
      fc.property(
        accountLists,
        fc.constantFrom<SortDirection>('ascending', 'descending'),
        (accounts, direction) => {
          const rows = sortAccounts(inOrder(accounts), { key: 'domain', direction });

          const runs = rows.filter(
            (row, index) => row.readableDomain !== rows[index - 1]?.readableDomain,
          );
          assert.equal(runs.length, new Set(rows.map((row) => row.readableDomain)).size);
        },
      ),
    );
  });

  test('the list that is handed in stays as it is', () => {
    fc.assert(
      fc.property(accountLists, sorts, (accounts, sort) => {
        const before = [...accounts];

        sortAccounts(Object.freeze(accounts), sort);

        assert.deepEqual(accounts, before);
      }),
    );
  });
});
