/**
 * The fault table, fault × what is loaded × moment: its store names the failure, everything else is there, what was
 * typed and selected stays, and Refresh brings it back when WHM does.
 */
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { FIRST_QUERY } from '../../src/accounts/query.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { assertSentOnce, assertTold, watchRejections } from './checks.ts';
import { chooseFaults } from './choose-faults.ts';
import type { Fault } from './faults.ts';
import { ALL_LOADED, LIST, LOADED, MOMENTS, type Loaded } from './loading.ts';
import { FaultyPage } from './page.ts';

const SEARCH = 'e';
const QUERY = { ...FIRST_QUERY, search: SEARCH, twoFactor: 'not-enabled' } as const;

/** The first account that has none, whoever that is. */
const SELECTED = 'brightweb';

async function meet(
  t: TestContext,
  fault: Fault,
  { name }: Loaded,
  moment: (typeof MOMENTS)[number],
): Promise<FaultyPage> {
  const page = new FaultyPage(t);
  const { whm } = page;
  const { twoFactor, search } = QUERY;
  const strike = { call: name, fault, isLate: moment === 'during' };
  if (moment !== 'after') {
    page.first.view.change({ search, twoFactor });
    whm.strike(strike);
    await page.open();
    return page;
  }
  await page.open();
  page.stores.view.change({ search, twoFactor });
  page.stores.selection.toggle(SELECTED, false);
  whm.sent.length = 0;
  // Another number than the one that has been recorded.
  whm.state.population.setTwoFactor('root', true);
  whm.strike(strike);
  await page.refresh();
  return page;
}

function assertKept({ stores }: FaultyPage, isSelected: boolean): void {
  const { view, selection } = stores;
  assert.deepEqual(view.query, QUERY);
  assert.deepEqual([...selection.selection], isSelected ? [SELECTED] : []);
  const { rows = [] } = view.result ?? {};
  assert.ok(rows.every(({ isEnabled }) => isEnabled === false));
}

for (const [row, loaded] of [...LOADED, ALL_LOADED].entries()) {
  for (const [column, moment] of MOMENTS.entries()) {
    suite(`${loaded.name}, ${moment} the first load`, () => {
      for (const fault of chooseFaults(row * MOMENTS.length + column)) {
        test(fault.name, async (t) => {
          const assertHandled = watchRejections(t);
          const page = await meet(t, fault, loaded, moment);
          const { stores, whm } = page;

          const expected = fault.kindOf(loaded.call);
          const failure = loaded.failure(stores);
          if (failure instanceof WhmFailure) {
            assert.equal(failure.kind, expected);
            assertTold(failure);
          } else assert.equal(failure, expected && 'failed');
          const isList = loaded === ALL_LOADED || loaded.name === LIST;
          const hasList = !isList || !expected || moment === 'after';
          assert.equal((stores.list.current.value?.accounts.length ?? 0) > 0, hasList);
          for (const other of LOADED) {
            const otherFailure = other.failure(stores);
            if (otherFailure instanceof WhmFailure) assertTold(otherFailure);
            // Without a list nothing else can be told either.
            const isAlone = !isList && other.failure !== loaded.failure;
            if (isAlone) assert.equal(otherFailure, undefined, other.name);
          }
          assertKept(page, moment === 'after');
          assertSentOnce(whm);

          whm.strike(undefined);
          whm.sent.length = 0;
          await page.refresh();
          for (const one of LOADED) assert.equal(one.failure(stores), undefined, one.name);
          assertKept(page, moment === 'after');
          assert.ok(stores.view.result?.rows.length, 'rows are shown');
          assert.ok(stores.details.hasDetails && stores.trend.records.length > 0);
          assert.equal(stores.details.coverage, 'known');
          assertSentOnce(whm);
          await assertHandled();
        });
      }
    });
  }
}
