/** What `listaccts` adds, and the trend; and that the table stands in whatever way their calls fail. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Fault } from '../../whm/local-whm.ts';
import { AccountsPage } from '../../stage/accounts-page.ts';
import { BONUS_FAILURES } from './bonus-failures.ts';
import { useStage } from '../../stage/browser.ts';
import { notCovered } from '../report/not-covered.ts';
import { until } from '../../stage/until.ts';

const stage = useStage({ accounts: 300 });
afterEach(() => stage.whm.faults.clear());

const DETAILS = ['Role', 'Owner', 'Package', 'State'];

suite('columns', () => {
  test('root sees whose each account is, its package and its state', async () => {
    const page = await (await stage.visit('root')).detailed();
    const account = stage.whm.population.accounts.find(({ isSuspended }) => isSuspended);
    assert.ok(account);
    await page.search.fill(account.user);
    await page.settled();
    const cells = await page.row(account.user).getByRole('cell').allInnerTexts();
    assert.deepEqual(cells.slice(3, -1), ['Account', account.owner, account.plan, 'Suspended']);
  });

  test('whoever owns others is a reseller, root the server administrator', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.combobox('Role').selectOption({ label: 'Reseller (6)' });
    await page.shows(6);
    assert.deepEqual((await page.users()).toSorted(), [
      'alderhost',
      'brightweb',
      'fairhost',
      'fjordweb',
      'kiwipages',
      'northhost',
    ]);
    await page.combobox('Role').selectOption('server-administrator');
    await page.shows(1);
    assert.match(await page.row('root').innerText(), /Server administrator/);
  });

  test('a reseller with list-accts sees them, too', async () => {
    const page = await (await stage.visit('northhost')).detailed();
    await page.combobox('Role').selectOption('reseller');
    await page.shows(1);
    assert.deepEqual(await page.users(), ['northhost']);
  });

  test('without list-accts they are absent, and one line says why', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    await page.notes.filter({ hasText: 'list-accts' }).waitFor();
    for (const name of DETAILS) assert.equal(await page.header(name).count(), 0);
    assert.equal(await page.combobox('Owner').count(), 0);
    assert.ok(
      !stage.whm.requests.some((one) => one.function === 'listaccts' && one.user === 'fairhost'),
    );
  });
});

const FAILURES: Readonly<Record<string, Fault>> = {
  ...BONUS_FAILURES,
  'no data': { kind: 'body', body: '{"metadata":{"result":1,"reason":"OK"}}' },
  'an empty list': { kind: 'body', body: '{"metadata":{"result":1},"data":{"acct":[]}}' },
  'data of another shape': { kind: 'body', body: '{"metadata":{"result":1},"data":{"acct":7}}' },
};

/** The list without its details works, says in one line why there are none, and so does its export. */
async function assertBare(page: AccountsPage): Promise<void> {
  await page.notes.filter({ hasText: 'Owner, package, state' }).waitFor();
  assert.equal(await page.combobox('Owner').count(), 0);
  for (const header of DETAILS) assert.equal(await page.header(header).count(), 0);
  assert.equal(await page.alert.count(), 0);
  assert.match(await notCovered(page), /owner, package, state, contact and creation date/);
  const [first = ''] = await page.users();
  await page.search.fill(first);
  await page.row(first).waitFor();
  assert.deepEqual(page.complaints, []);
}

suite('listaccts fails', () => {
  for (const user of ['root', 'brightweb']) {
    for (const [name, fault] of Object.entries(FAILURES)) {
      test(`for ${user}: ${name}`, async () => {
        stage.whm.faults.set('listaccts', fault);
        await assertBare(await (await stage.visit(user)).loaded());
      });
    }

    test(`for ${user}: no answer within the limit`, async () => {
      const before = stage.whm.requests.length;
      stage.whm.faults.set('listaccts', { kind: 'hold' });
      const { page: tab, pageUrl } = await stage.prepare(user);
      await tab.clock.install();
      const page = new AccountsPage(tab);
      await tab.goto(pageUrl);
      await page.loaded();
      await page.sortBy.waitFor();
      const asked = () => stage.whm.requests.slice(before).map((one) => one.function);
      await until(() => asked().includes('listaccts'));
      await tab.clock.fastForward('01:01');
      await assertBare(page);
    });
  }

  test('no more after Refresh: the columns come', async () => {
    stage.whm.faults.set('listaccts', { kind: 'reset', times: 2 });
    const page = await (await stage.visit('root')).loaded();
    await page.notes.filter({ hasText: 'Owner, package, state' }).waitFor();
    await page.refresh.click();
    await page.detailed();
    assert.equal(await page.notes.filter({ hasText: 'Owner, package' }).count(), 0);
  });

  test('not yet: while its answer is on the way, the table is there and works', async () => {
    stage.whm.faults.set('listaccts', { kind: 'hold' });
    const page = await (await stage.visit('root')).loaded();
    await page.sortBy.waitFor();
    await page.search.fill('brightweb');
    await page.row('brightweb').waitFor();
    assert.equal(await page.header('Owner').count(), 0);
    stage.whm.faults.clear();
    await page.detailed();
  });
});

suite('the store of the trend fails', () => {
  const failures: Readonly<Record<string, Fault>> = {
    ...FAILURES,
    'some of its keys': { kind: 'keys-refused', reason: 'The store is locked.' },
  };
  for (const user of ['root', 'brightweb']) {
    for (const part of ['personalization_get', 'personalization_set']) {
      test(`for ${user}, in every way: ${part}`, async () => {
        const asked = () =>
          stage.whm.requests.filter((one) => one.function === part && one.user === user).length;
        const fail = (fault: Fault) => {
          // As on a fresh server. With today's numbers in it, nothing would be written.
          stage.whm.store(user).clear();
          stage.whm.faults.set(part, fault);
        };
        const [[, first] = [], ...others] = Object.entries(failures);
        assert.ok(first);
        fail(first);
        const page = await (await stage.visit(user)).detailed();
        const trend = page.page.getByRole('region', { name: 'Trend' });
        await until(() => asked() > 0);
        for (const [name, fault] of others) {
          const before = asked();
          fail(fault);
          await page.refresh.click();
          await until(() => asked() > before);
          await page.settled();
          assert.equal(await trend.count(), 0, name);
          assert.equal(await page.alert.count(), 0, name);
          assert.ok((await page.users()).length > 0, name);
        }
        stage.whm.faults.clear();
        stage.whm.store(user).clear();
        await page.refresh.click();
        await trend.waitFor();
        assert.deepEqual(page.complaints, []);
      });
    }
  }
});
