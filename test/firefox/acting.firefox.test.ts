/** The page in Firefox: removing, the panel, the other tabs, and what goes wrong. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { TOTP, Secret } from 'otpauth';
import { acting, useRemovalStage } from '../stage/acting.ts';
import { hasFocus } from '../stage/accounts-page.ts';
import { logInAsRoot } from '../stage/log-in.ts';

const { stage, users, sent, hasIt, open } = useRemovalStage('firefox');
const LIST = 'twofactorauth_get_user_configs';

suite('acting', () => {
  test('a second factor is removed from a row’s menu', async () => {
    const page = await open();
    const [user = ''] = users;
    const { confirm, yes, result } = acting(page);
    await page.button(`Actions for ${user}`).click();
    await page.page.getByRole('menuitem', { name: 'Remove two-factor…' }).click();
    await confirm.getByText(user, { exact: true }).waitFor();
    assert.ok(await hasFocus(confirm.getByRole('button', { name: 'Cancel' })));
    await yes.click();
    await result.getByText('Removed: 1').waitFor();
    assert.deepEqual(sent(), [[user]]);
    assert.equal(hasIt(user), false);
    await result.getByRole('button', { name: 'Close' }).click();
    await page.row(user).waitFor({ state: 'detached' });
  });

  test('of all who are shown, selected at once', async () => {
    const chosen = users.slice(0, 2);
    const { population } = stage.whm;
    for (const { user } of population.accounts)
      population.setTwoFactor(user, chosen.includes(user));
    const page = await open();
    const { selection, yes, result } = acting(page);
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).click();
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await yes.click();
    await result.getByText('Removed: 2').waitFor();
    assert.deepEqual(sent(), [chosen]);
  });

  test('an owner is written to: the mail program is given the address', async () => {
    const page = await (await stage.visit('root')).detailed();
    const { user, email } =
      stage.whm.population.accounts.find(
        (one) => !one.isEnabled && one.plan !== 'starter' && /^[^,]+@[^,]+$/.test(one.email),
      ) ?? {};
    await page.search.fill(user ?? '');
    await page.button(`Actions for ${user}`).click();
    await page.page.getByRole('menuitem', { name: 'Write to the owner…' }).click();
    const dialog = page.page.getByRole('dialog', { name: 'Write to owners' });
    const link = dialog.getByRole('link', { name: 'Open in mail program' });
    assert.ok((await link.getAttribute('href'))?.includes(encodeURIComponent(email ?? '?')));
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('the panel of an account opens and closes, and gives the focus back', async () => {
    const page = await open();
    const [user = ''] = users;
    await page.row(user).getByRole('link').click();
    const panel = page.page.getByRole('dialog', { name: user });
    await panel.getByText('Checked at').waitFor();
    await page.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    assert.ok(await hasFocus(page.row(user).getByRole('link')));
  });
});

suite('the other tabs', () => {
  test('Insights counts by owner, and leads to the accounts', async () => {
    const page = await open();
    await page.tab('Insights').click();
    const table = page.page.getByRole('table', { name: 'By owner' });
    await table.getByRole('button', { name: 'brightweb' }).click();
    await page.shows(users.length);
  });

  test('one’s own second factor is set up with an authenticator’s code', async () => {
    const page = await open();
    await page.tab('My account').click();
    await page.button('Set up two-factor').first().click();
    const dialog = page.page.getByRole('dialog', { name: 'Set up two-factor' });
    await dialog.getByRole('img', { name: /QR code/ }).waitFor();
    const [secret = ''] = /(?:[A-Z2-7]{4} ?){8}/.exec(await dialog.innerText()) ?? [];
    const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();
    await dialog.getByRole('textbox', { name: 'Six-digit code' }).fill(code);
    await page.page.keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    assert.ok(hasIt('root'));
  });
});

suite('the policy', () => {
  afterEach(() => stage.whm.setPolicy(true));

  test('is turned off after a question, and told of where the accounts are', async () => {
    const page = await open();
    await page.tab('Policy and issuer').click();
    const policy = page.page.getByRole('switch', { name: 'Two-factor policy' });
    await policy.click();
    const question = page.page.getByRole('dialog', { name: 'Turn the two-factor policy off' });
    await question.getByRole('button', { name: 'Turn the policy off' }).click();
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    assert.equal(await policy.getAttribute('aria-checked'), 'false');
    await page.tab('Accounts').click();
    await page.notes.filter({ hasText: 'nobody is asked for a code' }).waitFor();
  });
});

suite('when something goes wrong', () => {
  afterEach(() => stage.whm.faults.clear());

  test('the session has ended: logging in again leads back, with what was typed', async () => {
    const page = await open();
    stage.whm.endSessions();
    await page.refresh.click();
    await page.alert.filter({ hasText: 'Your session has ended' }).waitFor();
    await page.search.fill('ex');
    await page.page.getByRole('link', { name: 'Log in again' }).click();
    await logInAsRoot(page.page);
    await page.loaded();
    assert.equal(await page.search.inputValue(), 'ex');
    assert.ok(await page.choice('Enabled').isChecked());
  });

  test('the list cannot be loaded: it is said, and Try again loads it', async () => {
    stage.whm.faults.set(LIST, { kind: 'status', status: 502, body: 'error-page' });
    const page = await stage.visit('root');
    await page.alert.filter({ hasText: 'WHM answered with an error (HTTP 502)' }).waitFor();
    stage.whm.faults.clear();
    await page.button('Try again').click();
    await page.loaded();
    assert.equal(await page.alert.count(), 0);
  });
});
