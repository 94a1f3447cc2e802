/** The order of the rows: by every column, by who is missing. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { stateOf, type Account } from '../../src/accounts/account.ts';
import { FIRST_QUERY } from '../../src/accounts/query.ts';
import {
  sortAccounts,
  type Sort,
  type SortDirection,
  type SortKey,
} from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import {
  account,
  accountLists,
  described,
  describedLists,
  inOrder,
  sorts,
  usersOf,
} from './accounts.ts';

const sort = (accounts: readonly Account[], by: Sort) => finish(sortAccounts(accounts, by));

function sorted(accounts: readonly Account[], key: SortKey, direction: SortDirection): string[] {
  return usersOf(sort(inOrder(accounts), { key, direction }));
}

const directions = fc.constantFrom<SortDirection>('ascending', 'descending');

/** What two rows of one sort have in common when neither goes first. The first order has a test file of its own. */
const VALUES: Record<Exclude<SortKey, 'two-factor'>, (account: Account) => unknown> = {
  user: ({ user }) => user,
  domain: ({ readableDomain }) => readableDomain,
  role: ({ details }) => details?.role,
  owner: ({ details }) => details?.owner ?? '',
  package: ({ details }) => details?.package ?? '',
  state: ({ details }) => details?.isSuspended,
  contact: ({ details }) => details?.contact ?? '',
  created: ({ details }) => details?.createdAt ?? 0,
};
const keys = fc.constantFrom(...(Object.keys(VALUES) as (keyof typeof VALUES)[]));

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

  const DESCRIBED = [
    described('a', { role: 'account', owner: 'root', package: 'gold', createdAt: 30 }),
    described('b', { role: 'reseller', owner: 'b', package: 'Gold', createdAt: 20 }),
    described('c', { role: 'account', owner: 'b', package: '', isSuspended: true, createdAt: 10 }),
    described('root', { role: 'server-administrator', owner: 'root', contact: 'r@example.com' }),
    // Of this one nothing more is known.
    account('z'),
  ];
  const more: [SortKey, ascending: string, descending: string][] = [
    ['role', 'root b a c z', 'z a c b root'],
    ['owner', 'z b c a root', 'a root b c z'],
    ['package', 'c z b a root', 'root a b c z'],
    ['state', 'a b root c z', 'z c a b root'],
    ['contact', 'a b c z root', 'root a b c z'],
    ['created', 'root z c b a', 'a b c root z'],
  ];
  for (const [key, ascending, descending] of more) {
    test(`by ${key}, in both directions; what is not known at one end`, () => {
      const accounts = DESCRIBED.map((one) =>
        one.user === 'root' && one.details && key === 'package'
          ? { ...one, details: { ...one.details, package: 'zinc' } }
          : one,
      );

      assert.equal(sorted(accounts, key, 'ascending').join(' '), ascending);
      assert.equal(sorted(accounts, key, 'descending').join(' '), descending);
    });
  }

  test('first, who is missing stands on top', () => {
    const rows = sort(inOrder(ACCOUNTS), FIRST_QUERY.sort);

    assert.deepEqual(usersOf(rows), ['gamma', 'omega', 'alpha', 'delta']);
  });

  test('broken accounts without a domain come first, in order of users', () => {
    const accounts = [account('b', ''), account('c', 'a.example'), account('a', '')];

    assert.deepEqual(sorted(accounts, 'domain', 'ascending'), ['a', 'b', 'c']);
  });

  test('every account is still there, once', () => {
    fc.assert(
      fc.property(describedLists, sorts, (accounts, by) => {
        const rows = sort(accounts, by);

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

  test('two-factor has one border a state: the unknown and the missing first, ascending; last, descending', () => {
    fc.assert(
      fc.property(describedLists, (accounts) => {
        const states = (direction: SortDirection) =>
          sort(inOrder(accounts), { key: 'two-factor', direction })
            .map((row) => ({ unknown: 0, 'not-enabled': 1, enabled: 2 })[stateOf(row)])
            .join('');

        assert.match(states('ascending'), /^0*1*2*$/);
        assert.match(states('descending'), /^2*1*0*$/);
      }),
    );
  });

  test('equals stand by user, in both directions', () => {
    fc.assert(
      fc.property(
        describedLists,
        keys.filter((key) => key !== 'user'),
        directions,
        (accounts, key, direction) => {
          const rows = sort(accounts, { key, direction });

          for (const [index, row] of rows.entries()) {
            const before = rows[index - 1];
            if (before && VALUES[key](before) === VALUES[key](row)) {
              assert.ok(before.user < row.user);
            }
          }
        },
      ),
    );
  });

  test('accounts of one value stand together', () => {
    fc.assert(
      fc.property(describedLists, keys, directions, (accounts, key, direction) => {
        const values = sort(inOrder(accounts), { key, direction }).map(VALUES[key]);

        const runs = values.filter((value, index) => index === 0 || value !== values[index - 1]);
        assert.equal(runs.length, new Set(values).size);
      }),
    );
  });

  test('the other direction turns the values round', () => {
    fc.assert(
      fc.property(describedLists, keys, (accounts, key) => {
        const values = (direction: SortDirection) =>
          sort(inOrder(accounts), { key, direction }).map(VALUES[key]);

        assert.deepEqual(values('descending'), values('ascending').reverse());
      }),
    );
  });

  test('texts and times go up, ascending', () => {
    fc.assert(
      fc.property(
        describedLists,
        fc.constantFrom('owner', 'package', 'contact', 'created'),
        (accounts, key) => {
          const values = sort(accounts, { key, direction: 'ascending' }).map(VALUES[key]) as (
            string | number
          )[];

          assert.ok(
            values.every((value, index) => index === 0 || value >= (values[index - 1] ?? '')),
          );
        },
      ),
    );
  });

  test('as many owners as there are accounts', () => {
    const accounts = Array.from({ length: 200_000 }, (_, index) => {
      const user = `user${String(index).padStart(6, '0')}`;
      return described(user, { owner: user });
    });

    const rows = sort(accounts, { key: 'owner', direction: 'descending' });

    assert.deepEqual([rows.length, rows[0]?.user], [200_000, 'user199999']);
  });

  test('the list that is handed in stays as it is', () => {
    fc.assert(
      fc.property(describedLists, sorts, (accounts, by) => {
        const before = [...accounts];

        sort(Object.freeze(accounts), by);

        assert.deepEqual(accounts, before);
      }),
    );
  });
});
