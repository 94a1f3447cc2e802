/** `npm run positions`: prints where the first row begins and what stands before it, as a Markdown table. */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm } from '../whm/local-whm.ts';
import { measurePositions, watchShifts, WINDOWS } from './positions.ts';

console.log(
  '| window | user | note | first row (px) | at most | whole rows | at least | controls | Tab stops | to the header | shift |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const hasRootTwoFactor of [false, true]) {
  const whm = await startLocalWhm({ accounts: 1_000, hasRootTwoFactor });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGUMENTS],
  });
  try {
    for (const window of WINDOWS) {
      for (const user of hasRootTwoFactor ? ['root'] : ['root', 'brightweb']) {
        const { cookie, pageUrl } = await whm.signIn(user);
        const context = await browser.newContext({ viewport: window });
        const [name = '', value = ''] = cookie.split('=');
        await context.addCookies([{ name, value, url: whm.url }]);
        const page = await context.newPage();
        await watchShifts(page);
        await page.goto(pageUrl);
        await page.getByRole('button', { name: /^Filters/ }).waitFor();
        await page.waitForLoadState('networkidle');
        const { top, rows, hasNote, controls, stops, stopsToHeader, shift } =
          await measurePositions(page);
        const cells = [
          `${window.width}×${window.height}`,
          user,
          hasNote ? 'yes' : 'no',
          top.toFixed(0),
          hasNote ? window.withNote : window.withoutNote,
          rows,
          hasNote ? window.rowsWithNote : window.rowsWithoutNote,
          controls,
          stops,
          stopsToHeader ?? '–',
          shift.toFixed(4),
        ];
        console.log(`| ${cells.join(' | ')} |`);
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await whm.stop();
  }
}
