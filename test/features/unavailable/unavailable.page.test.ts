/** Who cannot enable two-factor: asked when somebody looks, with progress, and known only as far as WHM has told. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { LocalAccount, RecordedRequest } from '../../whm/local-whm.ts';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';
import { notCovered } from '../report/not-covered.ts';
import { until } from '../../stage/until.ts';

const FEATURES = 'get_users_features_settings';

const stage = useStage({ accounts: 300 });
afterEach(() => stage.whm.faults.clear());

const missing = (): readonly LocalAccount[] =>
  stage.whm.population.accounts.filter(({ isEnabled }) => !isEnabled);

/** Whose package lacks it, or from whom it was taken. */
const cannot = (): readonly LocalAccount[] =>
  missing().filter(
    ({ user, plan }) => user.length !== 10 && (user.length === 11 || plan === 'starter'),
  );

const card = (page: AccountsPage): Locator =>
  page.page.getByRole('region', { name: 'Cannot enable two-factor' });

/** The page, at its insights. */
async function look(): Promise<AccountsPage> {
  const page = await (await stage.visit('root')).detailed();
  await page.tab('Insights').click();
  await card(page).waitFor();
  return page;
}

/** What the export of the list says. */
async function exported(page: AccountsPage): Promise<string> {
  await page.tab('Accounts').click();
  const text = await notCovered(page);
  await page.tab('Insights').click();
  return text;
}

const asked = (): readonly RecordedRequest[] =>
  stage.whm.requests.filter((one) => one.function === FEATURES);

suite('who cannot enable two-factor', () => {
  test('is asked some at a time, told by package, and shown in the list', async () => {
    const page = await look();
    await card(page)
      .getByRole('heading', { name: `${cannot().length} accounts cannot` })
      .waitFor();
    for (const { arguments: args } of asked()) {
      assert.equal(args['feature'], 'twofactorauth');
      const users = Object.keys(args).filter((key) => key.startsWith('user'));
      assert.ok(users.length <= 100);
    }
    assert.doesNotMatch(await exported(page), /cannot enable/);
    const ofStarter = cannot().filter(({ plan }) => plan === 'starter').length;
    const row = card(page).getByRole('row').filter({ hasText: 'starter' });
    assert.match(
      await row.innerText(),
      new RegExp(`\\b${ofStarter} accounts\\s+feature list “basic”`),
    );

    await card(page).getByRole('button', { name: 'starter', exact: true }).click();

    await page.shows(ofStarter);
    const place = 'two-factor=not-enabled&package=starter&can-enable=no';
    await until(() => page.fragment === place);
    assert.match(await page.rows.first().innerText(), /cannot enable it/i);
  });

  test('leads root to WHM’s Feature Manager', async () => {
    const page = await look();

    await card(page).getByRole('link', { name: 'Open Feature Manager' }).click();

    await page.page.getByRole('heading', { name: 'Feature Manager' }).waitFor();
  });

  test('is asked with progress, and known in part where it was stopped, the export included', async () => {
    const before = asked().length;
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    const page = await look();
    const all = missing().length;
    await card(page).getByText(`cannot enable two-factor: 0 of ${all}`).waitFor();
    await until(() => asked().length === before + 1);
    // The first part is let go, the second is held.
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    await card(page).getByText(`cannot enable two-factor: 100 of ${all}`).waitFor();

    await card(page).getByRole('button', { name: 'Stop' }).click();

    await card(page).getByText(`Asked for 100 of ${all} accounts`).waitFor();
    assert.match(await exported(page), /cannot enable two-factor \(not told of all/);
    stage.whm.faults.clear();
    await page.button(`Find out which of these ${all - 100} cannot enable two-factor`).click();
    await card(page)
      .getByText(/^Asked for/)
      .waitFor({ state: 'detached' });
    await card(page).getByRole('progressbar').waitFor({ state: 'detached' });
    assert.doesNotMatch(await exported(page), /cannot enable/);
  });

  test('is not known where WHM answers without data', async () => {
    stage.whm.faults.set(FEATURES, {
      kind: 'body',
      body: '{"metadata":{"result":1,"reason":"OK"}}',
    });
    const page = await look();
    await card(page).getByText(`Asked for 0 of ${missing().length} accounts`).waitFor();
    assert.equal(await card(page).getByRole('table').count(), 0);
    assert.match(await exported(page), /cannot enable two-factor \(not asked\)/);
  });

  test('is checked again: a package corrected on the server is seen', async () => {
    const { population } = stage.whm;
    const page = await look();
    const heading = (count: number) =>
      card(page).getByRole('heading', { name: `${count} accounts cannot enable it` });
    const count = cannot().length;
    await heading(count).waitFor();
    const again = card(page).getByRole('button', { name: 'Check again' });
    await again.waitFor();
    const account = cannot().find(({ plan, user }) => plan === 'starter' && user.length < 10);
    assert.ok(account);
    population.addAccount({ ...account, plan: 'business' });

    // The old answer stands while the new one is on its way.
    const before = asked().length;
    stage.whm.faults.set(FEATURES, { kind: 'hold' });
    await again.click();
    await until(() => asked().length === before + 1);
    await heading(count).waitFor();
    stage.whm.faults.clear();

    await heading(count - 1).waitFor();
    population.addAccount(account);
  });
});
