/** The view of a long list: in slices, the old result stands meanwhile, and the newest query wins. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { filterAccounts, findAccounts } from '../../src/accounts/find.ts';
import { FIRST_QUERY, type Query, type ViewResult } from '../../src/accounts/query.ts';
import { sortAccounts } from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import { ViewEngine } from '../../src/state/view-engine.ts';
import type { Account } from '../../src/accounts/account.ts';
import { account, queries } from '../accounts/accounts.ts';
import { createHost } from './host.ts';
import { slowDown, turn, until } from './turns.ts';

/** Long enough for several steps of every kind. */
const listOf = (prefix: string, length: number): Account[] =>
  Array.from({ length }, (_, index) =>
    account(
      `${prefix}${String(index).padStart(6, '0')}`,
      `e${(index * 7) % 97}.example`,
      index % 3 === 0,
    ),
  );
const LONG_LIST = listOf('user', 13_000);
const OTHER_LIST = listOf('other', 9_000);

function resultOf(accounts: readonly Account[], query: Query): ViewResult {
  const found = finish(findAccounts(finish(sortAccounts(accounts, query.sort)), query));
  return { rows: filterAccounts(found, query.twoFactor), counts: found.counts };
}

/** A view, and every result that its host was told of. */
function watch(): { view: ViewEngine; shown: ViewResult[]; updates: () => number } {
  const host = createHost();
  const shown: ViewResult[] = [];
  const view = new ViewEngine({
    ...host,
    requestUpdate: () => {
      host.requestUpdate();
      // The view is not there yet while it is made.
      queueMicrotask(() => {
        if (view.result && view.result !== shown.at(-1)) shown.push(view.result);
      });
    },
  });
  return { view, shown, updates: host.updates };
}

const BY_DOMAIN = { key: 'domain', direction: 'ascending' } as const;

suite('the view of a long list', () => {
  test('is pending, and then there; the host is told', async (t) => {
    slowDown(t);
    const { view, updates } = watch();

    view.show(LONG_LIST);
    assert.deepEqual([view.isPending, view.result], [true, undefined]);
    const before = updates();
    await until(() => !view.isPending);

    assert.deepEqual(view.result, resultOf(LONG_LIST, FIRST_QUERY));
    assert.equal(updates(), before + 1);
  });

  test('keeps the old result until the new one is there', async (t) => {
    slowDown(t);
    const { view } = watch();
    view.show(LONG_LIST);
    await until(() => !view.isPending);
    const old = view.result;

    view.change({ sort: BY_DOMAIN });
    await turn(2);
    assert.deepEqual([view.isPending, view.result === old], [true, true]);
    assert.equal(view.effectiveQuery.sort, BY_DOMAIN);
    await until(() => !view.isPending);

    assert.deepEqual(view.result, resultOf(LONG_LIST, view.effectiveQuery));
  });

  test('of two changes the newest wins, and the other is never shown', async (t) => {
    slowDown(t);
    const { view, shown } = watch();

    view.show(LONG_LIST);
    view.change({ search: 'e1' });
    await turn(2);
    view.change({ search: 'e2' });
    await until(() => !view.isPending);
    await turn(100);

    assert.deepEqual(shown, [resultOf(LONG_LIST, { ...FIRST_QUERY, search: 'e2' })]);
  });

  test('a change that is done at once is not overtaken by a longer one before it', async (t) => {
    const { view, shown } = watch();
    view.show([account('anna')]);

    slowDown(t);
    view.show(LONG_LIST);
    t.mock.restoreAll();
    view.show([account('bert')]);
    assert.equal(view.isPending, false);
    await turn(100);

    assert.deepEqual(view.result?.rows, [account('bert')]);
    assert.ok(shown.every(({ rows }) => rows.length === 1));
  });

  test('what was sorted is not sorted again for a search', async (t) => {
    slowDown(t);
    const { view } = watch();
    view.show(LONG_LIST);
    view.change({ sort: BY_DOMAIN });
    await until(() => !view.isPending);
    const turnsOf = async (part: Partial<Query>) => {
      let turns = 0;
      view.change(part);
      for (; view.isPending; turns++) await turn();
      return turns;
    };

    const search = await turnsOf({ search: 'e1' });
    const sort = await turnsOf({ sort: { key: 'domain', direction: 'descending' } });

    assert.ok(search < sort, `${search} and ${sort} turns`);
  });

  test('whatever came in between, in the end it is that of the last list and query', async (t) => {
    slowDown(t);
    const changes: fc.Arbitrary<Partial<Query>> = queries.chain((query) =>
      fc
        .subarray(['search', 'twoFactor', 'facets', 'sort'] as const, { minLength: 1 })
        .map((keys) => Object.fromEntries(keys.map((key) => [key, query[key]]))),
    );
    const steps = fc.tuple(changes, fc.constantFrom(LONG_LIST, OTHER_LIST), fc.nat(12));
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 5 }), async (history) => {
        const { view } = watch();

        for (const [change, accounts, turns] of history) {
          view.show(accounts);
          view.change(change);
          await turn(turns);
        }
        await until(() => !view.isPending);

        const [, last = LONG_LIST] = history.at(-1) ?? [];
        const expected = resultOf(last, view.effectiveQuery);
        assert.deepEqual(view.result?.counts, expected.counts);
        assert.ok(view.result.rows.every((row, index) => row === expected.rows[index]));
        assert.equal(view.result.rows.length, expected.rows.length);
      }),
      { numRuns: 30 },
    );
  });
});
