/** The local WHM's store for plugins (whm-facts, section 4): root's own, and the one file of a reseller. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSuccess, useLocalWhm, type Envelope } from './caller.ts';

const local = useLocalWhm({ accounts: 30 });

interface Kept {
  readonly success: unknown;
  readonly reason: unknown;
  readonly value: unknown;
}

const kept = ({ data }: Envelope): Readonly<Record<string, Kept>> =>
  (data as { personalization: Record<string, Kept> }).personalization;
const set = (user: string, personalization: object, store = 'twofactor_status') =>
  local.post(user, 'personalization_set', { store, personalization });
const get = (user: string, names: readonly string[], store = 'twofactor_status') =>
  local.post(user, 'personalization_get', { store, names });
const valueOf = async (user: string, key: string, store?: string) =>
  kept(await get(user, [key], store))[key]?.value;

suite('before anything was ever stored', () => {
  for (const user of ['root', 'newstart']) {
    test(`every key of ${user} fails with a reason, and the call succeeds`, async () => {
      local.whm.store(user).clear();

      const answer = await get(user, ['a', 'b']);

      assert.ok(isSuccess(answer));
      for (const { success, reason, value } of Object.values(kept(answer))) {
        assert.deepEqual([success, value], [0, null]);
        assert.match(String(reason), /./);
      }
      assert.equal(Object.keys(kept(answer)).length, 2);
    });

    test(`and after one was stored, another key of ${user} is null`, async () => {
      local.whm.store(user).clear();
      await set(user, { a: 'x' });

      const { a, b } = kept(await get(user, ['a', 'b']));

      assert.deepEqual([a?.success, a?.value], [1, 'x']);
      assert.deepEqual([b?.success, b?.value], [1, null]);
    });
  }
});

suite('the name of the store', () => {
  test('counts for root', async () => {
    await set('root', { seen: 'ü', other: '' });

    assert.equal(await valueOf('root', 'seen'), 'ü');
    assert.equal(await valueOf('root', 'other'), '');
    assert.equal(await valueOf('root', 'seen', 'another'), null);
    assert.equal(await valueOf('fairhost', 'seen'), null);
  });

  test('is ignored for every other user: one file, in which others have written', async () => {
    await set('brightweb', { seen: 'ü' }, 'one');

    assert.equal(await valueOf('brightweb', 'seen', 'another'), 'ü');
    const keys = [...local.whm.store('brightweb').keys()];
    assert.ok(keys.includes('home_favorites') && keys.includes('another_plugin:seen'));
    assert.equal(await valueOf('northhost', 'seen', 'one'), null);
  });
});

test('the last of two writers wins', async () => {
  await set('root', { both: 'one' });
  await set('root', { both: 'two' });

  assert.equal(await valueOf('root', 'both'), 'two');
});

suite('what is too long', () => {
  const good = 'a'.repeat(2_048);
  const bad: readonly object[] = [
    { good: 'x', bad: 'a'.repeat(2_049) },
    { good: 'x', bad: 'ü'.repeat(1_025) },
    { good: 'x', ['k'.repeat(129)]: 'x' },
    { good: 'x', ['ü'.repeat(65)]: 'x' },
  ];

  test('fails the whole call, and nothing of it is stored', async () => {
    await set('root', { good });
    for (const personalization of bad) {
      assert.ok(!isSuccess(await set('root', personalization)));
    }
    assert.equal(await valueOf('root', 'good'), good);
  });

  test('fails reading as well', async () => {
    assert.ok(!isSuccess(await get('root', ['good', 'k'.repeat(129)])));
    assert.ok(!isSuccess(await get('root', ['good'], 's'.repeat(129))));
    assert.ok(isSuccess(await get('root', ['good', 'k'.repeat(128)])));
  });
});

test('can be read and seeded by a test', async () => {
  await set('root', { shown: 'by a call' });
  assert.equal(local.whm.store('root').get('shown'), 'by a call');
  local.whm.store('fairhost').set('shown', 'by a test');
  assert.equal(await valueOf('fairhost', 'shown'), 'by a test');
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

test('may succeed as a call, and fail for keys', async () => {
  await set('root', { locked: 'before', free: 'x' });
  local.whm.faults.set('*', { kind: 'keys-refused', reason: 'Locked.' });
  const refused = { success: 0, reason: 'Locked.', value: null };
  const written = await set('root', { locked: 'after' });
  const read = await get('root', ['locked', 'free']);
  local.whm.faults.clear();

  assert.ok(isSuccess(written) && isSuccess(read));
  assert.deepEqual(kept(written), { locked: refused });
  assert.deepEqual(kept(read), {
    locked: refused,
    free: { success: 1, reason: 'OK', value: 'x' },
  });
  assert.equal(await valueOf('root', 'locked'), 'before');
});

test('takes a JSON body only', async () => {
  const fields = { store: 'twofactor_status', names: 'seen' };
  const form = new URLSearchParams(fields);
  assert.ok(!isSuccess(await local.post('root', 'personalization_get', form)));
  assert.ok(!isSuccess(await local.call('root', 'personalization_get', fields)));
});
