/** Parts of the page that cannot be loaded: the list stands, it is said, and nothing is asked for without end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountsPage } from './accounts-page.ts';
import { useStage } from './browser.ts';

const stage = useStage({ accounts: 60 });

test('what comes after the first rows is missing: the list is there, and it is said once', async () => {
  const { page, pageUrl } = await stage.prepare('root');
  let asked = 0;
  await page.route(/\/extras-[^/]*\.js$/, (route) => {
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
  await page.route(/\/failure-message-[^/]*\.js$/, (route) => {
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
