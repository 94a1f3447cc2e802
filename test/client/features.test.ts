/** Who cannot enable two-factor: read of the answer to a question for some users. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getAvailability, getFeatureSettings } from '../../src/whm/features.ts';
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

/** Whether anna can, when WHM tells this of her; undefined where that tells nothing. */
async function canEnable(more: object): Promise<boolean | undefined> {
  return (await getAvailability(saying(settings(lacks('anna', more))), ['anna'])).get('anna');
}

suite('who cannot enable two-factor', () => {
  test('is asked for by names, with the one feature named', async () => {
    const whm = saying(settings());
    const { signal } = new AbortController();

    await getAvailability(whm, ['anna', 'bert', 'carl'], { signal });

    const args = { feature: 'twofactorauth', user: 'anna', 'user-1': 'bert', 'user-2': 'carl' };
    const request = { command: 'get_users_features_settings', args, effect: 'read' };
    assert.deepEqual(whm.asked, [[request, { signal }]]);
  });

  test('is told with what says so: the feature list by its name, or the account itself', async () => {
    const whm = saying(
      settings(
        lacks('anna'),
        lacks('bert', { feature_list: 5 }),
        lacks('carl', { feature_list_setting: 1, cpuser_setting: 0 }),
      ),
    );

    const told = await getFeatureSettings(whm, ['anna', 'bert', 'carl']);

    assert.deepEqual(Object.fromEntries(told), {
      anna: { canEnable: false, isOwn: false, featureList: 'small' },
      bert: { canEnable: false, isOwn: false, featureList: '' },
      carl: { canEnable: false, isOwn: true, featureList: 'small' },
    });
  });

  const states: [list: unknown, own: unknown, canEnable: boolean][] = [
    [0, null, false],
    ['0', null, false],
    ['', null, false],
    [0, undefined, false],
    [1, null, true],
    ['1', null, true],
    [true, undefined, true],
    // What is set for the account itself counts more.
    [0, 1, true],
    [0, '1', true],
    [1, 0, false],
    [1, '0', false],
  ];
  for (const [list, own, expected] of states) {
    test(`list ${JSON.stringify(list)}, own ${JSON.stringify(own)}: ${expected ? 'can' : 'cannot'}`, async () => {
      const more = { feature_list_setting: list, cpuser_setting: own };

      assert.equal(await canEnable(more), expected);
    });
  }

  for (const more of [
    { feature_list_setting: undefined },
    { feature_list_setting: 2 },
    { cpuser_setting: 'x' },
    { cpuser_setting: [] },
  ]) {
    test(`a setting that is none is not guessed: ${JSON.stringify(more)}`, async () => {
      const call = getAvailability(saying(settings(lacks('anna', more))), ['anna']);

      assert.equal((await failureOf(call)).kind, 'unreadable');
    });

    test(`and hides nobody else’s: ${JSON.stringify(more)}`, async () => {
      const whm = saying(settings(lacks('anna', more), lacks('bert')));

      assert.deepEqual([...(await getAvailability(whm, ['anna', 'bert']))], [['bert', false]]);
    });
  }

  test('is not known of whom nothing is told', async () => {
    const availability = await getAvailability(saying(settings(lacks('anna'))), ['anna', 'bert']);

    assert.deepEqual([...availability], [['anna', false]]);
  });

  test('is not read of whom nobody asked for', async () => {
    const availability = await getAvailability(saying(settings(lacks('eve'))), ['anna']);

    assert.equal(availability.size, 0);
  });

  test('is not told by other features', async () => {
    for (const feature of ['webmail', undefined, null, ['twofactorauth']]) {
      assert.equal(await canEnable({ feature }), undefined);
    }
  });

  test('records that are none are left out', async () => {
    const whm = saying(settings(null, 'anna', 5, [], {}, { user: 5 }, lacks('anna')));

    assert.deepEqual([...(await getAvailability(whm, ['anna']))], [['anna', false]]);
  });

  test('may be called what every object has', async () => {
    const users = ['__proto__', 'constructor', 'toString'];

    const availability = await getAvailability(
      saying(settings(...users.map((user) => lacks(user)))),
      users,
    );

    assert.deepEqual([...availability.keys()], users);
  });

  for (const data of [undefined, null, {}, [], { users_features_settings: [] }]) {
    test(`is known of nobody with ${JSON.stringify(data)}`, async () => {
      assert.equal((await getAvailability(saying(envelope(data)), ['anna'])).size, 0);
    });
  }

  for (const list of ['anna', 5, { anna: lacks('anna') }]) {
    test(`cannot be read from ${JSON.stringify(list).slice(0, 20)}`, async () => {
      const call = getAvailability(saying(envelope({ users_features_settings: list })), ['anna']);

      assert.deepEqual(await failureOf(call), {
        kind: 'unreadable',
        reason: 'users_features_settings',
      });
    });
  }

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fails with the call: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(getAvailability(saying(text, status), ['anna']))).kind, kind);
    });
  }

  test('may be refused', async () => {
    const reason = 'You do not have permission to call “get_users_features_settings”.';
    const whm = saying(envelope(undefined, { result: 0, reason }));

    assert.equal((await failureOf(getAvailability(whm, ['anna']))).kind, 'not-permitted');
  });
});
