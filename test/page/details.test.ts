/** What `listaccts` and the other bonus calls add; and that the table stands in whatever way they fail. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Fault } from '../whm/local-whm.ts';
import { useStage } from './browser.ts';

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

const FAILURES: Record<string, Fault> = {
  'HTTP 401': { kind: 'status', status: 401 },
  'access denied': { kind: 'status', status: 403, body: 'access-denied' },
  'token denied': { kind: 'status', status: 403, body: 'token-denied' },
  'not permitted': { kind: 'status', status: 403, body: 'not-permitted' },
  'HTTP 500': { kind: 'status', status: 500 },
  'HTTP 502': { kind: 'status', status: 502 },
  'the login page': { kind: 'login-page' },
  'a redirect to the login': { kind: 'redirect-to-login' },
  'cut-off JSON': { kind: 'cut-off' },
  refused: { kind: 'refused', reason: 'Unknown app “x”.' },
  'no data': { kind: 'body', body: '{"metadata":{"result":1,"reason":"OK"}}' },
  'data of another shape': { kind: 'body', body: '{"metadata":{"result":1},"data":{"acct":7}}' },
};

suite('listaccts fails', () => {
  for (const [name, fault] of Object.entries(FAILURES)) {
    test(name, async () => {
      stage.whm.faults.set('listaccts', fault);
      const page = await (await stage.visit('root')).loaded();
      await page.sortBy.waitFor();
      if (name !== 'no data') {
        await page.notes.filter({ hasText: 'Owner, package, state' }).waitFor();
        assert.equal(await page.combobox('Owner').count(), 0);
        for (const header of DETAILS) assert.equal(await page.header(header).count(), 0);
      }
      assert.equal(await page.alert.count(), 0);
      await page.search.fill('brightweb');
      await page.shows(1);
      assert.deepEqual(page.complaints, []);
    });
  }
});

suite('the store of the trend fails', () => {
  for (const [name, fault] of Object.entries(FAILURES)) {
    test(name, async () => {
      stage.whm.faults.set('personalization_get', fault);
      stage.whm.faults.set('personalization_set', fault);
      const page = await (await stage.visit('root')).detailed();
      await page.search.fill('brightweb');
      await page.shows(1);
      assert.equal(await page.page.getByRole('region', { name: 'Trend' }).count(), 0);
      assert.equal(await page.alert.count(), 0);
      assert.deepEqual(page.complaints, []);
    });
  }
});
