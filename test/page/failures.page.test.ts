/** What can go wrong between the page and WHM: each has its own words and its own way out. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { useStage } from '../stage/browser.ts';
import type { Fault } from '../whm/local-whm.ts';

const LIST = 'twofactorauth_get_user_configs';
const POLICY = 'twofactorauth_policy_status';
const stage = useStage({ accounts: 60 });

afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.setPolicy(true);
});

suite('the session has ended', () => {
  const forms: Record<string, Fault> = {
    '401 with the login page': { kind: 'status', status: 401, body: 'login-page' },
    '403 access denied': { kind: 'status', status: 403, body: 'access-denied' },
    '403 token denied': { kind: 'status', status: 403, body: 'token-denied' },
    '200 with the login page': { kind: 'login-page' },
    'a redirect to the login page': { kind: 'redirect-to-login' },
  };
  for (const [name, fault] of Object.entries(forms)) {
    test(name, async () => {
      stage.whm.faults.set(LIST, fault);
      const page = await stage.visit('root');
      await page.alert.filter({ hasText: 'Your session has ended' }).waitFor();
      const link = page.page.getByRole('link', { name: 'Log in again' });
      assert.equal(
        await link.getAttribute('href'),
        '/login/?goto_uri=%2Fcgi%2Faddons%2Ftwofactor_status%2Findex.cgi',
      );
    });
  }

  test('logging in again leads back, with what was typed', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.choice('Enabled').check();
    stage.whm.endSessions();
    await page.refresh.click();
    await page.alert.filter({ hasText: 'Your session has ended' }).waitFor();
    assert.ok((await page.rows.count()) > 0, 'the list is still there');
    await page.search.fill('ex');
    await page.page.getByRole('link', { name: 'Log in again' }).click();
    await page.page.getByLabel('Username').fill('root');
    await page.page.getByLabel('Password').fill('root-password');
    await page.page.getByRole('button', { name: 'Log in' }).click();
    await page.loaded();
    assert.equal(await page.search.inputValue(), 'ex');
    assert.ok(await page.choice('Enabled').isChecked());
    const storage = await page.page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    assert.doesNotMatch(storage, /cpsess/);
  });
});

suite('the list cannot be loaded', () => {
  const failures: Record<string, [Fault, string]> = {
    'refused with a reason': [
      { kind: 'refused', reason: 'Der Server ist <b>müde</b>.' },
      'Der Server ist <b>müde</b>.',
    ],
    'not permitted, HTTP 403': [
      { kind: 'status', status: 403, body: 'not-permitted' },
      'You do not have permission',
    ],
    'cut-off JSON': [{ kind: 'cut-off' }, 'could not be read'],
    'HTTP 502': [{ kind: 'status', status: 502, body: 'error-page' }, 'WHM cannot be reached'],
    'HTTP 500': [{ kind: 'status', status: 500, body: 'error-page' }, 'WHM cannot be reached'],
    'connection reset': [{ kind: 'reset' }, 'WHM cannot be reached'],
  };
  for (const [name, [fault, text]] of Object.entries(failures)) {
    test(name, async () => {
      stage.whm.faults.set(LIST, fault);
      const page = await stage.visit('root');
      await page.alert.filter({ hasText: text }).waitFor();
      if (name.startsWith('not permitted')) return;
      stage.whm.faults.clear();
      await page.button('Try again').click();
      await page.loaded();
      assert.equal(await page.alert.count(), 0);
      assert.ok(await page.refresh.evaluate((button) => button.matches(':focus')));
    });
  }

  test('one lost connection is mended without a word', async () => {
    stage.whm.faults.set(LIST, { kind: 'reset', times: 1 });
    const page = await (await stage.visit('root')).loaded();
    assert.equal(await page.alert.count(), 0);
  });
});

suite('records of another form', () => {
  test('hide no other account, and are named', async () => {
    stage.whm.faults.set(LIST, { kind: 'odd-records', records: { brightweb: ['odd'] } });
    const records = { northhost: { user: 'northhost', owner: {} } };
    stage.whm.faults.set('listaccts', { kind: 'odd-records', records });
    const page = await (await stage.visit('root')).detailed();

    assert.equal((await page.users())[0], 'brightweb');
    assert.match(await page.row('brightweb').innerText(), /Unknown/);
    assert.match(await page.status.innerText(), /of 61 accounts .*; 1 unknown\)/);
    await page.shows(61);
    for (const user of ['brightweb', 'northhost'])
      await page.notes.filter({ hasText: user }).waitFor();
  });
});

suite('a failed refresh', () => {
  test('keeps the list and says how old it is', async () => {
    const page = await (await stage.visit('root')).loaded();
    stage.whm.faults.set(LIST, { kind: 'refused', reason: 'Busy.' });
    await page.refresh.click();
    await page.alert.filter({ hasText: 'Busy.' }).filter({ hasText: 'loaded at' }).waitFor();
    assert.ok((await page.rows.count()) > 0);
  });
});

suite('loading', () => {
  test('says so, and a search typed meanwhile is applied', async () => {
    stage.whm.faults.set(LIST, { kind: 'hold' });
    const page = await stage.visit('root');
    await page.status.filter({ hasText: 'Loading accounts' }).waitFor();
    await page.search.fill('root');
    stage.whm.faults.clear();
    await page.row('root').waitFor();
    assert.equal(await page.rows.count(), 1);
  });

  test('the table does not wait for the policy', async () => {
    stage.whm.faults.set(POLICY, { kind: 'hold' });
    await (await stage.visit('root')).loaded();
  });

  test('a newer refresh replaces an older one', async () => {
    const page = await (await stage.visit('root')).loaded();
    const before = stage.whm.requests.filter(({ function: name }) => name === LIST).length;
    stage.whm.faults.set(LIST, { kind: 'hold' });
    await page.refresh.click();
    stage.whm.faults.set(LIST, { kind: 'refused', reason: 'Second answer.' });
    await page.refresh.click();
    await page.alert.filter({ hasText: 'Second answer.' }).waitFor();
    const after = stage.whm.requests.filter(({ function: name }) => name === LIST).length;
    assert.equal(after - before, 2);
  });
});

suite('the policy', () => {
  test('on', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.page.getByText('Policy on').waitFor();
  });

  test('off: a note says that nobody is asked for a code', async () => {
    stage.whm.setPolicy(false);
    const page = await (await stage.visit('brightweb')).loaded();
    await page.notes
      .filter({ hasText: 'The two-factor policy is off: nobody is asked for a code' })
      .waitFor();
  });

  const unknown: Record<string, Fault> = {
    refused: { kind: 'refused', reason: 'You do not have permission to do this.' },
    '403': { kind: 'status', status: 403, body: 'not-permitted' },
    unreadable: { kind: 'body', body: '{"metadata":{"result":1},"data":{}}' },
    reset: { kind: 'reset' },
  };
  for (const [name, fault] of Object.entries(unknown)) {
    test(`${name}: unknown, and the table works`, async () => {
      stage.whm.faults.set(POLICY, fault);
      const page = await (await stage.visit('root')).loaded();
      await page.page.getByText('Policy unknown').waitFor();
      assert.equal(await page.alert.count(), 0);
    });
  }
});
