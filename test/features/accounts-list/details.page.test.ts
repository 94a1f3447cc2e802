/** What `listaccts` adds, and that the table stands without it. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { useStage } from '../../stage/browser.ts';
import { notCovered } from '../report/not-covered.ts';

const stage = useStage({ accounts: 300 });
afterEach(() => stage.whm.faults.clear());

const DETAILS = ['Owner', 'Package', 'Contact'];

suite('columns', () => {
  test('root sees whose each account is, its package, its contact, and who is suspended', async () => {
    const page = await (await stage.visit('root')).detailed();
    const account = stage.whm.population.accounts.find(({ isSuspended }) => isSuspended);
    assert.ok(account);
    await page.search.fill(account.user);
    await page.settled();
    const row = page.row(account.user);
    const cells = await row.getByRole('cell').allInnerTexts();
    assert.deepEqual(cells.slice(3, 5), [account.owner, account.plan]);
    assert.match(cells[5] ?? '', /@/);
    assert.match(await row.getByRole('rowheader').innerText(), /suspended$/);
  });

  test('whoever owns others is a reseller, root the server administrator', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.filterBy('Role', { label: 'Reseller (6)' });
    await page.shows(6);
    assert.deepEqual((await page.users()).toSorted(), [
      'alderhost',
      'brightweb',
      'fairhost',
      'fjordweb',
      'kiwipages',
      'northhost',
    ]);
    assert.match(await page.row('fjordweb').getByRole('rowheader').innerText(), /reseller/);
    await page.filterBy('Role', 'server-administrator');
    await page.shows(1);
    assert.match(await page.row('root').innerText(), /server administrator/);
  });

  test('a reseller with list-accts sees them, too', async () => {
    const page = await (await stage.visit('northhost')).detailed();
    await page.filterBy('Role', 'reseller');
    await page.shows(1);
    assert.deepEqual(await page.users(), ['northhost']);
  });

  test('without list-accts they are absent, and one line says why where one would filter by them', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    await page.filters.click();
    await page.notes.filter({ hasText: 'list-accts' }).waitFor();
    for (const name of DETAILS) assert.equal(await page.header(name).count(), 0);
    assert.equal(await page.combobox('Owner').count(), 0);
    assert.ok(
      !stage.whm.requests.some((one) => one.function === 'listaccts' && one.user === 'fairhost'),
    );
  });
});

suite('listaccts fails', () => {
  test('one line says why there are no details, and so does the export', async () => {
    stage.whm.faults.set('listaccts', { kind: 'refused', reason: 'Unknown app “x”.' });
    const page = await (await stage.visit('brightweb')).loaded();
    await page.notes.filter({ hasText: 'Owner, package, state' }).waitFor();
    assert.equal(await page.alert.count(), 0);
    assert.match(await notCovered(page), /owner, package, state, contact and creation date/);
    assert.deepEqual(page.complaints, []);
  });

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
    await page.filters.waitFor();
    await page.search.fill('brightweb');
    await page.row('brightweb').waitFor();
    assert.equal(await page.header('Owner').count(), 0);
    stage.whm.faults.clear();
    await page.detailed();
  });
});
