/** The functions of the local WHM about accounts, and its store for plugins (whm-facts, section 4). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSuccess, useLocalWhm, type Envelope } from './caller.ts';

const local = useLocalWhm({ accounts: 1_000 });

const records = ({ data }: Envelope): readonly Readonly<Record<string, unknown>>[] =>
  (data as { acct: Record<string, unknown>[] }).acct;

suite('listaccts', () => {
  test('gives root every account but root, and a reseller its own', async () => {
    const all = records(await local.call('root', 'listaccts'));
    assert.equal(all.length, 1_000);
    assert.ok(all.every(({ user }) => user !== 'root'));
    const own = records(await local.call('northhost', 'listaccts'));
    assert.equal(own.length, 13);
    assert.ok(own.every(({ owner }) => owner === 'northhost'));
    assert.deepEqual((await local.call('newstart', 'listaccts')).data, { acct: [] });
  });

  test('gives the members that are wanted', async () => {
    const [account] = local.whm.population.accounts;
    const want = 'user,owner,plan,email,suspended';
    const all = records(await local.call('root', 'listaccts', { want }));
    assert.deepEqual(
      all.find(({ user }) => user === account?.user),
      {
        user: account?.user,
        owner: account?.owner,
        plan: account?.plan,
        email: account?.email,
        suspended: Number(account?.isSuspended),
      },
    );
    const [whole] = records(await local.call('root', 'listaccts'));
    for (const member of ['domain', 'suspendreason', 'is_locked', 'unix_startdate', 'diskused']) {
      assert.ok(whole && member in whole, member);
    }
  });

  test('is not in the order of the two-factor list', async () => {
    const users = records(await local.call('root', 'listaccts')).map(({ user }) => user);
    const { data } = await local.call('root', 'twofactorauth_get_user_configs');
    assert.notDeepEqual(
      users,
      Object.keys(data as object).filter((user) => user !== 'root'),
    );
  });

  test('needs list-accts', async () => {
    const answer = await local.call('fairhost', 'listaccts');
    assert.ok(!isSuccess(answer));
    assert.match(String(answer.metadata.reason), /^You do not have permission/);
    assert.ok(isSuccess(await local.call('helpdesk', 'listaccts')));
  });

  test('shows what has changed', async () => {
    const { population } = local.whm;
    const before = population.accounts;
    population.addAccount({ user: 'newcomer', plan: 'premium' });
    const all = records(await local.call('root', 'listaccts', { want: 'user,plan' }));
    assert.deepEqual(
      all.find(({ user }) => user === 'newcomer'),
      { user: 'newcomer', plan: 'premium' },
    );
    population.replace(before);
  });

  test('no longer shows an account that is removed', async () => {
    const { population } = local.whm;
    population.addAccount({ user: 'leaver' });
    const has = async () =>
      records(await local.call('root', 'listaccts', { want: 'user' })).some(
        ({ user }) => user === 'leaver',
      );
    assert.ok(await has());
    population.removeAccount('leaver');
    assert.ok(!(await has()));
    assert.throws(() => population.removeAccount('leaver'), RangeError);
  });
});

suite('get_users_features_settings', () => {
  const name = 'get_users_features_settings';
  const settings = ({ data }: Envelope): readonly Readonly<Record<string, unknown>>[] =>
    (data as { users_features_settings: Record<string, unknown>[] }).users_features_settings;

  test('gives a record for each account and feature', async () => {
    const [one, two] = local.whm.population.accounts;
    const args = { user: one?.user ?? '', 'user-1': two?.user ?? '', feature: 'twofactorauth' };
    const answer = settings(await local.call('root', name, args));
    assert.deepEqual(
      answer.map(({ user, feature }) => [user, feature]),
      [
        [one?.user, 'twofactorauth'],
        [two?.user, 'twofactorauth'],
      ],
    );
  });

  test('every form occurs: the list’s setting, and the account’s that overrides it', async () => {
    const users = local.whm.population.accounts.map(({ user }, index) => [`user-${index}`, user]);
    const body = new URLSearchParams([['feature', 'twofactorauth'], ...users]);
    const answer = settings(await local.post('root', name, body));
    assert.equal(answer.length, 1_000);
    const values = (key: string) => new Set(answer.map((record) => record[key]));
    assert.deepEqual(values('feature_list_setting'), new Set([0, 1]));
    assert.deepEqual(values('cpuser_setting'), new Set([0, 1, null]));
  });

  test('gives every feature unless one is named, and nothing to a reseller', async () => {
    const [one] = local.whm.population.accounts;
    const args = { user: one?.user ?? '' };
    assert.ok(settings(await local.call('root', name, args)).length > 3);
    assert.ok(!isSuccess(await local.call('brightweb', name, args)));
  });
});

suite('personalization', () => {
  type Kept = Readonly<Record<string, { readonly success: unknown; readonly value: unknown }>>;
  const kept = ({ data }: Envelope): Kept => (data as { personalization: Kept }).personalization;
  const set = (user: string, personalization: object) =>
    local.post(user, 'personalization_set', { store: 'twofactor_status', personalization });
  const valueOf = async (user: string, key: string, store = 'twofactor_status') =>
    kept(await local.post(user, 'personalization_get', { store, names: [key] }))[key]?.value;

  test('keeps values for each user and store', async () => {
    assert.ok(isSuccess(await set('root', { seen: 'ü', other: '' })));
    assert.equal(await valueOf('root', 'seen'), 'ü');
    assert.equal(await valueOf('root', 'other'), '');
    assert.equal(await valueOf('brightweb', 'seen'), null);
    assert.equal(await valueOf('root', 'seen', 'another'), null);
  });

  test('the last of two writers wins', async () => {
    await set('root', { both: 'one' });
    await set('root', { both: 'two' });
    assert.equal(await valueOf('root', 'both'), 'two');
  });

  test('succeeds and fails for each key, and counts bytes', async () => {
    const good = 'a'.repeat(2_048);
    const bad = 'ü'.repeat(1_025);
    const answer = await set('root', { good, bad, ['k'.repeat(129)]: 'x' });
    assert.deepEqual(
      Object.values(kept(answer)).map(({ success }) => success),
      [1, 0, 0],
    );
    assert.equal(await valueOf('root', 'good'), good);
    assert.equal(await valueOf('root', 'bad'), null);
  });

  test('can be read and seeded by a test', async () => {
    await set('root', { shown: 'by a call' });
    assert.equal(local.whm.store('root').get('shown'), 'by a call');
    local.whm.store('fairhost').set('shown', 'by a test');
    assert.equal(await valueOf('fairhost', 'shown'), 'by a test');
    assert.equal(local.whm.store('northhost').size, 0);
  });

  test('is written down with what was sent', async () => {
    await set('root', { seen: 'ü' });
    const last = local.whm.requests.at(-1);
    assert.equal(last?.function, 'personalization_set');
    assert.deepEqual(last.json, {
      'api.version': 1,
      store: 'twofactor_status',
      personalization: { seen: 'ü' },
    });
    await local.call('root', 'version');
    assert.ok(!('json' in (local.whm.requests.at(-1) ?? {})));
  });

  test('may succeed as a call, and fail for each key', async () => {
    await set('root', { locked: 'before' });
    local.whm.faults.set('*', { kind: 'keys-refused', reason: 'Locked.' });
    const failed = { locked: { success: 0, reason: 'Locked.', value: null } };
    const written = await set('root', { locked: 'after' });
    const body = { store: 'twofactor_status', names: ['locked'] };
    const read = await local.post('root', 'personalization_get', body);
    local.whm.faults.clear();
    assert.ok(isSuccess(written) && isSuccess(read));
    assert.deepEqual([kept(written), kept(read)], [failed, failed]);
    assert.equal(await valueOf('root', 'locked'), 'before');
  });

  test('takes a JSON body only', async () => {
    const fields = { store: 'twofactor_status', names: 'seen' };
    const form = new URLSearchParams(fields);
    assert.ok(!isSuccess(await local.post('root', 'personalization_get', form)));
    assert.ok(!isSuccess(await local.call('root', 'personalization_get', fields)));
  });
});
