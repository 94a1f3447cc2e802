/** Selecting rows: one, a range, all; and nobody who is not in the list. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount } from '../../src/accounts/account.ts';
import {
  countKinds,
  keepListed,
  NOTHING_SELECTED,
  selectAll,
  selectedRows,
  toggle,
  toggleRange,
  without,
} from '../../src/accounts/selection.ts';
import { HOSTILE_TEXTS } from './accounts.ts';

const rowsOf = (...users: string[]) => users.map((user) => createAccount(user, '', false));
const ROWS = rowsOf('a', 'b', 'c', 'd', 'e');

suite('one row', () => {
  test('is selected, and taken out again; what was there before is as it was', () => {
    const before = new Set(['a']);
    const both = toggle(before, 'b');
    assert.deepEqual([...both], ['a', 'b']);
    assert.deepEqual([...toggle(both, 'a')], ['b']);
    assert.deepEqual([...before], ['a']);
  });

  test('may have any name', () => {
    for (const user of HOSTILE_TEXTS) {
      assert.ok(toggle(NOTHING_SELECTED, user).has(user));
      assert.equal(toggle(toggle(NOTHING_SELECTED, user), user).size, 0);
    }
  });
});

suite('a range', () => {
  test('goes from the first to the last, both with it, in either direction', () => {
    assert.deepEqual([...toggleRange(NOTHING_SELECTED, ROWS, 'b', 'd')], ['b', 'c', 'd']);
    assert.deepEqual([...toggleRange(NOTHING_SELECTED, ROWS, 'd', 'b')], ['b', 'c', 'd']);
    assert.deepEqual([...toggleRange(NOTHING_SELECTED, ROWS, 'c', 'c')], ['c']);
  });

  test('is taken out where the row that is pressed was selected', () => {
    const all = selectAll(NOTHING_SELECTED, ROWS);
    assert.deepEqual([...toggleRange(all, ROWS, 'a', 'c')], ['d', 'e']);
  });

  test('without a beginning that is shown is the row alone', () => {
    assert.deepEqual([...toggleRange(NOTHING_SELECTED, ROWS, 'gone', 'c')], ['c']);
    assert.deepEqual([...toggleRange(NOTHING_SELECTED, ROWS, '', 'c')], ['c']);
  });

  test('changes nothing outside itself', () => {
    const index = fc.integer({ min: 0, max: ROWS.length - 1 });
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e']), index, index, (chosen, from, to) => {
        const at = (place: number) => ROWS[place]?.user ?? '';
        const before = new Set(chosen);
        const after = toggleRange(before, ROWS, at(from), at(to));
        for (const [place, { user }] of ROWS.entries()) {
          const isInside = place >= Math.min(from, to) && place <= Math.max(from, to);
          const expected = isInside ? !before.has(at(to)) : before.has(user);
          assert.equal(after.has(user), expected);
        }
      }),
    );
  });
});

suite('all that are shown', () => {
  test('are selected beside those that are selected and not shown', () => {
    assert.deepEqual([...selectAll(new Set(['x', 'b']), rowsOf('a', 'b'))], ['x', 'b', 'a']);
  });

  test('are taken out, and the others stay', () => {
    assert.deepEqual([...without(new Set(['x', 'b', 'a']), ['a', 'b'])], ['x']);
    const selection = new Set(['x']);
    assert.equal(without(selection, ['a']), selection);
  });
});

suite('what is in the list', () => {
  test('stays selected, whether or not it is shown; the selection is the same where all of it is', () => {
    const selection = new Set(['a', 'x', 'c']);
    assert.deepEqual([...keepListed(selection, ROWS)], ['a', 'c']);
    assert.equal(keepListed(new Set(['x']), ROWS).size, 0);
    const listed = new Set(['e', 'a']);
    assert.equal(keepListed(listed, ROWS), listed);
    assert.equal(keepListed(NOTHING_SELECTED, []), NOTHING_SELECTED);
  });

  test('is told in the order of the rows, and counted by kind', () => {
    const rows = [
      createAccount('b', '', true),
      createAccount('a', '', false),
      ...rowsOf('c'),
      createAccount('d', '', undefined),
    ];
    const chosen = selectedRows(new Set(['d', 'c', 'b']), rows);
    assert.deepEqual(
      chosen.map(({ user }) => user),
      ['b', 'c', 'd'],
    );
    assert.deepEqual(countKinds(chosen), { enabled: 1, notEnabled: 1, unknown: 1 });
  });
});
