/** What can go wrong between the page and WHM, and the way out. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { useStage } from '../stage/browser.ts';
import { logInAsRoot } from '../stage/log-in.ts';

const LIST = 'twofactorauth_get_user_configs';
const stage = useStage({ accounts: 60 });

afterEach(() => stage.whm.faults.clear());

suite('the session has ended', () => {
  test('logging in again leads back, with what was typed', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.choice('Enabled').check();
    stage.whm.endSessions();
    await page.refresh.click();
    await page.alert.filter({ hasText: 'Your session has ended' }).waitFor();
    assert.ok((await page.rows.count()) > 0, 'the list is still there');
    await page.search.fill('ex');
    await page.page.getByRole('link', { name: 'Log in again' }).click();
    await logInAsRoot(page.page);
    await page.loaded();
    assert.equal(await page.search.inputValue(), 'ex');
    assert.ok(await page.choice('Enabled').isChecked());
    const storage = await page.page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    assert.doesNotMatch(storage, /cpsess/);
  });
});

suite('the list cannot be loaded', () => {
  test('it is said, and Try again loads it', async () => {
    stage.whm.faults.set(LIST, { kind: 'status', status: 502, body: 'error-page' });
    const page = await stage.visit('root');
    await page.alert.filter({ hasText: 'WHM answered with an error (HTTP 502)' }).waitFor();
    stage.whm.faults.clear();
    await page.button('Try again').click();
    await page.loaded();
    assert.equal(await page.alert.count(), 0);
    assert.ok(await page.refresh.evaluate((button) => button.matches(':focus')));
  });
});
