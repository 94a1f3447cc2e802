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

/** The choice is there once it is known of somebody. */
const whoCannot = (page: AccountsPage): Locator =>
  page.combobox('Can enable two-factor').getByRole('option', { name: /^No \(/ });

const asked = (): readonly RecordedRequest[] =>
  stage.whm.requests.filter((one) => one.function === FEATURES);

suite('who cannot enable two-factor', () => {
  test('is asked only when somebody looks, some at a time, and is a choice then', async () => {
    const page = await (await stage.visit('root')).detailed();
    assert.deepEqual(asked(), []);
    assert.match(await notCovered(page), /cannot enable two-factor \(not asked\)/);

    await page.choice('Not enabled').check();
    await whoCannot(page).waitFor({ state: 'attached' });
    await page.page.getByText('the feature list of the account’s package lacks').waitFor();
    for (const { arguments: args } of asked()) {
      assert.equal(args['feature'], 'twofactorauth');
      const users = Object.keys(args).filter((key) => key.startsWith('user'));
      assert.ok(users.length <= 100);
    }
    // They are not enabled, whatever is known of them.
    assert.equal(await page.countOf('Not enabled'), missing().length + 1);
    await page.combobox('Can enable two-factor').selectOption('no');
    await page.shows(cannot().length);
    assert.equal(page.fragment, 'two-factor=not-enabled&can-enable=no');
    assert.match(await page.rows.first().innerText(), /Not enabled\s+cannot enable it/);
    assert.equal(await page.page.getByText(/^Asked for/).count(), 0);
    assert.doesNotMatch(await notCovered(page), /cannot enable/);
  });

  test('is told of one account in its panel, and the list knows no more than before', async () => {
    const [account] = cannot();
    assert.ok(account);
    const page = await (await stage.visit('root')).detailed();
    await page.search.fill(account.user);
    await page.row(account.user).getByRole('link').click();
    const panel = page.page.getByRole('dialog', { name: account.user });
    await panel.getByText(/its owner cannot enable two-factor/).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();

    assert.equal(await whoCannot(page).count(), 0);
    assert.doesNotMatch(await page.row(account.user).innerText(), /cannot enable/);
    assert.match(await notCovered(page), /cannot enable two-factor \(not asked\)/);
  });

  test('is asked with progress', async () => {
    const before = asked().length;
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    const page = await (await stage.visit('root')).detailed();
    await page.choice('Not enabled').check();
    const all = missing().length;
    const progress = page.page.getByRole('progressbar');

    await page.page.getByText(`cannot enable two-factor: 0 of ${all}`).waitFor();
    assert.equal(await progress.getAttribute('max'), `${all}`);
    await until(() => asked().length === before + 1);
    // The first part is let go, the second is held.
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    await page.page.getByText(`cannot enable two-factor: 100 of ${all}`).waitFor();
    assert.equal(await progress.evaluate((one) => (one as HTMLProgressElement).value), 100);
    // Meanwhile the page does what it always does.
    await page.search.fill('brightweb');
    await page.settled();
    stage.whm.faults.clear();
    await progress.waitFor({ state: 'detached' });
    assert.equal(asked().length, before + Math.ceil(all / 100));
  });

  test('is known in part where it was stopped, and says so, the export included', async () => {
    const before = asked().length;
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    const page = await (await stage.visit('root')).detailed();
    await page.choice('Not enabled').check();
    await until(() => asked().length === before + 1);
    stage.whm.faults.set(FEATURES, { kind: 'hold', times: 1 });
    const all = missing().length;
    await page.page.getByText(`cannot enable two-factor: 100 of ${all}`).waitFor();

    await page.button('Stop').click();
    await page.page.getByText(`Asked for 100 of ${all} accounts`).waitFor();
    await whoCannot(page).waitFor({ state: 'attached' });
    assert.match(await notCovered(page), /cannot enable two-factor \(not told of all/);
    stage.whm.faults.clear();
    await page.button(`Find out which of these ${all - 100} cannot enable two-factor`).click();
    await page.page.getByText(/^Asked for/).waitFor({ state: 'detached' });
    await page.page.getByRole('progressbar').waitFor({ state: 'detached' });
    assert.doesNotMatch(await notCovered(page), /cannot enable/);
  });

  test('is not known where WHM answers without data', async () => {
    stage.whm.faults.set(FEATURES, {
      kind: 'body',
      body: '{"metadata":{"result":1,"reason":"OK"}}',
    });
    const page = await (await stage.visit('root')).detailed();
    await page.choice('Not enabled').check();
    await page.page.getByText(`Asked for 0 of ${missing().length} accounts`).waitFor();
    assert.equal(await whoCannot(page).count(), 0);
    assert.match(await notCovered(page), /cannot enable two-factor \(not asked\)/);
  });

  test('is asked again after Refresh: a package corrected on the server is seen, an account removed is gone', async () => {
    const { population } = stage.whm;
    population.addAccount({ user: 'leaver' });
    const page = await (await stage.visit('root')).detailed();
    // The list has it, and WHM fails every call in which it is named.
    population.removeAccount('leaver');
    await page.choice('Not enabled').check();
    await page.page.getByText('the feature list of the account’s package lacks').waitFor();
    await page.page.getByText('WHM did not tell of 1 account when asked for it alone').waitFor();
    await page.combobox('Can enable two-factor').selectOption('no');
    const count = cannot().length;
    await page.shows(count);
    const account = cannot().find(({ plan, user }) => plan === 'starter' && user.length < 10);
    assert.ok(account);
    stage.whm.population.addAccount({ ...account, plan: 'business' });

    // The old answer stands while the new one is on its way.
    const before = asked().length;
    stage.whm.faults.set(FEATURES, { kind: 'hold' });
    await page.refresh.click();
    await until(() => asked().length === before + 1);
    await page.shows(count);
    stage.whm.faults.clear();
    await page.shows(count - 1);
    assert.equal(await page.page.getByText('WHM did not tell of').count(), 0);
    stage.whm.population.addAccount(account);
  });
});
