/** The answer first: where the rows begin, and what stands before them, in WHM's frame as it is. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../stage/browser.ts';
import {
  measurePositions,
  MOST_CONTROLS,
  MOST_SHIFT,
  MOST_STOPS,
  MOST_STOPS_TO_HEADER,
  watchShifts,
  WINDOWS,
  type Positions,
  type WindowSize,
} from '../stage/positions.ts';

function check(positions: Positions, window: WindowSize, hasNote: boolean): void {
  const { top, rows, controls, stops, stopsToHeader = 0, shift, cut } = positions;
  const told = JSON.stringify(positions);
  assert.equal(positions.hasNote, hasNote, told);
  assert.ok(top <= (hasNote ? window.withNote : window.withoutNote), `first row: ${told}`);
  assert.ok(rows >= (hasNote ? window.rowsWithNote : window.rowsWithoutNote), `rows: ${told}`);
  assert.ok(controls <= MOST_CONTROLS, `controls: ${told}`);
  assert.ok(stops <= MOST_STOPS, `stops: ${told}`);
  assert.ok(stopsToHeader <= MOST_STOPS_TO_HEADER, `to the header: ${told}`);
  assert.ok(shift < MOST_SHIFT, `layout shift: ${told}`);
  assert.deepEqual(cut, [], `cut: ${told}`);
}

for (const hasRootTwoFactor of [false, true]) {
  suite(hasRootTwoFactor ? 'without a note' : 'with a note', () => {
    const stage = useStage({ accounts: 1_000, hasRootTwoFactor });
    const users = hasRootTwoFactor ? ['root'] : ['root', 'brightweb'];
    for (const window of WINDOWS) {
      for (const user of users) {
        test(`${user} at ${window.width}×${window.height}`, async () => {
          const { page, pageUrl } = await stage.prepare(user, { viewport: window });
          await watchShifts(page);
          await page.goto(pageUrl);
          await page.getByRole('rowheader').first().waitFor();
          await page.waitForLoadState('networkidle');
          await page.getByRole('button', { name: /^Filters/ }).waitFor();
          check(await measurePositions(page), window, !hasRootTwoFactor);
        });
      }
    }
  });
}

suite('the viewer’s own account is answered for after the list', () => {
  const stage = useStage({ accounts: 1_000 });
  test('the rows wait for its note: nothing moves', async () => {
    const { page, pageUrl } = await stage.prepare('brightweb', {
      viewport: { width: 320, height: 568 },
    });
    await page.route(/twofactorauth_get_user_configs\?(.*&)?user=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await watchShifts(page);
    await page.goto(pageUrl);
    await page.getByRole('note').waitFor();
    await page.waitForLoadState('networkidle');
    const { shift } = await measurePositions(page);
    assert.ok(shift < MOST_SHIFT, `layout shift: ${shift}`);
  });
});
