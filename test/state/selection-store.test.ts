/** The selected accounts: they stay selected whatever is searched and filtered, and can be looked at alone. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Account } from '../../src/accounts/account.ts';
import { byCodeUnits } from '../../src/lib/text-order.ts';
import type { DebouncedValue } from '../../src/state/debounced-value.ts';
import type { DetailsStore } from '../../src/state/details-store.ts';
import type { ListStore } from '../../src/state/list-store.ts';
import { SelectionStore } from '../../src/state/selection-store.ts';
import { Store } from '../../src/state/store.ts';
import { ViewEngine } from '../../src/state/view-engine.ts';
import { ViewStore } from '../../src/state/view-store.ts';
import type { Boot } from '../../src/state/visit.ts';
import { account, usersOf } from '../accounts/accounts.ts';

/** Stands for the details: a list of accounts. */
class Accounts extends Store {
  accounts: readonly Account[] = [];
}

interface Selecting {
  readonly selection: SelectionStore;
  readonly view: ViewStore;
  /** Shows another list. */
  readonly list: (...users: string[]) => void;
  /** Those that are shown. */
  readonly rows: () => string[];
  readonly selected: () => string[];
}

/** A view of the accounts a, b, c and d. */
function createSelecting(): Selecting {
  const empty = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const visit = { user: 'me', settings: empty, storage: empty, address: { fragment: '' } };
  const view = new ViewStore(visit as unknown as Boot, { current: {} } as unknown as ListStore);
  const engine = new ViewEngine(view);
  view.attach({ engine, shown: {} as unknown as DebouncedValue, order: byCodeUnits });
  const details = new Accounts();
  details.watch(() => engine.show(details.accounts));
  const selection = new SelectionStore(view, details as unknown as DetailsStore);
  const list = (...users: string[]) => {
    details.accounts = users.map((user) => account(user));
    details.requestUpdate();
  };
  list('a', 'b', 'c', 'd');
  return {
    selection,
    view,
    list,
    rows: () => usersOf(view.result?.rows ?? []),
    selected: () => usersOf(selection.accounts),
  };
}

suite('the selection', () => {
  test('stays, whatever is searched and filtered', () => {
    const { selection, view, rows, selected } = createSelecting();
    selection.selectAll();

    view.change({ search: 'a.example' });
    assert.deepEqual(rows(), ['a']);
    assert.deepEqual(selected(), ['a', 'b', 'c', 'd']);
    view.change({ twoFactor: 'enabled' });

    assert.deepEqual(rows(), []);
    assert.deepEqual(selected(), ['a', 'b', 'c', 'd']);
  });

  test('of all shown, and its end, leave the others as they are', () => {
    const { selection, view, selected } = createSelecting();
    selection.toggle('d', false);
    view.change({ search: 'b.example' });

    selection.selectAll();
    assert.deepEqual(selected(), ['b', 'd']);
    selection.dropShown();

    assert.deepEqual(selected(), ['d']);
  });

  test('is told in the order of the list, and goes with the account', () => {
    const { selection, list, selected } = createSelecting();
    selection.toggle('c', false);
    selection.toggle('a', false);
    assert.deepEqual(selected(), ['a', 'c']);

    list('b', 'c');

    assert.deepEqual([...selection.selection], ['c']);
  });

  test('waits for the next list where one has nobody in it', () => {
    const { selection, list, selected } = createSelecting();
    selection.toggle('c', false);

    list();
    list('b', 'c');

    assert.deepEqual(selected(), ['c']);
  });

  test('tells nobody where it is as it was', () => {
    const { selection, list } = createSelecting();
    selection.toggle('c', false);
    let told = 0;
    selection.watch(() => told++);

    selection.drop(['a']);
    list('a', 'c');

    assert.equal(told, 0);
  });
});

suite('the selected ones alone', () => {
  test('are those that are selected now', () => {
    const { selection, view, list, rows } = createSelecting();
    selection.selectAll();
    view.late?.engine.showOnly(selection.selection);

    selection.toggle('b', false);
    assert.deepEqual(rows(), ['a', 'c', 'd']);
    list('a', 'b', 'c');

    assert.deepEqual(rows(), ['a', 'c']);
  });

  test('give way to all when none is left', () => {
    const { selection, view, rows } = createSelecting();
    selection.toggle('b', false);
    view.late?.engine.showOnly(selection.selection);
    assert.deepEqual(rows(), ['b']);

    selection.clear();

    assert.equal(view.late?.engine.only, undefined);
    assert.deepEqual(rows(), ['a', 'b', 'c', 'd']);
  });

  test('are not shown by selecting', () => {
    const { selection, view } = createSelecting();

    selection.toggle('b', false);

    assert.equal(view.late?.engine.only, undefined);
  });
});
