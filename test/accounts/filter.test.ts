/** The two-factor filter, and the counts beside its choices. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { stateOf, type Account } from '../../src/accounts/account.ts';
import { filterAccounts, findAccounts } from '../../src/accounts/find.ts';
import { NO_FACETS, type TwoFactorFilter } from '../../src/accounts/query.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, describedLists, usersOf } from './accounts.ts';

const FILTERS = ['all', 'enabled', 'not-enabled'] as const satisfies TwoFactorFilter[];
const searches = fc.constantFrom('', 'a', 'e', 'example', 'münchen', 'nothing-has-this');

/** What is shown, and what the choices of the filter say. */
function query(accounts: readonly Account[], search: string, twoFactor: TwoFactorFilter) {
  const found = finish(findAccounts(accounts, { search, facets: NO_FACETS }));
  return { rows: filterAccounts(found, twoFactor), counts: found.counts };
}

const ACCOUNTS = [
  account('delta', 'shop.example', true),
  account('alpha', 'blog.example', true),
  account('omega', 'shop.example', false),
  account('gamma', 'shop.example', true),
  // Who cannot enable it is without it like any other.
  { ...account('kappa', 'shop.example', false), canEnable: false },
  account('sigma', 'blog.example', true),
];

suite('filter', () => {
  test('shows those that it names, in the order of the list', () => {
    const users = (twoFactor: TwoFactorFilter) => usersOf(query(ACCOUNTS, '', twoFactor).rows);

    assert.deepEqual(users('all'), ['delta', 'alpha', 'omega', 'gamma', 'kappa', 'sigma']);
    assert.deepEqual(users('enabled'), ['delta', 'alpha', 'gamma', 'sigma']);
    assert.deepEqual(users('not-enabled'), ['omega', 'kappa']);
  });

  test('counts what the search leaves, whichever choice is on', () => {
    for (const twoFactor of FILTERS) {
      const { counts } = query(ACCOUNTS, 'shop', twoFactor);

      assert.deepEqual(counts, { all: 4, enabled: 2, 'not-enabled': 2 });
    }
  });

  test('an empty list has no rows and counts nothing', () => {
    assert.deepEqual(query([], 'x', 'enabled'), {
      rows: [],
      counts: { all: 0, enabled: 0, 'not-enabled': 0 },
    });
  });

  test('rows are some of the list in its order, and all of the kind asked for', () => {
    fc.assert(
      fc.property(
        describedLists,
        searches,
        fc.constantFrom(...FILTERS),
        (accounts, search, twoFactor) => {
          const { rows } = query(accounts, search, twoFactor);

          const places = rows.map((row) => accounts.indexOf(row));
          assert.ok(places.every((place, index) => place > (places[index - 1] ?? -1)));
          if (twoFactor !== 'all') {
            assert.ok(rows.every((row) => stateOf(row) === twoFactor));
          }
        },
      ),
    );
  });

  test('each count is the number of rows that its choice shows; they add up', () => {
    fc.assert(
      fc.property(describedLists, searches, (accounts, search) => {
        const shown = FILTERS.map((twoFactor) => query(accounts, search, twoFactor).rows.length);
        const unknown = query(accounts, search, 'all').rows.filter(
          (one) => stateOf(one) === 'unknown',
        );
        const { counts } = query(accounts, search, 'all');

        assert.deepEqual(
          FILTERS.map((twoFactor) => counts[twoFactor]),
          shown,
        );
        assert.equal(counts.all, counts.enabled + counts['not-enabled'] + unknown.length);
      }),
    );
  });

  test('the list that is handed in stays as it is', () => {
    fc.assert(
      fc.property(describedLists, searches, (accounts, search) => {
        const before = [...accounts];

        query(Object.freeze(accounts), search, 'enabled');

        assert.deepEqual(accounts, before);
      }),
    );
  });
});
