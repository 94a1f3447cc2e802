/** The functions of the local WHM about accounts (whm-facts, section 4). */
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
    for (const member of ['domain', 'suspendreason', 'is_locked', 'startdate', 'diskused']) {
      assert.ok(whole && member in whole, member);
    }
  });

  test('tells when an account was set up: in seconds, and on the clock of the server', async () => {
    const { population } = local.whm;
    const before = population.accounts;
    // Five hours behind UTC.
    population.addAccount({ user: 'spring', startedAt: Date.UTC(2013, 4, 22, 21, 3, 59) / 1_000 });
    population.addAccount({ user: 'autumn', startedAt: Date.UTC(2009, 10, 1, 4, 59) / 1_000 });
    const want = 'user,startdate,unix_startdate';
    const all = records(await local.call('root', 'listaccts', { want }));
    assert.deepEqual(
      all.filter(({ user }) => user === 'spring' || user === 'autumn'),
      [
        { user: 'autumn', startdate: '09 Oct 31 23:59', unix_startdate: 1_257_051_540 },
        { user: 'spring', startdate: '13 May 22 16:03', unix_startdate: 1_369_256_639 },
      ],
    );
    population.replace(before);
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

  test('fails as a whole with one user whom the server does not know', async () => {
    const [one, two] = local.whm.population.accounts;
    for (const users of [
      ['nobody'],
      [one?.user, 'nobody', two?.user],
      [one?.user, two?.user, 'constructor'],
    ]) {
      const named = users.map((user, index) => [`user-${index}`, user ?? '']);
      const args = { feature: 'twofactorauth', ...(Object.fromEntries(named) as object) };
      const answer = await local.call('root', name, args);
      assert.ok(!isSuccess(answer));
      assert.match(String(answer.metadata.reason), /“(nobody|constructor)” does not exist/);
      assert.ok(!('data' in answer));
    }
  });
});
