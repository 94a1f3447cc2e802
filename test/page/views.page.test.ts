/** The panel of an account, the breakdowns, the trend, and the comparison with an earlier export. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hasFocus } from '../stage/accounts-page.ts';
import { PHONE, useStage } from '../stage/browser.ts';
import { until } from '../stage/until.ts';

const stage = useStage({ accounts: 300 });

suite('the panel', () => {
  test('opens by a click, tells all that is known, asked afresh, and has its own address', async () => {
    const page = await (await stage.visit('root')).detailed();
    // Whose owner can enable it.
    const account = stage.whm.population.accounts.find(
      ({ user, plan, email }) => email.includes(',') && user.length < 10 && plan !== 'starter',
    );
    assert.ok(account);
    await page.search.fill(account.user);
    stage.whm.population.setTwoFactor(account.user, !account.isEnabled);
    await page.row(account.user).getByRole('link').click();

    const panel = page.page.getByRole('dialog', { name: account.user });
    await panel.getByText('Checked at').waitFor();
    await panel.getByText(account.isEnabled ? 'Not enabled' : 'Enabled', { exact: true }).waitFor();
    for (const text of [account.owner, account.plan, ...account.email.split(/,\s*/)]) {
      await panel.getByText(text, { exact: true }).first().waitFor();
    }
    assert.match(page.fragment, new RegExp(`account=${account.user}$`));
    await panel.getByRole('link', { name: 'List Accounts' }).click();
    await page.page.getByRole('heading', { name: 'List Accounts' }).waitFor();
    await page.page.goBack();
    await page.page.getByRole('dialog', { name: account.user }).waitFor();
    await page.page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.page.getByRole('dialog').count(), 0);
  });

  test('Back closes it, and the focus is where it was; on a phone, too', async () => {
    const page = await (await stage.visit('root', { viewport: PHONE })).detailed();
    const link = page.table.getByRole('link').nth(2);
    await link.focus();
    await page.page.keyboard.press('Enter');
    await page.page.getByRole('dialog').waitFor();
    await page.page.goBack();
    await page.page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.page.waitForFunction(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element instanceof HTMLAnchorElement;
    });
    assert.ok(await hasFocus(link));
  });

  test('of somebody else’s account says what WHM says', async () => {
    const page = await stage.visit('brightweb');
    await page.page.goto(`${page.page.url()}#account=northhost`);
    await page.page.reload();
    const panel = page.page.getByRole('dialog', { name: 'northhost' });
    await panel.getByText('You do not have access to an account named').waitFor();
    await panel.getByRole('button', { name: 'Try again' }).waitFor();
  });
});

suite('the breakdown', () => {
  test('by owner counts, who is missing most comes first, and a click shows the accounts', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.search.fill('zzz');
    await page.tab('Insights').click();
    const table = page.page.getByRole('table', { name: 'By owner' });
    const { accounts } = stage.whm.population;
    const owned = accounts.filter(({ owner }) => owner === 'brightweb');
    const enabled = owned.filter(({ isEnabled }) => isEnabled).length;
    const row = table.getByRole('row').filter({ hasText: 'brightweb' });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    const [missing, all] = [owned.length - enabled, owned.length];
    assert.deepEqual(cells, [`${missing}`, `${all}`, `${Math.floor((enabled * 100) / all)}%`]);
    const others = await table.getByRole('row').getByRole('cell').nth(0).allInnerTexts();
    const numbers = others.map(Number);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );

    await table.getByRole('button', { name: 'brightweb' }).click();
    await page.shows(owned.length);
    await until(() => page.fragment === 'owner=brightweb');
  });

  test('by package is what a reseller sees', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    await page.tab('Insights').click();
    const table = page.page.getByRole('table', { name: 'By package' });
    await table.getByRole('button', { name: 'starter' }).waitFor();
    assert.equal(await table.getByRole('columnheader').count(), 4);
    assert.equal(await page.page.getByRole('region', { name: 'By owner' }).count(), 0);
  });
});

suite('the trend', () => {
  const OURS = 'twofactor_status:';
  const today = (): string => new Date().toISOString().slice(0, 10);

  test('is told in words, drawn, and has a table with the same numbers', async () => {
    const day = new Date(Date.now() - 8 * 86_400_000).toISOString().slice(0, 10);
    // As the first versions kept it.
    stage.whm
      .store('northhost')
      .set(`trend-${day.slice(0, 7)}`, JSON.stringify({ [day.slice(8)]: [12, 2] }));
    const page = await (await stage.visit('northhost')).detailed();
    const enabled = stage.whm.population.accounts.filter(
      (one) => one.owner === 'northhost' && one.isEnabled,
    ).length;
    await page.page.getByText(`${enabled - 2} more accounts since`).waitFor();
    await page.tab('Insights').click();
    const region = page.page.getByRole('region', { name: 'Trend' });
    // As the page is built, every part of the drawing is there.
    const share = `${((enabled * 100) / 13).toFixed(2)}%`;
    await region.getByText(share).first().waitFor();
    assert.equal(await region.locator('svg > path').count(), 1);
    assert.equal(await region.locator('svg > circle').count(), 2);
    await region.getByRole('button', { name: 'Show as table' }).click();
    const rows = region.getByRole('table').getByRole('row');
    const cells = (await rows.allInnerTexts())
      .slice(1)
      .map((text) => text.split(/\s*\t\s*/).slice(1));
    assert.deepEqual(cells, [
      [`${enabled}`, '13', share],
      ['2', '12', '16.67%'],
    ]);
  });

  test('keeps one small record a day, without names, beside what others keep in that file', async () => {
    const others = [...stage.whm.store('brightweb')];
    const writes = () =>
      stage.whm.requests.filter(
        (one) => one.function === 'personalization_set' && one.user === 'brightweb',
      );
    await (
      await (await stage.visit('brightweb')).detailed()
    ).page
      .getByText(/^Recorded since/)
      .waitFor();
    await (
      await (await stage.visit('brightweb')).detailed()
    ).page
      .getByText(/^Recorded since/)
      .waitFor();
    assert.equal(writes().length, 1);
    const store = stage.whm.store('brightweb');
    const kept = store.get(`${OURS}trend-${today().slice(0, 7)}`) ?? '';
    assert.match(kept, new RegExp(`^\\{"${today().slice(8)}":\\[40,\\d+\\]\\}$`));
    assert.ok(others.length > 1);
    assert.deepEqual([...store].slice(0, others.length), others);
    const added = [...store.keys()].slice(others.length);
    assert.ok(added.every((key) => key.startsWith(OURS)));
  });

  test('loses no day that another window has written meanwhile', async () => {
    const READ = 'personalization_get';
    const reads = () =>
      stage.whm.requests.filter(({ function: name, user }) => name === READ && user === 'fairhost')
        .length;
    const open = async (day: string) => {
      const { page, pageUrl } = await stage.prepare('fairhost');
      await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
      await page.goto(pageUrl);
      return page.getByText(/(more|fewer) accounts? since|No change since/);
    };
    const store = stage.whm.store('fairhost');
    store.set(`${OURS}trend-2026-03`, JSON.stringify({ '02': [8, 1] }));

    // The first window has read all days, and is about to read again before it writes.
    stage.whm.faults.set(READ, { kind: 'hold', times: 1 });
    const first = await open('2026-03-10');
    await until(() => reads() === 1);
    stage.whm.faults.set(READ, { kind: 'hold', times: 1 });
    await until(() => reads() === 2);
    // The other one writes its day meanwhile.
    const second = await open('2026-03-11');
    await second.waitFor();
    const days = () => Object.keys(JSON.parse(store.get(`${OURS}trend-2026-03`) ?? '{}') as object);
    assert.deepEqual(days().toSorted(), ['02', '11']);

    stage.whm.faults.clear();
    await first.waitFor();
    assert.deepEqual(days().toSorted(), ['02', '10', '11']);
  });
});

test('the comparison with an earlier export finds who has gained, lost, come and gone', async () => {
  const page = await (await stage.visit('fairhost')).loaded();
  await page.filters.waitFor();
  const [download] = await Promise.all([
    page.page.waitForEvent('download'),
    page.choose('Export', 'CSV, all accounts'),
  ]);
  const path = await download.path();
  const [first, second, third] = stage.whm.population.accounts.filter(
    ({ owner }) => owner === 'fairhost',
  );
  assert.ok(first && second && third);
  stage.whm.population.setTwoFactor(first.user, !first.isEnabled);
  stage.whm.population.removeAccount(second.user);
  stage.whm.population.addAccount({ user: 'latecomer', owner: 'fairhost' });
  await page.refresh.click();
  await page.table.getByRole('link', { name: 'latecomer' }).waitFor();

  await page.tab('Insights').click();
  await page.button('Choose a file…').waitFor();
  await page.page.getByLabel('Earlier export', { exact: true }).setInputFiles(path);
  const changed = first.isEnabled ? 'Lost' : 'Gained';
  await page.page.getByRole('heading', { name: `${changed} (1)` }).waitFor();
  for (const name of [first.isEnabled ? 'Gained (0)' : 'Lost (0)', 'New (1)', 'Gone (1)']) {
    await page.page.getByRole('heading', { name }).waitFor();
  }
  const name = page.page.getByRole('button', { name: first.user, exact: true });
  await name.press('Enter');
  await page.page.getByRole('dialog', { name: first.user }).waitFor();
  await page.page.keyboard.press('Escape');
  await page.page.getByRole('dialog', { name: first.user }).waitFor({ state: 'hidden' });
  await name.and(page.page.locator(':focus')).waitFor();
  await page.page.getByText(second.user, { exact: true }).waitFor();
  assert.ok(!stage.whm.requests.some(({ path: asked }) => asked.includes('twofactor-status_')));
});
