/** Parts of the page that cannot be loaded: the list stands, it is said, and nothing is asked for without end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountsPage } from '../stage/accounts-page.ts';
import { useStage } from '../stage/browser.ts';

const stage = useStage({ accounts: 60 });

test('what comes after the first rows is missing: the list is there, and it is said once', async () => {
  const { page, pageUrl } = await stage.prepare('root');
  let asked = 0;
  await page.route(/\/late-page-[^/]*\.js$/, (route) => {
    asked++;
    return route.abort();
  });
  const accounts = new AccountsPage(page);
  await page.goto(pageUrl);
  await accounts.loaded();
  await accounts.notes.filter({ hasText: 'A part of this page could not be loaded' }).waitFor();
  await accounts.button('Refresh').click();
  await accounts.status.filter({ hasText: 'of 61' }).waitFor();
  assert.equal(asked, 1);
  await accounts.button('Try again').click();
  await accounts.notes.filter({ hasText: 'could not be loaded' }).waitFor();
  // What a change of the page has put off for some frames happens within this.
  await page.waitForTimeout(300);
  assert.equal(asked, 2);
});

test('the words for a failure are missing: it is said in short, with the way out', async () => {
  const { page, pageUrl } = await stage.prepare('root');
  let asked = 0;
  await page.route(/\/notes-[^/]*\.js$/, (route) => {
    asked++;
    return route.abort();
  });
  stage.whm.faults.set('twofactorauth_get_user_configs', { kind: 'login-page' });
  const accounts = new AccountsPage(page);
  await page.goto(pageUrl);
  await accounts.alert.filter({ hasText: 'Your session has ended' }).waitFor();
  await page.getByRole('link', { name: 'Log in again' }).waitFor();
  stage.whm.faults.clear();
  assert.equal(asked, 1);
});

test('root without a second factor is noted, and nothing moves when the note comes', async () => {
  const { page, pageUrl } = await stage.prepare('root');
  const parts: string[] = [];
  let comes: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (comes = resolve));
  for (const part of ['notes', 'late-page']) {
    await page.route(new RegExp(`/${part}-[^/]*\\.js$`), async (route) => {
      parts.push(part);
      await held;
      await route.continue();
    });
  }
  const accounts = new AccountsPage(page);
  await page.goto(pageUrl);
  await accounts.loaded();
  const top = async () => (await accounts.table.boundingBox())?.y;
  const before = await top();
  assert.equal(await accounts.notes.count(), 0);
  while (parts.length < 2) await page.waitForTimeout(20);
  comes();
  await accounts.notes.filter({ hasText: 'root has no second factor' }).waitFor();
  assert.equal(await top(), before);
});

test('the words for a refusal are missing: that a part is missing is said, and no session has ended', async () => {
  const { page, pageUrl } = await stage.prepare('root');
  await page.route(/\/notes-[^/]*\.js$/, (route) => route.abort());
  stage.whm.faults.set('twofactorauth_get_user_configs', { kind: 'refused', reason: 'Busy.' });
  const accounts = new AccountsPage(page);
  await page.goto(pageUrl);
  const alert = accounts.alert.filter({ hasText: 'A part of this page could not be loaded' });
  await alert.filter({ hasText: 'Busy.' }).waitFor();
  assert.doesNotMatch(await alert.innerText(), /session/);
  assert.equal(await page.getByRole('link', { name: 'Log in again' }).count(), 0);
  stage.whm.faults.clear();
});
