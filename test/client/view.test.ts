/** The view: its rows follow the list and the query, and are made anew only when one of them changes. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount, type Account } from '../../src/model/account.ts';
import {
  filterAccounts,
  FIRST_QUERY,
  searchAccounts,
  sortAccounts,
  type Query,
} from '../../src/model/query.ts';
import { View } from '../../src/state/view.ts';
import { createHost } from './host.ts';

// In order of user names, as the client hands them on.
const ACCOUNTS = [
  createAccount('anna', 'zeta.example', true),
  createAccount('bert', 'beta.example', false),
  createAccount('carl', 'alfa.example', true),
  createAccount('dora', 'beta.example', false),
];
const REFRESHED = [
  createAccount('bert', 'beta.example', true),
  createAccount('emil', 'alfa.example', false),
];

const usersOf = (accounts: readonly Account[]) => accounts.map(({ user }) => user);

suite('the view', () => {
  test('first shows who is missing on top', () => {
    const view = new View(createHost());

    const { rows, counts } = view.resultOf(ACCOUNTS);

    assert.equal(view.query, FIRST_QUERY);
    assert.deepEqual(usersOf(rows), ['bert', 'dora', 'anna', 'carl']);
    assert.deepEqual(counts, { all: 4, enabled: 2, 'not-enabled': 2 });
  });

  test('a change replaces only what it names, and the host is told', () => {
    const host = createHost();
    const view = new View(host);

    view.change({ search: 'beta' });
    view.change({ twoFactor: 'not-enabled' });

    assert.deepEqual(view.query, { ...FIRST_QUERY, search: 'beta', twoFactor: 'not-enabled' });
    assert.equal(host.updates(), 2);
  });

  test('a search keeps the order that was chosen', () => {
    const view = new View(createHost());

    view.change({ sort: { key: 'user', direction: 'descending' } });
    view.resultOf(ACCOUNTS);
    view.change({ search: 'beta' });

    assert.deepEqual(usersOf(view.resultOf(ACCOUNTS).rows), ['dora', 'bert']);
  });

  test('a refreshed list is searched, filtered and sorted like the one before', () => {
    const view = new View(createHost());

    view.change({ sort: { key: 'domain', direction: 'ascending' } });
    view.resultOf(ACCOUNTS);

    assert.deepEqual(usersOf(view.resultOf(REFRESHED).rows), ['emil', 'bert']);
  });

  test('the rows are the same object until something changes', () => {
    const view = new View(createHost());

    const first = view.resultOf(ACCOUNTS);
    assert.equal(view.resultOf(ACCOUNTS), first);

    view.change({ search: 'a' });
    assert.notEqual(view.resultOf(ACCOUNTS), first);
  });

  test('another choice of the filter does not search again', () => {
    const view = new View(createHost());
    view.change({ search: 'beta' });
    const { counts } = view.resultOf(ACCOUNTS);

    view.change({ twoFactor: 'enabled' });

    assert.equal(view.resultOf(ACCOUNTS).counts, counts);
  });

  test('whatever happened before, the rows are those of the list and the query now', () => {
    const changes: fc.Arbitrary<Partial<Query>> = fc.record(
      {
        search: fc.constantFrom('', 'a', 'beta', 'nobody'),
        twoFactor: fc.constantFrom('all', 'enabled', 'not-enabled'),
        sort: fc.record({
          key: fc.constantFrom('user', 'domain', 'two-factor'),
          direction: fc.constantFrom('ascending', 'descending'),
        }),
      },
      { requiredKeys: [] },
    );
    const steps = fc.array(fc.tuple(changes, fc.constantFrom(ACCOUNTS, REFRESHED)));
    fc.assert(
      fc.property(steps, (history) => {
        const view = new View(createHost());

        for (const [change, accounts] of history) {
          view.change(change);

          const { search, twoFactor, sort } = view.query;
          const found = searchAccounts(sortAccounts(accounts, sort), search);
          const rows = filterAccounts(found, twoFactor);
          assert.deepEqual(view.resultOf(accounts), { rows, counts: found.counts });
        }
      }),
    );
  });
});
