/** The control page: what is switched there by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLocalWhm } from './caller.ts';
import { CONTROL_PATH } from './control.ts';

const local = useLocalWhm({ accounts: 12 });

const act = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(local.whm.url + CONTROL_PATH, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
const page = async (): Promise<string> => (await fetch(local.whm.url + CONTROL_PATH)).text();

test('faults', async () => {
  const name = 'twofactorauth_policy_status';
  assert.match(await page(), /None is on/);
  const response = await act({ act: 'set-fault', function: name, fault: 'refused' });
  assert.equal(response.headers.get('location'), CONTROL_PATH);
  assert.equal(local.whm.faults.list().get(name)?.kind, 'refused');
  assert.match(await page(), /twofactorauth_policy_status: \{&quot;kind&quot;:&quot;refused&quot;/);
  await act({ act: 'set-fault', function: name, fault: 'no such fault' });
  assert.equal(local.whm.faults.list().get(name)?.kind, 'refused');
  await act({ act: 'clear-faults' });
  assert.equal(local.whm.faults.list().size, 0);
});

test('the policy', async () => {
  assert.match(await page(), /It is <strong>on<\/strong>/);
  await act({ act: 'switch-policy' });
  assert.match(await page(), /It is <strong>off<\/strong>/);
  await act({ act: 'switch-policy' });
});

test('the accounts', async () => {
  await act({ act: 'replace-accounts', accounts: '40' });
  assert.equal(local.whm.population.accounts.length, 40);
  for (const accounts of ['-1', 'many', '1e9', '1.5']) {
    await act({ act: 'replace-accounts', accounts });
    assert.equal(local.whm.population.accounts.length, 40);
  }
  await act({ act: 'switch-two-factor', user: 'root' });
  assert.ok(local.whm.population.isEnabled('root'));
  assert.equal((await act({ act: 'switch-two-factor', user: 'nobody' })).status, 302);
});

test('the sessions', async () => {
  const { pageUrl, cookie } = await local.whm.signIn('root');
  await act({ act: 'end-sessions' });
  assert.equal((await fetch(pageUrl, { headers: { cookie } })).status, 401);
});

test('nothing by GET, and nothing by another site’s form', async () => {
  const fields = { act: 'switch-policy' };
  await fetch(`${local.whm.url}${CONTROL_PATH}?${new URLSearchParams(fields).toString()}`);
  assert.match(await page(), /It is <strong>on<\/strong>/);
  assert.equal((await act(fields, { origin: 'http://attacker.example' })).status, 403);
  assert.match(await page(), /It is <strong>on<\/strong>/);
  assert.equal((await act(fields, { origin: local.whm.url })).status, 302);
  assert.match(await page(), /It is <strong>off<\/strong>/);
});
