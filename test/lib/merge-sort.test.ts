/** Sorting in steps: the order of the language's own sort, whatever the length, with pauses in between. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { sortInSteps } from '../../src/lib/merge-sort.ts';
import { finish } from '../../src/lib/steps.ts';

/** So many are sorted in one step. */
const RUN = 4_096;

/** Few different values, each with its place, so that a mix-up of equals is seen. */
interface Item {
  readonly value: number;
  readonly place: number;
}

const byValue = (a: Item, b: Item) => a.value - b.value;
const itemsOf = (values: readonly number[]): Item[] =>
  values.map((value, place) => ({ value, place }));

/** Numbers that look random and are the same in every run. */
function valuesOf(length: number, different: number): number[] {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % different;
  });
}

suite('sorting in steps', () => {
  const lengths = [0, 1, 2, RUN - 1, RUN, RUN + 1, 2 * RUN, 2 * RUN + 1, 3 * RUN, 5 * RUN + 7];
  for (const length of lengths) {
    test(`${length} are in order, and equals in theirs`, () => {
      for (const different of [1, 7, 1_000_000]) {
        const items = itemsOf(valuesOf(length, different));

        assert.deepEqual(finish(sortInSteps(items, byValue)), items.toSorted(byValue));
      }
    });
  }

  test('short lists of anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (values) => {
        const items = itemsOf(values);

        assert.deepEqual(finish(sortInSteps(items, byValue)), items.toSorted(byValue));
      }),
    );
  });

  test('what is in order already, or the other way round', () => {
    const upwards = itemsOf(Array.from({ length: 3 * RUN }, (_, index) => index));
    const downwards = upwards.toReversed();

    assert.deepEqual(finish(sortInSteps(upwards, byValue)), upwards);
    assert.deepEqual(finish(sortInSteps(downwards, byValue)), upwards);
  });

  test('the list that is handed in stays as it is', () => {
    const items = itemsOf(valuesOf(2 * RUN, 10));
    const before = [...items];

    finish(sortInSteps(Object.freeze(items), byValue));

    assert.deepEqual(items, before);
  });

  test('no step does more than a few milliseconds of comparing', () => {
    let compared = 0;
    const counting = (a: Item, b: Item) => {
      compared++;
      return byValue(a, b);
    };
    let most = 0;
    const steps = sortInSteps(itemsOf(valuesOf(100_000, 1_000_000)), counting);
    for (let isDone = false; !isDone;) {
      compared = 0;
      isDone = steps.next().done === true;
      most = Math.max(most, compared);
    }

    // Sorting one run takes at most some twelve comparisons an item.
    assert.ok(most <= 16 * RUN, `${most} comparisons in one step`);
  });
});
