/** The policy and the issuer with a WHM that has them: switched by root while the daemon restarts, set, and told. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';

const ENABLE = 'twofactorauth_enable_policy';
const DISABLE = 'twofactorauth_disable_policy';
const SET_ISSUER = 'twofactorauth_set_issuer';
const HOST = 'server1.example.com';
const DOWNTIME_MS = 3_000;
const stage = useStage({ accounts: 60 });

afterEach(() => {
  stage.whm.setPolicy(true);
  stage.whm.setDowntime(0);
});

async function open(user: string): Promise<AccountsPage> {
  const page = await (await stage.visit(user)).detailed();
  await page.tab('Policy and issuer').click();
  await page.page.getByText('In use for you:').waitFor();
  return page;
}

test('the policy is turned off and on, and shown when WHM has restarted', async () => {
  const page = await open('root');
  const first = stage.whm.requests.length;
  const policy = page.page.getByRole('switch', { name: 'Two-factor policy' });
  const enabled = stage.whm.population.accounts.filter((one) => one.isEnabled).length;
  stage.whm.setDowntime(DOWNTIME_MS);
  const begun = Date.now();
  await policy.click();
  const question = page.page.getByRole('dialog', { name: 'Turn the two-factor policy off' });
  await question.getByText(`${enabled} accounts with a second factor`).waitFor();
  await question.getByRole('button', { name: 'Turn the policy off' }).click();
  await page.page.getByText('Waiting for its answer').waitFor();
  assert.equal(await policy.getAttribute('aria-checked'), 'true', 'what is the case');
  await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
  assert.ok(Date.now() - begun >= DOWNTIME_MS);
  await page.page.getByText('Off: nobody is asked for a code').waitFor();
  assert.equal(await policy.getAttribute('aria-checked'), 'false');

  stage.whm.setDowntime(0);
  await policy.click();
  await page.notes.filter({ hasText: 'The policy is on.' }).waitFor();
  assert.equal(await policy.getAttribute('aria-checked'), 'true');
  const changes = stage.whm.requests.slice(first).map((one) => one.function);
  assert.deepEqual(
    changes.filter((name) => name === ENABLE || name === DISABLE),
    [DISABLE, ENABLE],
  );
});

test('the issuer of root is a reseller’s default, until one is set, and again after that', async () => {
  const issuerOf = (page: AccountsPage) => page.page.getByRole('textbox', { name: 'issuer' });
  const save = async (page: AccountsPage, issuer: string): Promise<void> => {
    await issuerOf(page).fill(issuer);
    await page.button('Save issuer').click();
  };
  const root = await open('root');
  await save(root, 'Big-Host_1.0');
  await root.page.getByText('System-wide: Big-Host_1.0').waitFor();
  const page = await open('brightweb');
  assert.equal(await issuerOf(page).inputValue(), 'Big-Host_1.0');
  await save(root, '');
  await root.page.getByText(`System-wide: ${HOST}`).waitFor();

  await save(page, ' "Bright Web" ');
  await page.page.getByText('Saved at').waitFor();
  await page.page.getByText('In use for you: Bright Web').waitFor();
  assert.equal(await issuerOf(page).inputValue(), 'Bright Web');
  const call = stage.whm.requests.findLast((one) => one.function === SET_ISSUER);
  assert.deepEqual([call?.method, call?.arguments['issuer']], ['POST', 'Bright Web']);
  await save(page, '');
  await page.page.getByText(`In use for you: ${HOST}`).waitFor();
});
