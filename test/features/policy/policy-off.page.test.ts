/** While the policy is off nothing on the page says “enabled” of an account: it says what that means. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 60 });
beforeEach(() => stage.whm.setPolicy(false));
afterEach(() => stage.whm.setPolicy(true));

const CONFIGURED = 'Configured, not asked for';

/** “Not enabled” is what it is. */
async function assertHonest(part: Locator): Promise<void> {
  const said = await part.ariaSnapshot();
  assert.match(said, /configured, not asked for/i);
  assert.doesNotMatch(said.replace(/not enabled/gi, ''), /enabled/i);
}

async function visit(): Promise<AccountsPage> {
  const page = await (await stage.visit('root')).detailed();
  await page.notes.filter({ hasText: 'policy is off' }).waitFor();
  return page;
}

suite('while the policy is off', () => {
  test('the table of the trend says what its numbers mean', async () => {
    const page = await visit();
    const trend = page.page.getByRole('region', { name: 'Trend' });
    await trend.getByRole('columnheader', { name: CONFIGURED }).waitFor();
  });

  test('the bar of the selected says what they have', async () => {
    const page = await visit();
    await page.choice('All').press('ArrowRight');
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).click();
    const bar = page.page.getByRole('region', { name: 'Selection' });
    const enabled = stage.whm.population.accounts.filter(({ isEnabled }) => isEnabled).length;
    await bar.getByText(`${enabled} configured, not asked for; 0 not enabled`).waitFor();
  });

  test('nothing else says that anybody has it enabled', async () => {
    const page = await visit();
    const [one] = stage.whm.population.accounts.filter(({ isEnabled }) => isEnabled);
    assert.ok(one);
    await page.button('By package').click();
    const breakdown = page.page.getByRole('table', { name: 'By package' });
    await breakdown.getByRole('columnheader', { name: CONFIGURED }).waitFor();
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).click();
    await page.page.getByRole('region', { name: 'Selection' }).waitFor();
    await assertHonest(page.page.locator('two-factor-status'));
    await page.search.fill(one.user);
    await page.row(one.user).getByRole('link').click();
    const panel = page.page.getByRole('dialog', { name: one.user });
    await panel.getByText('Asked at').waitFor();
    await assertHonest(panel);
  });
});
