/** `npm run screenshots`: makes the pictures of the README from the local WHM. */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm } from '../whm/local-whm.ts';

const PICTURES = [
  { name: 'desktop', viewport: { width: 1360, height: 820 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;

const whm = await startLocalWhm({ accounts: 1_023 });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...CHROMIUM_ARGUMENTS],
});
// A week in which some have set it up.
const weekAgo = new Date(Date.now() - 8 * 86_400_000).toISOString();
whm
  .store('root')
  .set(
    `twofactor_status:trend-${weekAgo.slice(0, 7)}`,
    JSON.stringify({ [weekAgo.slice(8, 10)]: [1_021, 282] }),
  );
try {
  for (const { name, viewport } of PICTURES) {
    const { cookie, pageUrl } = await whm.signIn('root');
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const [cookieName = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name: cookieName, value, url: whm.url }]);
    const page = await context.newPage();
    await page.goto(pageUrl);
    await page.getByRole('rowheader').first().waitFor();
    await page.getByText('Policy on').waitFor();
    await page.getByText('Since').waitFor();
    await page.getByRole('columnheader', { name: 'State' }).waitFor({ state: 'attached' });
    await page.getByRole('combobox', { name: 'Sort by' }).waitFor();
    const path = `test/screenshots/${name}.png`;
    await page.screenshot({ path });
    console.log(path);
  }
} finally {
  await browser.close();
  await whm.stop();
}
