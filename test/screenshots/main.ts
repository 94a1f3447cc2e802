/** `npm run screenshots`: makes the pictures of the README from the local WHM. */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm } from '../whm/local-whm.ts';

const PICTURES = [
  { name: 'desktop', viewport: { width: 1400, height: 900 } },
  { name: 'insights', viewport: { width: 1400, height: 1000 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;

const whm = await startLocalWhm({ accounts: 1_023 });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...CHROMIUM_ARGUMENTS],
});
// Days in which some have set it up.
const DAY_MS = 86_400_000;
const ENABLED = [278, 280, 281, 286, 285, 291, 297];
for (const [index, enabled] of ENABLED.entries()) {
  const day = new Date(Date.now() - (ENABLED.length - index) * DAY_MS).toISOString();
  const key = `twofactor_status:trend-${day.slice(0, 7)}`;
  const kept = JSON.parse(whm.store('root').get(key) ?? '{}') as Record<string, unknown>;
  kept[day.slice(8, 10)] = [1_021, enabled];
  whm.store('root').set(key, JSON.stringify(kept));
}
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
    await page.getByText(/more accounts since/).waitFor();
    await page.getByText('Cannot enable it').first().waitFor();
    await page.getByRole('button', { name: /^Filters/ }).waitFor();
    if (name === 'insights') {
      await page.getByRole('link', { name: 'Insights' }).click();
      await page.getByRole('region', { name: 'Cannot enable two-factor' }).waitFor();
      await page.getByRole('region', { name: 'By owner' }).getByRole('table').waitFor();
    }
    const path = `test/screenshots/${name}.png`;
    await page.screenshot({ path });
    console.log(path);
  }
} finally {
  await browser.close();
  await whm.stop();
}
