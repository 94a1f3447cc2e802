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
  const { top, rows, controls, stops, stopsToHeader = 0, shift, cut, sideways } = positions;
  const told = JSON.stringify(positions);
  assert.equal(positions.hasNote, hasNote, told);
  assert.ok(top <= (hasNote ? window.withNote : window.withoutNote), `first row: ${told}`);
  assert.ok(rows >= (hasNote ? window.rowsWithNote : window.rowsWithoutNote), `rows: ${told}`);
  assert.ok(controls <= MOST_CONTROLS, `controls: ${told}`);
  assert.ok(stops <= MOST_STOPS, `stops: ${told}`);
  assert.ok(stopsToHeader <= MOST_STOPS_TO_HEADER, `to the header: ${told}`);
  assert.ok(shift < MOST_SHIFT, `layout shift: ${told}`);
  assert.deepEqual(cut, [], `cut: ${told}`);
  assert.equal(sideways, 0, `sideways: ${told}`);
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

suite('from right to left', () => {
  const stage = useStage({ accounts: 1_000, hasRootTwoFactor: false });
  for (const locale of ['ar', 'he']) {
    test(`${locale} in each window`, async () => {
      const { page, pageUrl } = await stage.prepare('root', { locale });
      await watchShifts(page);
      await page.goto(pageUrl);
      for (const window of WINDOWS) {
        await page.setViewportSize(window);
        // One of them is loaded anew each time: that nothing moves then is nothing of the language's.
        if (locale === 'ar') await page.reload();
        await page.getByRole('rowheader').first().waitFor();
        await page.waitForLoadState('networkidle');
        // Whatever the language calls it, what opens the filters is there when everything is.
        await page.locator('[aria-haspopup=dialog]').first().waitFor();
        const direction = await page
          .getByRole('rowheader')
          .first()
          .evaluate((row) => getComputedStyle(row).direction);
        assert.equal(direction, 'rtl');
        const positions = await measurePositions(page);
        check(locale === 'ar' ? positions : { ...positions, shift: 0 }, window, true);
        await page.evaluate(() => scrollTo(0, 0));
      }
    });
  }
});

suite('the viewer’s own account is answered for after the list', () => {
  const stage = useStage({ accounts: 1_000 });
  test('the rows wait for its note: nothing moves', async () => {
    const { page, pageUrl } = await stage.prepare('brightweb', {
      viewport: { width: 320, height: 568 },
    });
    await page.route(/twofactorauth_get_user_configs\?(.*&)?user=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
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
