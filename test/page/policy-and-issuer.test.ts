/** The policy and the issuer: shown to all, switched by root, and told as WHM has it. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AccountsPage } from './accounts-page.ts';
import { PHONE, useStage } from './browser.ts';

const STATUS = 'twofactorauth_policy_status';
const ENABLE = 'twofactorauth_enable_policy';
const DISABLE = 'twofactorauth_disable_policy';
const SET_ISSUER = 'twofactorauth_set_issuer';
const HOST = 'server1.example.com';
const stage = useStage({ accounts: 60 });

afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.setPolicy(true);
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
    await switchOf(page).dblclick();
    await page.notes.filter({ hasText: 'The policy is on.' }).waitFor();
    assert.deepEqual([sent(ENABLE), sent(DISABLE)], [before[0] + 1, before[1]]);
  });

  test('the session ends meanwhile: it is said that it is not known', async () => {
    const page = await open('root');
    stage.whm.faults.set(STATUS, { kind: 'login-page' });
    await switchOf(page).click();
    await confirmOff(page);
    await page.alert.filter({ hasText: 'what the policy is now is not known' }).waitFor();
  });

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

  test('whose answer is lost is sent once, and what WHM has is shown', async () => {
    const page = await open('northhost');
    const before = sent(SET_ISSUER);
    stage.whm.faults.set(SET_ISSUER, { kind: 'lost', times: 1 });
    await issuerOf(page).fill('North');
    await page.button('Save issuer').click();
    await page.page.getByText('In use for you: North').waitFor();
    await page.alert.filter({ hasText: 'WHM cannot be reached' }).waitFor();
    assert.equal(sent(SET_ISSUER), before + 1);
  });
});

test('has an address of its own, and fits a phone', async () => {
  const page = await open('root', { viewport: PHONE });
  assert.equal(page.fragment, 'tab=policy');
  await page.page.reload();
  await switchOf(page).focus();
  await page.page.keyboard.press('Space');
  await page.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
  await page.page.keyboard.press('Escape');
  assert.equal(await page.sidewaysOverflow(), 0);
  await page.page.goBack();
  await page.rows.first().waitFor();
});
