/** Who cannot enable two-factor: read of the answer to a question for some users. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getUnavailable } from '../../src/whm/features.ts';
import { ANSWERS_THAT_FAIL, envelope, saying } from './answers.ts';
import { failureOf } from './failures.ts';

/** What WHM tells of users' feature. */
function settings(...records: unknown[]): string {
  return envelope({ users_features_settings: records });
}

const lacks = (user: string, more: object = {}) => ({
  user,
  feature: 'twofactorauth',
  feature_list: 'small',
  feature_list_setting: 0,
  cpuser_setting: null,
  ...more,
});

/** Whether anna cannot, when WHM tells this of her. */
async function isUnavailable(more: object): Promise<boolean> {
  return (await getUnavailable(saying(settings(lacks('anna', more))), ['anna'])).has('anna');
}

suite('who cannot enable two-factor', () => {
  test('is asked for by names, with the one feature named', async () => {
    const whm = saying(settings());
    const { signal } = new AbortController();

    await getUnavailable(whm, ['anna', 'bert', 'carl'], { signal });

    const args = { feature: 'twofactorauth', user: 'anna', 'user-1': 'bert', 'user-2': 'carl' };
    const request = { command: 'get_users_features_settings', args, effect: 'read' };
    assert.deepEqual(whm.asked, [[request, { signal }]]);
  });

  const states: [list: unknown, own: unknown, isUnavailable: boolean][] = [
    [0, null, true],
    ['0', null, true],
    ['', null, true],
    [0, undefined, true],
    [1, null, false],
    ['1', null, false],
    [true, undefined, false],
    // What is set for the account itself counts more.
    [0, 1, false],
    [0, '1', false],
    [1, 0, true],
    [1, '0', true],
  ];
  for (const [list, own, expected] of states) {
    test(`list ${JSON.stringify(list)}, own ${JSON.stringify(own)}: ${expected ? 'cannot' : 'can'}`, async () => {
      const more = { feature_list_setting: list, cpuser_setting: own };

      assert.equal(await isUnavailable(more), expected);
    });
  }

  for (const more of [
    { feature_list_setting: undefined },
    { feature_list_setting: 2 },
    { cpuser_setting: 'x' },
    { cpuser_setting: [] },
  ]) {
    test(`a setting that is none is not guessed: ${JSON.stringify(more)}`, async () => {
      const call = getUnavailable(saying(settings(lacks('anna', more))), ['anna']);

      assert.equal((await failureOf(call)).kind, 'unreadable');
    });
  }

  test('is nobody of whom nothing is told', async () => {
    const unavailable = await getUnavailable(saying(settings(lacks('anna'))), ['anna', 'bert']);

    assert.deepEqual([...unavailable], ['anna']);
  });

  test('is nobody who was not asked for', async () => {
    const unavailable = await getUnavailable(saying(settings(lacks('eve'))), ['anna']);

    assert.equal(unavailable.size, 0);
  });

  test('is not told by other features', async () => {
    for (const feature of ['webmail', undefined, null, ['twofactorauth']]) {
      assert.equal(await isUnavailable({ feature }), false);
    }
  });

  test('records that are none are left out', async () => {
    const whm = saying(settings(null, 'anna', 5, [], {}, { user: 5 }, lacks('anna')));

    assert.deepEqual([...(await getUnavailable(whm, ['anna']))], ['anna']);
  });

  test('may be called what every object has', async () => {
    const users = ['__proto__', 'constructor', 'toString'];

    const unavailable = await getUnavailable(
      saying(settings(...users.map((user) => lacks(user)))),
      users,
    );

    assert.deepEqual([...unavailable], users);
  });

  for (const data of [undefined, null, {}, [], { users_features_settings: [] }]) {
    test(`is nobody with ${JSON.stringify(data)}`, async () => {
      assert.equal((await getUnavailable(saying(envelope(data)), ['anna'])).size, 0);
    });
  }

  for (const list of ['anna', 5, { anna: lacks('anna') }]) {
    test(`cannot be read from ${JSON.stringify(list).slice(0, 20)}`, async () => {
      const call = getUnavailable(saying(envelope({ users_features_settings: list })), ['anna']);

      assert.deepEqual(await failureOf(call), {
        kind: 'unreadable',
        reason: 'users_features_settings',
      });
    });
  }

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fails with the call: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(getUnavailable(saying(text, status), ['anna']))).kind, kind);
    });
  }

  test('may be refused', async () => {
    const reason = 'You do not have permission to call “get_users_features_settings”.';
    const whm = saying(envelope(undefined, { result: 0, reason }));

    assert.equal((await failureOf(getUnavailable(whm, ['anna']))).kind, 'not-permitted');
  });
});
