/** Who cannot enable two-factor, in the list: a line in the row and a filter, and not enabled like any other. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { LocalAccount, RecordedRequest } from '../../whm/local-whm.ts';
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

const asked = (): readonly RecordedRequest[] =>
  stage.whm.requests.filter((one) => one.function === FEATURES);

suite('who cannot enable two-factor, in the list', () => {
  test('is asked some at a time, and changes no count: it is a line in the row, and a filter', async () => {
    const page = await (await stage.visit('root')).detailed();
    await until(() => asked().length === Math.ceil(missing().length / 100));
    for (const { arguments: args } of asked()) {
      assert.equal(args['feature'], 'twofactorauth');
      const users = Object.keys(args).filter((key) => key.startsWith('user'));
      assert.ok(users.length <= 100);
    }

    await page.filterBy('Can enable two-factor', 'no');
    await page.shows(cannot().length);
    assert.equal(page.fragment, 'can-enable=no');
    assert.match(await page.rows.first().innerText(), /Not enabled\s+Cannot enable it/);
    await page.page.keyboard.press('Escape');
    await page.choice('Not enabled').check();
    await page.shows(cannot().length);
    await page.page.getByRole('button', { name: /^Clear search and filters/ }).click();

    const { length } = missing();
    const isRootMissing = (await page.countOf('Not enabled')) === length + 1;
    await page.choice('Not enabled').check();
    await page.shows(length + Number(isRootMissing));
    assert.doesNotMatch(await notCovered(page), /cannot enable/);
  });

  test('is told of one account in its panel, also where the list could not be told of all', async () => {
    const [account] = cannot();
    assert.ok(account);
    stage.whm.faults.set(FEATURES, { kind: 'status', status: 500, times: 1 });
    const before = asked().length;
    const page = await (await stage.visit('root')).detailed();
    await until(() => asked().length === before + 1);
    await page.search.fill(account.user);
    await page.row(account.user).getByRole('link').click();
    const panel = page.page.getByRole('dialog', { name: account.user });
    await panel.getByText(/owner cannot enable two-factor/).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();

    assert.doesNotMatch(await page.row(account.user).innerText(), /Cannot enable/);
    assert.match(await notCovered(page), /cannot enable two-factor \(not asked\)/);
  });
});
