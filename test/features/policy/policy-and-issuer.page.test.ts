/** The policy and the issuer: shown to all, switched by root, and told as WHM has it. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { PHONE, useStage } from '../../stage/browser.ts';
import { clickTwice } from '../../stage/twice.ts';

const STATUS = 'twofactorauth_policy_status';
const ENABLE = 'twofactorauth_enable_policy';
const DISABLE = 'twofactorauth_disable_policy';
const SET_ISSUER = 'twofactorauth_set_issuer';
const GET_ISSUER = 'twofactorauth_get_issuer';
const LIST = 'twofactorauth_get_user_configs';
const HOST = 'server1.example.com';
const stage = useStage({ accounts: 60 });

afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.setPolicy(true);
  stage.whm.setDowntime(0);
});

async function open(
  user: string,
  options?: Parameters<typeof stage.visit>[1],
): Promise<AccountsPage> {
  const page = await (await stage.visit(user, options)).detailed();
  await page.button('Policy and issuer').click();
  await page.page.getByText('In use for you:').waitFor();
  return page;
}

const switchOf = ({ page }: AccountsPage): Locator =>
  page.getByRole('switch', { name: 'Two-factor policy' });
const issuerOf = ({ page }: AccountsPage): Locator => page.getByRole('textbox', { name: 'Issuer' });
const isOn = async (page: AccountsPage): Promise<boolean> =>
  (await switchOf(page).getAttribute('aria-checked')) === 'true';
const sent = (name: string): number =>
  stage.whm.requests.filter((one) => one.function === name).length;
const confirmOff = (page: AccountsPage): Promise<void> =>
  page.page.getByRole('dialog').getByRole('button', { name: 'Turn the policy off' }).click();

suite('the policy', () => {
  test('is turned off after a question, and shown when WHM has restarted', async () => {
    const page = await open('root');
    const before = sent(DISABLE);
    const enabled = stage.whm.population.accounts.filter((one) => one.isEnabled).length;
    await switchOf(page).click();
    const question = page.page.getByRole('dialog', { name: 'Turn the two-factor policy off' });
    await question.getByText(`${enabled} accounts that have configured two-factor`).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    assert.ok(await isOn(page));
    assert.equal(sent(DISABLE), before);

    await switchOf(page).click();
    await confirmOff(page);
    await page.page.getByText('Waiting until it answers').waitFor();
    assert.ok(await isOn(page), 'what is the case, not what was asked for');
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    await page.notes.filter({ hasText: 'nobody is asked for a code' }).waitFor();
    assert.ok(!(await isOn(page)));
    assert.equal(sent(DISABLE), before + 1);

    await switchOf(page).click();
    await page.notes.filter({ hasText: 'The policy is on.' }).waitFor();
    assert.ok(await isOn(page));
  });

  test('the answer is lost in the restart: it is asked for until WHM tells', async () => {
    stage.whm.setPolicy(false);
    const page = await open('root');
    const before = sent(ENABLE);
    stage.whm.faults.set(ENABLE, { kind: 'lost', times: 1 });
    await switchOf(page).click();
    await page.notes.filter({ hasText: 'The policy is on.' }).waitFor();
    assert.equal(sent(ENABLE), before + 1);
  });

  test('is refused with WHM’s reason, and stays as it is', async () => {
    const page = await open('root');
    stage.whm.faults.set(DISABLE, { kind: 'refused', reason: 'Locked by <i>us</i>.' });
    await switchOf(page).click();
    await confirmOff(page);
    await page.alert.filter({ hasText: 'The policy is still on.' }).waitFor();
    await page.alert.filter({ hasText: 'Locked by <i>us</i>.' }).waitFor();
    assert.ok(await isOn(page));
  });

  test('pressed twice, it is switched once', async () => {
    stage.whm.setPolicy(false);
    const page = await open('root');
    const before = [sent(ENABLE), sent(DISABLE)] as const;
    await clickTwice(switchOf(page));
    await page.notes.filter({ hasText: 'The policy is on.' }).waitFor();
    assert.deepEqual([sent(ENABLE), sent(DISABLE)], [before[0] + 1, before[1]]);
  });

  test('is waited for while the daemon is away', async () => {
    const page = await open('root');
    stage.whm.setDowntime(4_000);
    const begun = Date.now();
    await switchOf(page).click();
    await confirmOff(page);
    await page.page.getByText('Waiting until it answers').waitFor();
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    assert.ok(Date.now() - begun >= 4_000);
    assert.ok(!(await isOn(page)));
  });

  test('the session ends meanwhile: it is not known, and one can log in again', async () => {
    const page = await open('root');
    stage.whm.faults.set(STATUS, { kind: 'login-page' });
    await switchOf(page).click();
    await confirmOff(page);
    await page.alert.filter({ hasText: 'What the policy is now is not known.' }).waitFor();
    await page.page.getByRole('link', { name: 'Log in again' }).waitFor();
    assert.equal(await switchOf(page).count(), 0, 'what it was says nothing');
  });

  test('is shown as it was read: nothing that fails after that contradicts it', async () => {
    const page = await open('root');
    let asked = 0;
    await page.page.route(`**/${STATUS}?**`, (route) =>
      ++asked > 1 ? route.fulfill({ status: 502, body: '' }) : route.fallback(),
    );
    await switchOf(page).click();
    await confirmOff(page);
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    assert.ok(!(await isOn(page)));
    assert.equal(asked, 1);
  });

  test('two windows at once: each shows what is the case', async () => {
    const [one, two] = [await open('root'), await open('root')];
    const before = sent(DISABLE);
    stage.whm.faults.set(DISABLE, { kind: 'hold' });
    for (const page of [one, two]) {
      await switchOf(page).click();
      await confirmOff(page);
    }
    while (sent(DISABLE) < before + 2) await one.page.waitForTimeout(20);
    stage.whm.faults.clear();
    for (const page of [one, two]) {
      await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
      assert.ok(!(await isOn(page)));
    }
  });

  for (const fault of [{ kind: 'hold' }, { kind: 'refused', reason: 'Busy.' }] as const) {
    test(`is turned off where the list is not there (${fault.kind}): nobody is counted`, async () => {
      stage.whm.faults.set(LIST, fault);
      const { page, pageUrl } = await stage.prepare('root');
      await page.goto(`${pageUrl}#tab=policy`);
      await page.getByRole('switch', { name: 'Two-factor policy' }).click();
      const question = page.getByRole('dialog', { name: 'Turn the two-factor policy off' });
      await question.getByText('How many they are is not known').waitFor();
      assert.doesNotMatch(await question.innerText(), /\d/);
    });
  }

  test('is told to a reseller, who cannot switch it', async () => {
    const page = await open('brightweb');
    await page.page.getByText('whoever has two-factor is asked for a code').waitFor();
    await page.page.getByText('Only the server administrator can switch it.').waitFor();
    assert.equal(
      await page.page.getByText('have configured two-factor').count(),
      0,
      'not its to know',
    );
    assert.equal(await switchOf(page).count(), 0);
  });

  test('is unknown where WHM does not tell it', async () => {
    stage.whm.faults.set(STATUS, { kind: 'refused', reason: 'Not for you.' });
    const page = await open('brightweb');
    await page.page.getByText('WHM did not tell whether the policy is on').waitFor();
    await page.page.getByText('Not for you.').waitFor();
    stage.whm.faults.clear();
    await page.button('Try again').click();
    await page.page.getByText('whoever has two-factor is asked for a code').waitFor();
  });
});

suite('the issuer', () => {
  test('of a reseller is set, read again, and goes back to the default', async () => {
    const page = await open('brightweb');
    assert.equal(await issuerOf(page).inputValue(), HOST);
    await page.page.getByText(`System-wide: ${HOST}`).waitFor();
    await page.page.getByText('for new set-ups only').waitFor();
    await issuerOf(page).fill(' "Bright Web" ');
    await page.button('Save issuer').click();
    await page.page.getByText('Saved at').waitFor();
    await page.page.getByText('In use for you: Bright Web').waitFor();
    assert.equal(await issuerOf(page).inputValue(), 'Bright Web');
    const call = stage.whm.requests.findLast((one) => one.function === SET_ISSUER);
    assert.deepEqual([call?.method, call?.arguments['issuer']], ['POST', 'Bright Web']);

    await issuerOf(page).fill('');
    await page.page.keyboard.press('Enter');
    await page.page.getByText(`In use for you: ${HOST}`).waitFor();
  });

  test('of root is everybody’s default', async () => {
    const page = await open('root');
    await page.page.getByText('the default for everybody').waitFor();
    await issuerOf(page).fill('Big-Host_1.0');
    await page.button('Save issuer').click();
    await page.page.getByText('System-wide: Big-Host_1.0').waitFor();
    const other = await open('brightweb');
    assert.equal(await issuerOf(other).inputValue(), 'Big-Host_1.0');
    await issuerOf(page).fill('');
    await page.button('Save issuer').click();
    await page.page.getByText(`System-wide: ${HOST}`).waitFor();
  });

  test('that breaks the rules is told as one types, and not sent', async () => {
    const page = await open('brightweb');
    const before = sent(SET_ISSUER);
    for (const [text, problem] of [
      ['a/b', '“/” is not accepted.'],
      ['a'.repeat(33), 'Too long'],
      ['Zoë', '“ë” is not accepted.'],
    ] as const) {
      await issuerOf(page).fill(text);
      await page.page.getByText(problem).waitFor();
      assert.equal(await issuerOf(page).getAttribute('aria-invalid'), 'true');
      await page.button('Save issuer').click();
      assert.equal(await issuerOf(page).inputValue(), text);
    }
    assert.equal(sent(SET_ISSUER), before);
  });

  test('that WHM refuses is told with its reason, and what was typed stays', async () => {
    const page = await open('brightweb');
    stage.whm.faults.set(SET_ISSUER, { kind: 'refused', reason: 'Not that one.' });
    await issuerOf(page).fill('Other');
    await page.button('Save issuer').click();
    await page.alert.filter({ hasText: 'Not that one.' }).waitFor();
    assert.equal(await issuerOf(page).inputValue(), 'Other');
    await page.page.getByText(`In use for you: ${HOST}`).waitFor();
  });

  test('that was typed is there when one comes back from another part of the page', async () => {
    const page = await open('brightweb');
    await issuerOf(page).fill('Half a na');
    await page.button('Accounts').click();
    await page.rows.first().waitFor();
    await page.button('My account').click();
    await page.button('Policy and issuer').click();
    assert.equal(await issuerOf(page).inputValue(), 'Half a na');
  });

  test('whose answer is lost is sent once, and saved, as it is read again', async () => {
    const page = await open('northhost');
    const before = sent(SET_ISSUER);
    stage.whm.faults.set(SET_ISSUER, { kind: 'lost', times: 1 });
    await issuerOf(page).fill('North');
    await page.button('Save issuer').click();
    await page.page.getByText('Saved at').waitFor();
    await page.page.getByText('In use for you: North').waitFor();
    assert.equal(await page.alert.count(), 0);
    assert.equal(sent(SET_ISSUER), before + 1);

    stage.whm.faults.set(SET_ISSUER, { kind: 'reset', times: 1 });
    await issuerOf(page).fill('Other');
    await page.button('Save issuer').click();
    await page.alert.filter({ hasText: 'Not saved: read again, WHM has “North”.' }).waitFor();
    assert.equal(await issuerOf(page).inputValue(), 'Other');

    stage.whm.faults.set(SET_ISSUER, { kind: 'lost', times: 1 });
    stage.whm.faults.set(GET_ISSUER, { kind: 'refused', reason: 'Busy.' });
    await page.button('Save issuer').click();
    await page.alert.filter({ hasText: 'Whether it was saved is not known.' }).waitFor();
    assert.equal(await page.page.getByText('In use for you').count(), 0);
  });

  test('is saved and cannot be read again: both are said, and no old one is shown', async () => {
    const page = await open('northhost');
    stage.whm.faults.set(GET_ISSUER, { kind: 'refused', reason: 'Busy.' });
    await issuerOf(page).fill('North 2');
    await page.button('Save issuer').click();
    await page.notes.filter({ hasText: 'Saved; it could not be read again.' }).waitFor();
    const alert = page.alert.filter({ hasText: 'What WHM has could not be read.' });
    await alert.filter({ hasText: 'Busy.' }).waitFor();
    assert.equal(await page.page.getByText('In use for you').count(), 0);
    stage.whm.faults.clear();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.page.getByText('In use for you: North 2').waitFor();
    assert.equal(await page.notes.filter({ hasText: 'Saved;' }).count(), 0);
  });

  test('two windows at once: who finds another one is told', async () => {
    const [mine, other] = [await open('northhost'), await open('northhost')];
    stage.whm.faults.set(GET_ISSUER, { kind: 'hold' });
    const before = sent(SET_ISSUER);
    await issuerOf(mine).fill('Mine');
    await mine.button('Save issuer').click();
    while (sent(SET_ISSUER) < before + 1) await mine.page.waitForTimeout(20);
    await issuerOf(other).fill('Theirs');
    await other.button('Save issuer').click();
    while (sent(SET_ISSUER) < before + 2) await mine.page.waitForTimeout(20);
    stage.whm.faults.clear();
    await mine.alert
      .filter({ hasText: 'WHM has “Theirs” now: it was changed elsewhere' })
      .waitFor();
    await other.page.getByText('Saved at').waitFor();
  });

  test('is not set where the session has ended: one logs in again, and is back here', async () => {
    const page = await open('northhost');
    stage.whm.endSessions();
    await issuerOf(page).fill('North 3');
    await page.button('Save issuer').click();
    await page.alert.filter({ hasText: 'Your session has ended' }).waitFor();
    await page.page.getByRole('link', { name: 'Log in again' }).click();
    await page.page.locator('input[name=user]').fill('northhost');
    await page.page.locator('input[name=pass]').fill('northhost-password');
    await page.page.keyboard.press('Enter');
    await page.page.getByText('In use for you:').waitFor();
    assert.equal(page.fragment, 'tab=policy');
  });
});

test('has an address of its own, and fits a phone', async () => {
  const page = await open('root', { viewport: PHONE });
  assert.equal(page.fragment, 'tab=policy');
  await page.page.reload();
  await switchOf(page).focus();
  const { keyboard } = page.page;
  await keyboard.press('Space');
  await page.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
  await keyboard.press('Escape');
  assert.equal(await page.sidewaysOverflow(), 0);
  await keyboard.press('Space');
  await page.page.getByRole('dialog').waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
  assert.equal(await page.sidewaysOverflow(), 0);
  await page.page.goBack();
  await page.rows.first().waitFor();
});
