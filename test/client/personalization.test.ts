/** The store that WHM keeps for its users: a JSON body, names of our own, success per key, sizes that WHM takes. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getBareValues, getValues, setValues } from '../../src/whm/personalization.ts';
import { RETRY_DELAY_MS } from '../../src/whm/transport.ts';
import { ANSWERS_THAT_FAIL, envelope, NO, saying } from './answers.ts';
import { failureOf } from './failures.ts';
import { holdTimer } from '../state/held-timer.ts';
import { answer, reset, startLoopback } from './loopback.ts';

const OURS = 'twofactor_status:';
const told = (keys: object): string =>
  envelope({
    personalization: Object.fromEntries(
      Object.entries(keys).map(([name, answer]: [string, unknown]) => [OURS + name, answer]),
    ),
  });
const GIVEN = told({ a: { success: 1, reason: 'OK', value: 'x' } });
const VALUES = new Map([['a', 'x']]);
/** How WHM says of a key that nothing was ever stored. */
const NEVER = { success: 0, reason: 'Es wurde noch nichts gespeichert.', value: null };

suite('the values of names', () => {
  test('are asked for in a JSON body, under names of our own, without anything in the address', async (t) => {
    const given = told({ a: { success: 1, value: 'x' }, b: { success: 1, value: 'y' } });
    const { whm, received } = await startLoopback(t, answer(given));

    await getValues(whm, ['a', 'b']);

    const [{ method, url, headers, body } = assert.fail('nothing was sent')] = received;
    assert.deepEqual([method, url], ['POST', '/cpsess1234567890/json-api/personalization_get']);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), {
      'api.version': 1,
      store: 'twofactor_status',
      names: ['twofactor_status:a', 'twofactor_status:b'],
    });
  });

  test('may be asked for under bare names', async () => {
    const whm = saying(envelope({ personalization: { a: { success: 1, value: 'x' } } }));

    assert.deepEqual(await getBareValues(whm, ['a']), { hasStore: true, values: VALUES });
    assert.deepEqual(whm.asked[0]?.[0].json, { store: 'twofactor_status', names: ['a'] });
  });

  test('are asked for once more after a lost connection: it is reading', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset, answer(GIVEN));

    const call = getValues(whm, ['a']);
    await pause.isSet;
    pause.ring();

    assert.deepEqual(await call, { hasStore: true, values: VALUES });
    assert.equal(received.length, 2);
  });

  test('that were never set are null', async () => {
    const whm = saying(told({ a: { success: 1, value: null }, b: { success: '1' } }));

    const values = new Map([
      ['a', null],
      ['b', null],
    ]);
    assert.deepEqual(await getValues(whm, ['a', 'b']), { hasStore: true, values });
  });

  for (const never of [NEVER, { ...NEVER, success: '0' }, { success: 0, value: null }]) {
    test(`are null where nothing was ever stored: ${JSON.stringify(never)}`, async () => {
      const whm = saying(told({ a: never, b: never }));

      const values = new Map([
        ['a', null],
        ['b', null],
      ]);
      assert.deepEqual(await getValues(whm, ['a', 'b']), { hasStore: false, values });
    });
  }

  const untold: [what: string, keys: object, kind: string][] = [
    ['not there', {}, 'unreadable'],
    ['never stored, and another is', { a: NEVER }, 'refused'],
    ['a failure with a value', { a: { success: 0, reason: 'No.', value: 'x' } }, 'refused'],
    ['a failure as text', { a: { success: '0', value: 'x' } }, 'refused'],
    ['without success', { a: { value: 'x' } }, 'unreadable'],
    ['a success that is none', { a: { success: 'yes', value: 'x' } }, 'unreadable'],
    ['no object', { a: 'x' }, 'unreadable'],
    ['null', { a: null }, 'unreadable'],
    ['a list', { a: ['x'] }, 'unreadable'],
    ['a number', { a: { success: 1, value: 5 } }, 'unreadable'],
    ['an object for a value', { a: { success: 1, value: { b: 'x' } } }, 'unreadable'],
  ];
  for (const [what, keys, kind] of untold) {
    for (const other of [
      { success: 1, value: 'y' },
      { success: 1, value: null },
    ]) {
      test(`fail where one is ${what}, beside ${JSON.stringify(other)}`, async () => {
        const whm = saying(told({ ...keys, b: other }));

        assert.equal((await failureOf(getValues(whm, ['a', 'b']))).kind, kind);
      });
    }
  }

  test('fail where all are failures that are not that of an empty store', async () => {
    for (const failed of [
      { success: 0, reason: 'Locked.', value: 'x' },
      { success: 0, reason: 'Locked.' },
    ]) {
      const whm = saying(told({ a: failed, b: failed }));

      assert.deepEqual(await failureOf(getValues(whm, ['a', 'b'])), {
        kind: 'refused',
        reason: 'Locked.',
      });
    }
  });

  test('are not told by what every object has', async () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      const whm = saying(envelope({ personalization: {} }));

      assert.equal((await failureOf(getBareValues(whm, [name]))).kind, 'unreadable');
    }
  });

  for (const data of [undefined, null, [], {}, 'x', { personalization: [] }]) {
    test(`cannot be read with ${JSON.stringify(data)}`, async () => {
      const failure = await failureOf(getValues(saying(envelope(data)), ['a']));

      assert.equal(failure.kind, 'unreadable');
    });
  }

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fail as a whole where the call does: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(getValues(saying(text, status), ['a']))).kind, kind);
    });
  }

  test('fail with the reason of the call', async () => {
    assert.deepEqual(await failureOf(getValues(saying(NO), ['a'])), {
      kind: 'refused',
      reason: 'No.',
    });
  });

  test('are not asked for under a key of more than 128 bytes, whatever its letters', async () => {
    const room = 128 - OURS.length;
    const longest = ['a'.repeat(room), 'ü'.repeat(55) + 'a'.repeat(room - 110)];
    const whm = saying(
      told(Object.fromEntries(longest.map((name) => [name, { success: 1, value: 'x' }]))),
    );

    await getValues(whm, longest);
    for (const name of ['a'.repeat(room + 1), 'ü'.repeat(56), '😀'.repeat(28)]) {
      await assert.rejects(getValues(whm, [name]), RangeError);
    }
    assert.equal(whm.asked.length, 1);
  });
});

suite('setting values', () => {
  test('sends a JSON body, under names of our own, without anything in the address', async (t) => {
    const given = told({ a: { success: 1 }, b: { success: '1' } });
    const { whm, received } = await startLoopback(t, answer(given));

    await setValues(
      whm,
      new Map([
        ['a', '“x” & ü'],
        ['b', 'y'],
      ]),
    );

    const [{ method, url, headers, body } = assert.fail('nothing was sent')] = received;
    assert.deepEqual([method, url], ['POST', '/cpsess1234567890/json-api/personalization_set']);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), {
      'api.version': 1,
      store: 'twofactor_status',
      personalization: { 'twofactor_status:a': '“x” & ü', 'twofactor_status:b': 'y' },
    });
  });

  test('is never tried again: another window may have written since', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset);

    const failed = failureOf(setValues(whm, VALUES));
    await Promise.race([failed, pause.isSet]);

    assert.equal(pause.count(), 0);
    assert.equal((await failed).kind, 'unreachable');
    assert.equal(received.length, 1);
  });

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fails with the call: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(setValues(saying(text, status), VALUES))).kind, kind);
    });
  }

  test('fails with the reason of a name, although the call and another name succeed', async () => {
    const whm = saying(
      told({ a: { success: 1 }, b: { success: 0, reason: 'The store is full.', value: null } }),
    );

    const failure = await failureOf(
      setValues(
        whm,
        new Map([
          ['a', 'x'],
          ['b', 'y'],
        ]),
      ),
    );

    assert.deepEqual(failure, { kind: 'refused', reason: 'The store is full.' });
  });

  for (const keys of [{}, { b: { success: 1 } }, { a: 'OK' }, { a: {} }]) {
    test(`is not taken for done with ${JSON.stringify(keys)}`, async () => {
      assert.equal((await failureOf(setValues(saying(told(keys)), VALUES))).kind, 'unreadable');
    });
  }

  test('sends no value of more than 2,048 bytes, whatever its letters, and none beside it', async () => {
    const whm = saying(told({ a: { success: 1 }, b: { success: 1 } }));
    const set = (name: string, value: string) =>
      setValues(
        whm,
        new Map([
          ['b', 'y'],
          [name, value],
        ]),
      );

    await set('a', 'x'.repeat(2_048));
    await set('a', 'ü'.repeat(1_024));
    for (const value of ['x'.repeat(2_049), 'ü'.repeat(1_025)]) {
      await assert.rejects(set('a', value), RangeError);
    }
    await assert.rejects(set('k'.repeat(112), 'x'), RangeError);
    assert.equal(whm.asked.length, 2);
  });
});
