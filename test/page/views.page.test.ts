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
    await panel.getByText('Asked at').waitFor();
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
  test('by owner counts, who is missing most comes first, and a click filters the list', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('By owner').click();
    const table = page.page.getByRole('table', { name: 'By owner' });
    const { accounts } = stage.whm.population;
    const owned = accounts.filter(({ owner }) => owner === 'brightweb');
    const enabled = owned.filter(({ isEnabled }) => isEnabled).length;
    const row = table.getByRole('row').filter({ hasText: 'brightweb' });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    assert.deepEqual(cells.slice(0, 3), [
      `${owned.length}`,
      `${enabled}`,
      `${owned.length - enabled}`,
    ]);
    const missing = await table.getByRole('row').getByRole('cell').nth(2).allInnerTexts();
    const numbers = missing.map(Number);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );

    await table.getByRole('button', { name: 'brightweb' }).click();
    await page.shows(owned.length);
    assert.equal(page.fragment, 'owner=brightweb&breakdown=owner');
  });

  test('by package is what a reseller sees', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    assert.equal(await page.button('By owner').count(), 0);
    await page.button('By package').click();
    const table = page.page.getByRole('table', { name: 'By package' });
    await table.getByRole('button', { name: 'starter' }).waitFor();
    assert.equal(await table.getByRole('columnheader').count(), 5);
  });
});

suite('the trend', () => {
  const OURS = 'twofactor_status:';
  const today = (): string => new Date().toISOString().slice(0, 10);

  test('is a line, a table with the same numbers, and the change since a week ago', async () => {
    const day = new Date(Date.now() - 8 * 86_400_000).toISOString().slice(0, 10);
    // As the first versions kept it.
    stage.whm
      .store('northhost')
      .set(`trend-${day.slice(0, 7)}`, JSON.stringify({ [day.slice(8)]: [12, 2] }));
    const page = await (await stage.visit('northhost')).detailed();
    const enabled = stage.whm.population.accounts.filter(
      (one) => one.owner === 'northhost' && one.isEnabled,
    ).length;
    const region = page.page.getByRole('region', { name: 'Trend' });
    await region.getByText(`: +${enabled - 2}`).waitFor();
    await region.getByRole('button', { name: 'Show trend' }).click();
    const rows = region.getByRole('table').getByRole('row');
    const cells = (await rows.allInnerTexts())
      .slice(1)
      .map((text) => text.split(/\s*\t\s*/).slice(1));
    assert.deepEqual(cells, [
      ['13', `${enabled}`, `${Math.floor((enabled * 100) / 13)}%`],
      ['12', '2', '16%'],
    ]);
  });

  test('leaves no room without rows when it is closed', async () => {
    const days = Array.from({ length: 12 }, (_, ago) =>
      new Date(Date.now() - (ago + 1) * 86_400_000).toISOString().slice(0, 10),
    );
    for (const month of new Set(days.map((day) => day.slice(0, 7)))) {
      const its = days.filter((day) => day.startsWith(month));
      const records = Object.fromEntries(its.map((day) => [day.slice(8), [60, 20]]));
      stage.whm.store('root').set(`${OURS}trend-${month}`, JSON.stringify(records));
    }
    const page = await (await stage.visit('root')).detailed();
    // Nothing else is to draw the page anew.
    await page.page.waitForLoadState('networkidle');
    await page.button('Show trend').click();
    // Far enough that the table is out of sight; a scroll finds out which rows are in view.
    await page.page.mouse.wheel(0, 5);
    await page.page.waitForFunction(() => document.documentElement.scrollTop > 0);
    await page.button('Hide trend').click();
    await page.page.evaluate(async () => {
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    });
    const box = await page.rows.last().boundingBox();
    const [bottom, height] = [box ? box.y + box.height : 0, page.page.viewportSize()?.height ?? 0];
    assert.ok(bottom >= height, `The last row ends at ${bottom} of ${height} px`);
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
      .getByRole('region', { name: 'Trend' })
      .waitFor();
    await (
      await (await stage.visit('brightweb')).detailed()
    ).page
      .getByRole('region', { name: 'Trend' })
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
      return page.getByRole('region', { name: 'Trend' });
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

  await page.button('Compare with an earlier export').click();
  await page.page.getByLabel('Earlier export').setInputFiles(path);
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
