/** The view of the list: which columns are shown, and what holds until what answers a query is loaded. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ColumnKey } from '../../src/accounts/columns.ts';
import { FIRST_QUERY } from '../../src/accounts/query.ts';
import type { ListStore } from '../../src/state/list-store.ts';
import { showConstant } from '../../src/state/later-stores.ts';
import { ViewStore } from '../../src/state/view-store.ts';
import type { Boot } from '../../src/state/visit.ts';

interface Options {
  readonly hasRoot?: boolean;
  /** The columns that were chosen in an earlier visit. */
  readonly kept?: readonly ColumnKey[];
}

function createView({ hasRoot = true, kept }: Options = {}): ViewStore {
  const visit = {
    user: 'anna',
    hasRoot,
    settings: { getItem: () => kept?.join() ?? null, setItem: () => undefined },
    storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    address: { fragment: '' },
  } as unknown as Boot;
  return new ViewStore(visit, { current: {} } as unknown as ListStore);
}

/** @returns how often it has told so far */
function countTold(view: ViewStore): () => number {
  let told = 0;
  view.watch(() => told++);
  return () => told;
}

suite('the columns that are shown', () => {
  test('are the first ones', () => {
    assert.deepEqual(createView().shownColumns, [
      'user',
      'domain',
      'two-factor',
      'owner',
      'package',
      'contact',
    ]);
  });

  test('are without the owner for who owns all accounts that they see', () => {
    const view = createView({ hasRoot: false });

    assert.deepEqual(view.shownColumns, ['user', 'domain', 'two-factor', 'package', 'contact']);
  });

  test('are without those in which all accounts have the same, as long as they have', () => {
    const view = createView();
    const told = countTold(view);

    showConstant(view, ['package', 'contact']);
    assert.deepEqual(view.shownColumns, ['user', 'domain', 'two-factor', 'owner']);
    showConstant(view, ['package', 'contact']);
    assert.equal(told(), 1);

    showConstant(view, []);
    assert.equal(view.shownColumns.length, 6);
    assert.equal(told(), 2);
  });

  test('are the chosen ones, whatever stands in them', () => {
    const view = createView({ hasRoot: false });
    showConstant(view, ['owner', 'package']);

    view.showColumns(['user', 'owner', 'package']);

    assert.deepEqual(view.shownColumns, ['user', 'owner', 'package']);
  });

  test('are those of an earlier visit, also where they are like the first ones', () => {
    const kept = ['user', 'domain', 'two-factor', 'owner', 'package', 'contact'] as const;
    const view = createView({ hasRoot: false, kept });

    assert.deepEqual(view.shownColumns, kept);
  });
});

suite('before what answers a query is loaded', () => {
  test('a change is kept', () => {
    const view = createView();
    const told = countTold(view);

    assert.equal(view.isPending, false);
    view.change({ search: 'a' });

    assert.deepEqual(view.query, { ...FIRST_QUERY, search: 'a' });
    assert.equal(view.isPending, true);
    assert.equal(told(), 1);
  });
});
