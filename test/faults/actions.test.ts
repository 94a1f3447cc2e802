/**
 * The fault table, fault × action × moment: it ends, says what became of it as far as that is known, keeps what was
 * chosen, sends what changes the server once, and works when WHM does.
 */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ACTIONS, type Begun } from './actions.ts';
import { findCall } from './calls.ts';
import { assertSentOnce, assertTold, watchRejections } from './checks.ts';
import { chooseFaults } from './choose-faults.ts';
import { FaultyPage } from './page.ts';

/** Presses, and again at once: nothing is sent twice by that. */
async function press(page: FaultyPage, { press, isPending }: Begun): Promise<void> {
  page.whm.sent.length = 0;
  const ends = [press(), press()];
  let isOver = false;
  void Promise.all(ends).then(() => (isOver = true));
  await page.clock.quiet(() => isOver);
  assert.equal(isPending(), false, 'it goes on for ever');
  assertSentOnce(page.whm);
}

const cells = ACTIONS.flatMap(({ name, at, begin }) =>
  at.map(({ moment, ...strike }) => ({ name, moment, strike, begin })),
);

for (const [row, { name, moment, strike, begin }] of cells.entries()) {
  suite(`${name}, ${moment}`, () => {
    for (const fault of chooseFaults(row, 10)) {
      test(fault.name, async (t) => {
        const assertHandled = watchRejections(t);
        const page = new FaultyPage(t);
        const { whm, stores } = await page.open();
        const begun = begin(page);
        await page.clock.quiet();
        whm.strike({ ...strike, fault });

        await press(page, begun);

        const { became, failures } = begun.ended();
        for (const failure of failures) if (failure) assertTold(failure);
        if (became === 'done') assert.ok(begun.isSo(), 'it says that it is done');
        else {
          if (became === 'not-done') assert.ok(!begun.isSo(), 'it says that it is not done');
          assert.ok(begun.isKept?.() ?? true, 'what was chosen is lost');
          assert.ok(fault.kindOf(findCall(strike.call)) ?? !begun.isSo(), 'nothing failed');
        }
        assert.ok(stores.list.current.value && !stores.list.current.failure);

        whm.strike(undefined);
        await press(page, begun);
        assert.deepEqual([begun.ended().became, begun.isSo()], ['done', true]);
        await assertHandled();
      });
    }
  });
}
