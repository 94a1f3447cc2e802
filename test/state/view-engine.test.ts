/** The view: its rows follow the list and the query, and are made anew only when one of them changes. */
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount, type Account } from '../../src/accounts/account.ts';
import { filterAccounts, findAccounts } from '../../src/accounts/find.ts';
import { FIRST_QUERY, NO_FACETS, type Query, type ViewResult } from '../../src/accounts/query.ts';
import { createTextOrder } from '../../src/i18n/text-order.ts';
import { sortAccounts } from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import { ViewEngine } from '../../src/state/view-engine.ts';
import { described, describedLists, queries } from '../accounts/accounts.ts';
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

const usersOf = (accounts: readonly Account[] = []) => accounts.map(({ user }) => user);

/** What a view must show. */
function resultOf(accounts: readonly Account[], query: Query): ViewResult {
  const found = finish(findAccounts(finish(sortAccounts(accounts, query.sort)), query));
  return { rows: filterAccounts(found, query.twoFactor), counts: found.counts };
}

function viewOf(accounts: readonly Account[]): ViewEngine {
  const view = new ViewEngine(createHost());
  view.show(accounts);
  return view;
}

suite('the view', () => {
  test('has no result before there is a list', () => {
    const host = createHost();
    const view = new ViewEngine(host);

    view.change({ search: 'beta' });

    assert.equal(view.result, undefined);
    assert.equal(view.isPending, false);
    assert.equal(view.effectiveQuery.search, 'beta');
    assert.equal(host.updates(), 1);
  });

  test('first shows who is missing on top', () => {
    const view = viewOf(ACCOUNTS);

    assert.equal(view.effectiveQuery, FIRST_QUERY);
    assert.deepEqual(usersOf(view.result?.rows), ['bert', 'dora', 'anna', 'carl']);
    assert.deepEqual(view.result?.counts, { all: 4, enabled: 2, 'not-enabled': 2 });
  });

  test('begins with the query that it is given', () => {
    const view = new ViewEngine(createHost(), { ...FIRST_QUERY, search: 'beta' });

    view.show(ACCOUNTS);

    assert.deepEqual(usersOf(view.result?.rows), ['bert', 'dora']);
  });

  test('a change replaces only what it names, and the host is told', () => {
    const host = createHost();
    const view = new ViewEngine(host);
    const facets = { ...NO_FACETS, owner: 'zoe' };

    view.change({ search: 'beta' });
    view.change({ twoFactor: 'not-enabled' });
    view.change({ facets });

    assert.deepEqual(view.effectiveQuery, {
      ...FIRST_QUERY,
      search: 'beta',
      twoFactor: 'not-enabled',
      facets,
    });
    assert.equal(host.updates(), 3);
  });

  test('a search keeps the order that was chosen', () => {
    const view = viewOf(ACCOUNTS);

    view.change({ sort: { key: 'user', direction: 'descending' } });
    view.change({ search: 'beta' });

    assert.deepEqual(usersOf(view.result?.rows), ['dora', 'bert']);
  });

  test('a refreshed list is searched, filtered and sorted like the one before', () => {
    const view = viewOf(ACCOUNTS);

    view.change({ sort: { key: 'domain', direction: 'ascending' } });
    view.show(REFRESHED);

    assert.deepEqual(usersOf(view.result?.rows), ['emil', 'bert']);
  });

  test('a list of which more is known is shown, as long as the same as before', () => {
    const view = viewOf([described('anna', { owner: 'zoe' }), described('bert', {})]);

    view.change({ facets: { ...NO_FACETS, owner: 'zoe' } });

    assert.deepEqual(usersOf(view.result?.rows), ['anna']);
  });

  test('the result is the same object until something changes', () => {
    const host = createHost();
    const view = new ViewEngine(host);
    view.show(ACCOUNTS);
    const { result } = view;
    const updates = host.updates();

    view.show(ACCOUNTS);
    assert.equal(view.result, result);
    assert.equal(host.updates(), updates);

    view.change({ search: 'a' });
    assert.notEqual(view.result, result);
  });

  test('another choice of the filter does not search again', () => {
    const view = viewOf(ACCOUNTS);
    view.change({ search: 'beta' });
    const counts = view.result?.counts;

    view.change({ twoFactor: 'enabled' });

    assert.equal(view.result?.counts, counts);
  });

  test('whatever happened before, the rows are those of the list and the query now', () => {
    const changes: fc.Arbitrary<Partial<Query>> = queries.chain((query) =>
      fc
        .subarray(['search', 'twoFactor', 'facets', 'sort'] as const)
        .map((keys) => Object.fromEntries(keys.map((key) => [key, query[key]]))),
    );
    const cases = fc
      .tuple(describedLists, describedLists)
      .chain((lists) => fc.array(fc.tuple(changes, fc.constantFrom(...lists)), { maxLength: 8 }));
    // Time stands still meanwhile: where the machine is busy, what is short would be cut into slices.
    const clock = mock.method(performance, 'now', () => 0).mock;
    const property = fc.property(cases, (history) => {
      const view = new ViewEngine(createHost());

      for (const [change, accounts] of history) {
        view.change(change);
        view.show(accounts);

        assert.deepEqual(view.result, resultOf(accounts, view.effectiveQuery));
        assert.equal(view.isPending, false);
      }
    });
    try {
      fc.assert(property);
    } finally {
      clock.restore();
    }
  });
});

suite('what asks for details', () => {
  const DETAILED = [
    described('anna', { owner: 'zoe' }),
    described('bert', { owner: 'carl' }),
    described('carl', { owner: 'zoe' }),
  ];
  const wanted = {
    facets: { ...NO_FACETS, owner: 'zoe' },
    sort: { key: 'owner', direction: 'descending' },
  } as const;

  test('has no effect while they are not to be had, and is kept', () => {
    const view = viewOf(DETAILED);
    view.change({ ...wanted, search: 'r' });

    view.setDetailsState('missing');
    assert.deepEqual(usersOf(view.result?.rows), ['bert', 'carl']);
    assert.deepEqual(view.effectiveQuery, { ...FIRST_QUERY, search: 'r' });
    assert.equal(view.isPending, false);
    assert.deepEqual(view.query, { ...FIRST_QUERY, ...wanted, search: 'r' });
    view.setDetailsState('known');

    assert.equal(view.effectiveQuery, view.query);
    assert.deepEqual(usersOf(view.result?.rows), ['carl']);
  });

  test('is waited for while they are on their way', () => {
    const view = viewOf(DETAILED);
    view.setDetailsState('coming');
    assert.equal(view.isPending, false);

    view.change(wanted);
    assert.equal(view.isPending, true);
    assert.equal(view.result?.rows.length, 3);
    view.setDetailsState('known');

    assert.equal(view.isPending, false);
    assert.equal(view.result.rows.length, 2);
  });

  test('a search goes on until contacts are known', () => {
    const view = viewOf([described('anna', {}), described('bert', {})]);
    view.setDetailsState('coming');

    view.change({ search: 'info@' });
    assert.equal(view.isPending, true);
    view.setDetailsState('known');
    view.show([described('anna', {}), described('bert', { contact: 'info@x.example' })]);

    assert.equal(view.isPending, false);
    assert.deepEqual(usersOf(view.result?.rows), ['bert']);
  });

  test('the order of texts is the one that was handed in', () => {
    const view = new ViewEngine(
      createHost(),
      { ...FIRST_QUERY, sort: { key: 'domain', direction: 'ascending' } },
      createTextOrder('en'),
    );

    view.show([createAccount('a', 'site10.test', false), createAccount('b', 'site2.test', false)]);

    assert.deepEqual(usersOf(view.result?.rows), ['b', 'a']);
  });

  test('that has no effect is asked for anew without anything being done again', () => {
    const view = viewOf(DETAILED);
    view.setDetailsState('missing');
    const { query, result } = view;

    view.setDetailsState('known');

    assert.equal(view.effectiveQuery, query);
    assert.equal(view.result, result);
  });
});

suite('some users alone', () => {
  test('are shown in the order of the list, whatever is searched and filtered', () => {
    const host = createHost();
    const view = new ViewEngine(host);
    view.show(ACCOUNTS);
    view.change({ search: 'anna', twoFactor: 'enabled' });
    const { counts } = view.result ?? {};
    const updates = host.updates();

    view.showOnly(new Set(['anna', 'dora', 'nobody']));

    assert.deepEqual(usersOf(view.result?.rows), ['dora', 'anna']);
    assert.deepEqual(view.result?.counts, counts);
    assert.equal(host.updates(), updates + 1);
  });

  test('are shown in another order', () => {
    const view = viewOf(ACCOUNTS);
    view.showOnly(new Set(['anna', 'bert']));

    view.change({ sort: { key: 'user', direction: 'descending' } });

    assert.deepEqual(usersOf(view.result?.rows), ['bert', 'anna']);
    assert.ok(view.only);
  });

  test('are shown of a refreshed list, too', () => {
    const view = viewOf(ACCOUNTS);
    view.showOnly(new Set(['anna', 'bert']));

    view.show(REFRESHED);

    assert.deepEqual(usersOf(view.result?.rows), ['bert']);
  });

  test('give way to what is searched or filtered, also together with an order', () => {
    const { sort } = FIRST_QUERY;
    const facets = NO_FACETS;
    for (const change of [{ search: '' }, { twoFactor: 'all' }, { facets }, { sort, facets }]) {
      const view = viewOf(ACCOUNTS);
      view.showOnly(new Set(['anna']));

      view.change(change as Partial<Query>);

      assert.equal(view.only, undefined);
      assert.deepEqual(usersOf(view.result?.rows), ['bert', 'dora', 'anna', 'carl']);
    }
  });

  test('give way to what the query finds, where none are given', () => {
    const view = viewOf(ACCOUNTS);
    view.change({ search: 'beta' });
    view.showOnly(new Set(['anna']));

    view.showOnly(undefined);

    assert.deepEqual(usersOf(view.result?.rows), ['bert', 'dora']);
  });
});
