/** Since the last visit: told above the list and among the insights, in a real browser that keeps it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 60 });
const KEY = 'twofactor_status.last-visit.root@127.0.0.1';

/** Waits until the browser has kept this visit. */
const kept = (page: Page) =>
  page.waitForFunction((key) => localStorage.getItem(key)?.startsWith('v1 '), KEY);

/** A day goes by: what was kept is a day older. */
const waitOneDay = (page: Page) =>
  page.evaluate((key) => {
    const parts = (localStorage.getItem(key) ?? '').split(' ');
    parts[3] = String(Number(parts[3]) - 86_400_000);
    localStorage.setItem(key, parts.join(' '));
  }, KEY);

suite('since the last visit', () => {
  test('who has lost their second factor is told, by name, until that is put aside', async () => {
    const page = await (await stage.visit('root')).loaded();
    await kept(page.page);
    await waitOneDay(page.page);
    const { population } = stage.whm;
    const [lost] = population.accounts.filter(({ isEnabled }) => isEnabled);
    const [gained] = population.accounts.filter(({ isEnabled }) => !isEnabled);
    assert.ok(lost && gained);
    population.setTwoFactor(lost.user, false);
    population.setTwoFactor(gained.user, true);

    await page.page.reload();
    const note = page.notes.filter({ hasText: '1 account has lost its second factor' });
    await note.getByRole('button', { name: lost.user }).click();
    await page.page.getByRole('dialog', { name: lost.user }).waitFor();
    await page.page.keyboard.press('Escape');
    await page.tab('Insights').click();
    const card = page.page.getByRole('region', { name: 'Since your last visit' });
    await card.getByRole('row', { name: `1 lost ${lost.user}` }).waitFor();
    await card.getByRole('row', { name: `1 gained ${gained.user}` }).waitFor();
    await page.tab('Accounts').click();
    await note.getByRole('button', { name: 'Dismiss' }).click();
    await note.waitFor({ state: 'detached' });
    assert.deepEqual(page.complaints, []);
  });

  test('what is kept has no name in it, and is forgotten for good when it is turned off', async () => {
    const page = await (await stage.visit('root')).loaded();
    await kept(page.page);
    const text = await page.page.evaluate((key) => localStorage.getItem(key) ?? '', KEY);
    for (const { user } of stage.whm.population.accounts) assert.ok(!text.includes(user), user);
    await page.tab('Insights').click();
    const card = page.page.getByRole('region', { name: 'Since your last visit' });
    await card.getByText('Nothing to compare with yet.').waitFor();

    await card.getByRole('button', { name: 'Turn off and forget' }).click();
    await page.page.reload();

    await card.getByText('Turned off: nothing is kept.').waitFor();
    assert.equal(await page.page.evaluate((key) => localStorage.getItem(key), KEY), 'off');
  });
});
