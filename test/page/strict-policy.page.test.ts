/** The page under the strictest content security policy, and what it asks of whom. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { acting } from '../stage/acting.ts';
import { useStage } from '../stage/browser.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const stage = useStage({ accounts: 200, contentSecurityPolicy: POLICY });

suite('under a strict content security policy with Trusted Types', () => {
  test('everything works without one violation, and no other host is asked', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.fill('no such account');
    await page.button('Clear search and filters').click();
    await page.choice('Enabled').check();
    await page.button('User').click();
    await page.page.mouse.wheel(0, 2_000);
    stage.whm.faults.set('twofactorauth_get_user_configs', { kind: 'refused', reason: 'No.' });
    await page.refresh.click();
    await page.alert.waitFor();
    stage.whm.faults.clear();
    await page.button('Try again').click();
    await page.alert.waitFor({ state: 'detached' });
    assert.deepEqual(page.complaints, []);
    assert.deepEqual([...page.origins], [stage.whm.url]);
  });

  test('so does everything that one does: removing, the policy, the issuer, setting up', async () => {
    const page = await (await stage.visit('root')).detailed();
    const { select, selection, yes, result, outcomes } = acting(page);
    await page.choice('Enabled').check();
    await page.settled();
    const [user = ''] = await page.users();
    await select(user);
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await yes.click();
    assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
    await Promise.all([
      page.page.waitForEvent('download'),
      result.getByRole('button', { name: 'Export result' }).click(),
    ]);
    await page.page.keyboard.press('Escape');
    await page.tab('Policy and issuer').click();
    await page.page.getByRole('textbox', { name: 'issuer' }).fill('a/b');
    await page.page.getByRole('switch').click();
    await page.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.notes.getByRole('button', { name: 'Set up two-factor' }).click();
    await page.page.getByRole('img', { name: /QR code/ }).waitFor();
    await page.page.getByRole('textbox', { name: 'Six-digit code' }).fill('000000');
    await page.page.keyboard.press('Enter');
    await page.alert.waitFor();
    await page.page.keyboard.press('Escape');
    assert.deepEqual(page.complaints, []);
    assert.deepEqual([...page.origins], [stage.whm.url]);
  });

  test('the policy is in force: the browser stops what is put into the page as markup', async () => {
    const page = await (await stage.visit('root')).loaded();
    const inject = page.page.evaluate(() => {
      document.body.innerHTML = '<img src="data:," onerror="document.title = 0">';
    });
    await assert.rejects(inject, /TrustedHTML/);
  });
});

suite('the session’s token', () => {
  test('stands in no link, no storage and no referrer of the page', async () => {
    const page = await (await stage.visit('root')).loaded();
    const call = page.page.waitForRequest(/json-api/);
    await page.refresh.click();
    const { referer } = await (await call).allHeaders();
    assert.equal(referer, `${stage.whm.url}/`);
    const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    assert.doesNotMatch(kept, /cpsess/);
    const links = await page.page
      .locator('two-factor-status a')
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
    assert.ok(links.every((href) => !href?.includes('cpsess')));
  });
});
