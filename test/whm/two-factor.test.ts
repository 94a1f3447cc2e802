/** The two-factor functions of the local WHM (whm-facts, section 3). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSuccess, useLocalWhm, type Envelope } from './caller.ts';
import { NAMED_FAULTS } from './faults.ts';

const LIST = 'twofactorauth_get_user_configs';
const local = useLocalWhm({ accounts: 1_000 });

interface Config {
  readonly is_enabled: unknown;
  readonly primary_domain: unknown;
}

const configs = ({ data }: Envelope): Map<string, Config> =>
  new Map(Object.entries(data as Record<string, Config>));

const list = async (user: string): Promise<Map<string, Config>> =>
  configs(await local.call(user, LIST));

const own = (owner: string): string[] =>
  local.whm.population.accounts
    .filter((account) => account.owner === owner)
    .map(({ user }) => user)
    .sort();

suite('twofactorauth_get_user_configs', () => {
  test('gives root every account and an entry of its own with the host name', async () => {
    const all = await list('root');
    assert.equal(all.size, 1_001);
    assert.deepEqual(all.get('root'), { is_enabled: 0, primary_domain: 'server1.example.com' });
    for (const { user, domain, isEnabled } of local.whm.population.accounts) {
      assert.equal(Number(all.get(user)?.is_enabled), Number(isEnabled), user);
      assert.equal(all.get(user)?.primary_domain ?? '', domain, user);
    }
  });

  test('gives a reseller the accounts that it owns', async () => {
    assert.deepEqual([...(await list('brightweb')).keys()].sort(), own('brightweb'));
    assert.equal((await list('brightweb')).size, 40);
    assert.equal((await list('fairhost')).size, 8);
    assert.ok(!(await list('brightweb')).has('brightweb'), 'not itself');
    assert.equal((await list('northhost')).size, 13);
    assert.ok((await list('northhost')).has('northhost'), 'itself, which it owns');
  });

  test('has no data at all for a reseller without accounts', async () => {
    const answer = await local.call('newstart', LIST);
    assert.ok(isSuccess(answer));
    assert.deepEqual(Object.keys(answer), ['metadata']);
  });

  test('is in no order, and always in the same', async () => {
    const users = [...(await list('root')).keys()];
    assert.notDeepEqual(users, [...users].sort());
    assert.deepEqual([...(await list('root')).keys()], users);
    assert.ok(users.indexOf('root') > 0 && users.indexOf('root') < 1_000);
  });

  test('has numbers and numeric strings, and broken domains', async () => {
    const all = [...(await list('root')).values()];
    for (const value of [0, 1, '0', '1']) {
      assert.ok(all.some(({ is_enabled }) => is_enabled === value));
    }
    for (const value of ['', null]) {
      assert.ok(all.some(({ primary_domain }) => primary_domain === value));
    }
  });

  test('with user gives that account', async () => {
    const [first = ''] = own('brightweb');
    for (const caller of ['root', 'brightweb']) {
      const answer = await local.call(caller, LIST, { user: first });
      assert.deepEqual([...configs(answer).keys()], [first]);
    }
    assert.deepEqual(
      [...configs(await local.call('root', LIST, { user: 'root' })).keys()],
      ['root'],
    );
  });

  test('with user always gives the caller itself', async () => {
    for (const [caller, isEnabled] of [
      ['brightweb', 0],
      ['northhost', 1],
      ['newstart', 1],
    ] as const) {
      const answer = configs(await local.call(caller, LIST, { user: caller }));
      assert.equal(Number(answer.get(caller)?.is_enabled), isEnabled);
      assert.equal(answer.get(caller)?.primary_domain, `${caller}.example`);
    }
  });

  test('with user refuses an account of somebody else', async () => {
    const [foreign = ''] = own('northhost');
    for (const user of [foreign, 'root', 'nobody', '', '__proto__']) {
      const answer = await local.call('brightweb', LIST, { user });
      assert.ok(!isSuccess(answer));
      assert.equal(answer.metadata.reason, `You do not have access to an account named “${user}”.`);
      assert.deepEqual(Object.keys(answer), ['metadata']);
    }
  });

  test('takes no output options', async () => {
    const answer = await local.call('root', LIST, {
      'api.chunk.enable': '1',
      'api.chunk.size': '10',
      'api.filter.enable': '1',
      'api.filter.a.field': 'is_enabled',
      'api.filter.a.arg0': '1',
    });
    assert.equal(configs(answer).size, 1_001);
  });

  test('is not for those without the privilege', async () => {
    const answer = await local.call('helpdesk', LIST);
    assert.ok(!isSuccess(answer));
    assert.match(String(answer.metadata.reason), /^You do not have permission/);
  });

  test('shows what a test changes', async () => {
    const { population } = local.whm;
    const before = population.accounts;
    const names = ['__proto__', 'constructor', '<b>', '"', 'a\u202Eb', '\u0000'];
    try {
      population.replace([]);
      assert.deepEqual([...(await list('root')).keys()], ['root']);
      for (const user of names) population.addAccount({ user, domain: `${user}.x` });
      const text = JSON.stringify(await local.call('root', LIST));
      for (const user of names) assert.ok(text.includes(`${JSON.stringify(user)}:{`), user);
      population.setTwoFactor('root', true);
      assert.equal(Number((await list('root')).get('root')?.is_enabled), 1);
      assert.throws(() => population.setTwoFactor('nobody', true), RangeError);
    } finally {
      population.setTwoFactor('root', false);
      population.replace(before);
    }
  });
});

suite('the form of an answer', () => {
  test('names the function and is about API 1; results are numbers and strings', async () => {
    const results = new Set<unknown>();
    for (const name of [LIST, 'twofactorauth_policy_status', 'version']) {
      const { metadata } = await local.call('root', name);
      assert.equal(metadata.command, name);
      assert.equal(metadata.version, 1);
      assert.equal(metadata.reason, 'OK');
      results.add(metadata.result);
    }
    assert.deepEqual(results, new Set(['1', 1]));
  });

  test('a function that this version does not have', async () => {
    for (const name of ['no_such_function', 'constructor', '__proto__']) {
      const answer = await local.call('root', name);
      assert.ok(!isSuccess(answer));
      assert.match(String(answer.metadata.reason), /^Unknown app /);
    }
  });

  test('without the version of the API it is another', async () => {
    const response = await local.open('root', `/json-api/${LIST}`);
    assert.ok(!('metadata' in ((await response.json()) as object)));
  });
});

suite('the policy', () => {
  const status = async (user: string): Promise<unknown> =>
    ((await local.call(user, 'twofactorauth_policy_status')).data as { is_enabled: unknown })
      .is_enabled;

  test('is told to root and to resellers', async () => {
    assert.equal(Number(await status('root')), 1);
    local.whm.setPolicy(false);
    assert.equal(Number(await status('fairhost')), 0);
    local.whm.setPolicy(true);
    assert.ok(!isSuccess(await local.call('helpdesk', 'twofactorauth_policy_status')));
  });

  test('is switched by root; the request right after meets a daemon that reloads', async () => {
    for (const [name, isEnabled] of [
      ['twofactorauth_disable_policy', 0],
      ['twofactorauth_enable_policy', 1],
    ] as const) {
      const answer = await local.post('root', name, new URLSearchParams());
      assert.ok(isSuccess(answer));
      assert.ok(!('data' in answer));
      await assert.rejects(local.call('root', 'twofactorauth_policy_status'), TypeError);
      assert.equal(Number(await status('root')), isEnabled);
    }
  });

  test('is not switched by a reseller', async () => {
    const answer = await local.post(
      'brightweb',
      'twofactorauth_disable_policy',
      new URLSearchParams(),
    );
    assert.ok(!isSuccess(answer));
    assert.match(String(answer.metadata.reason), /^You do not have permission/);
    assert.equal(Number(await status('root')), 1);
  });
});

suite('twofactorauth_remove_user_config', () => {
  const remove = (user: string, users: readonly string[]) =>
    local.post(
      user,
      'twofactorauth_remove_user_config',
      new URLSearchParams(users.map((each, index) => [index ? `user-${index}` : 'user', each])),
    );

  test('removes, also where there was nothing, and says who failed', async () => {
    const [one = '', two = ''] = own('brightweb');
    const [foreign = ''] = own('northhost');
    local.whm.population.setTwoFactor(one, true);
    local.whm.population.setTwoFactor(two, false);
    const answer = await remove('brightweb', [one, two, foreign, '__proto__']);
    assert.ok(isSuccess(answer));
    assert.deepEqual(
      JSON.stringify(answer.data),
      JSON.stringify({
        users_modified: [one, two],
        failed: JSON.parse(
          `{"${foreign}":"You do not have access to an account named “${foreign}”.",
          "__proto__":"You do not have access to an account named “__proto__”."}`,
        ) as unknown,
      }),
    );
    assert.equal(local.whm.population.isEnabled(one), false);
  });

  test('fails for those whom a fault names', async () => {
    const [one = '', two = ''] = own('brightweb');
    local.whm.population.setTwoFactor(one, true);
    local.whm.population.setTwoFactor(two, true);
    const reason = 'The file is locked.';
    local.whm.faults.set('*', { kind: 'partial', users: [one], reason, times: 1 });
    const answer = await remove('root', [one, two]);
    assert.deepEqual(answer.data, { users_modified: [two], failed: { [one]: reason } });
    assert.equal(local.whm.population.isEnabled(one), true);
    assert.equal(local.whm.population.isEnabled(two), false);
  });

  test('fails for every second one by the fault that has a name', async () => {
    const [one = '', two = '', three = ''] = own('brightweb');
    const fault = NAMED_FAULTS.get('partial');
    assert.ok(fault);
    local.whm.faults.set('twofactorauth_remove_user_config', { ...fault, times: 1 });
    const { data } = await remove('root', [one, two, three]);
    assert.deepEqual(data, {
      users_modified: [one, three],
      failed: { [two]: 'The file is locked.' },
    });
  });

  test('takes a thousand at once, and root itself', async () => {
    const users = ['root', ...local.whm.population.accounts.map(({ user }) => user)];
    const before = local.whm.population.accounts;
    local.whm.population.setTwoFactor('root', true);
    const answer = await remove('root', users);
    assert.deepEqual(answer.data, { users_modified: users, failed: {} });
    assert.ok(users.every((user) => !local.whm.population.isEnabled(user)));
    local.whm.population.replace(before);
  });

  test('wants somebody', async () => {
    assert.ok(!isSuccess(await remove('root', [])));
  });
});
