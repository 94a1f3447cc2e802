/** The store that WHM keeps for its users: a JSON body, success per key, sizes that WHM takes. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getValues, setValue } from '../../src/whm/personalization.ts';
import { RETRY_DELAY_MS } from '../../src/whm/transport.ts';
import { ANSWERS_THAT_FAIL, envelope, NO, saying } from './answers.ts';
import { failureOf } from './failures.ts';
import { holdTimer } from './held-timer.ts';
import { answer, reset, startLoopback } from './loopback.ts';

const told = (keys: object): string => envelope({ personalization: keys });
const GIVEN = told({ a: { success: 1, reason: 'OK', value: 'x' } });

suite('the values of keys', () => {
  test('are asked for in a JSON body, without anything in the address', async (t) => {
    const { whm, received } = await startLoopback(t, answer(GIVEN));

    await getValues(whm, ['a', 'b']);

    const [{ method, url, headers, body } = assert.fail('nothing was sent')] = received;
    assert.deepEqual([method, url], ['POST', '/cpsess1234567890/json-api/personalization_get']);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), {
      'api.version': 1,
      store: 'twofactor_status',
      names: ['a', 'b'],
    });
  });

  test('are asked for once more after a lost connection: it is reading', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset, answer(GIVEN));

    const call = getValues(whm, ['a']);
    await pause.isSet;
    pause.ring();

    assert.deepEqual([...(await call)], [['a', 'x']]);
    assert.equal(received.length, 2);
  });

  test('a key that was never set is null', async () => {
    const whm = saying(told({ a: { success: 1, value: null }, b: { success: '1' } }));

    assert.deepEqual(
      [...(await getValues(whm, ['a', 'b']))],
      [
        ['a', null],
        ['b', null],
      ],
    );
  });

  const untold: [what: string, keys: object][] = [
    ['not there', {}],
    ['a failure', { a: { success: 0, reason: 'No.', value: 'x' } }],
    ['a failure as text', { a: { success: '0', value: 'x' } }],
    ['without success', { a: { value: 'x' } }],
    ['a success that is none', { a: { success: 'yes', value: 'x' } }],
    ['no object', { a: 'x' }],
    ['null', { a: null }],
    ['a list', { a: ['x'] }],
    ['a number', { a: { success: 1, value: 5 } }],
    ['an object for a value', { a: { success: 1, value: { b: 'x' } } }],
  ];
  for (const [what, keys] of untold) {
    test(`a key that is ${what} is missing, and the others are there`, async () => {
      const whm = saying(told({ ...keys, b: { success: 1, value: 'y' } }));

      assert.deepEqual([...(await getValues(whm, ['a', 'b']))], [['b', 'y']]);
    });
  }

  test('a key that every object has is not told by that', async () => {
    const keys = ['constructor', 'toString', '__proto__'];

    assert.equal((await getValues(saying(told({})), keys)).size, 0);
  });

  for (const data of [undefined, null, [], {}, 'x', { personalization: [] }]) {
    test(`are none with ${JSON.stringify(data)}`, async () => {
      assert.equal((await getValues(saying(envelope(data)), ['a'])).size, 0);
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

  test('a key may have 128 bytes and no more, whatever its letters', async () => {
    const whm = saying(told({}));

    await getValues(whm, ['a'.repeat(128), 'ü'.repeat(64)]);
    for (const key of ['a'.repeat(129), 'ü'.repeat(65), '😀'.repeat(33)]) {
      await assert.rejects(getValues(whm, [key]), RangeError);
    }
    assert.equal(whm.asked.length, 1);
  });
});

suite('setting a key', () => {
  test('sends a JSON body, without anything in the address', async (t) => {
    const { whm, received } = await startLoopback(t, answer(GIVEN));

    await setValue(whm, 'a', '“x” & ü');

    const [{ method, url, headers, body } = assert.fail('nothing was sent')] = received;
    assert.deepEqual([method, url], ['POST', '/cpsess1234567890/json-api/personalization_set']);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), {
      'api.version': 1,
      store: 'twofactor_status',
      personalization: { a: '“x” & ü' },
    });
  });

  test('is never tried again: another window may have written since', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset);

    const failed = failureOf(setValue(whm, 'a', 'x'));
    await Promise.race([failed, pause.isSet]);

    assert.equal(pause.count(), 0);
    assert.equal((await failed).kind, 'unreachable');
    assert.equal(received.length, 1);
  });

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fails with the call: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(setValue(saying(text, status), 'a', 'x'))).kind, kind);
    });
  }

  test('fails with the reason of the key, although the call succeeds', async () => {
    const whm = saying(told({ a: { success: 0, reason: 'The store is full.' } }));

    assert.deepEqual(await failureOf(setValue(whm, 'a', 'x')), {
      kind: 'refused',
      reason: 'The store is full.',
    });
  });

  for (const keys of [{}, { b: { success: 1 } }, { a: 'OK' }, { a: {} }]) {
    test(`is not taken for done with ${JSON.stringify(keys)}`, async () => {
      assert.equal((await failureOf(setValue(saying(told(keys)), 'a', 'x'))).kind, 'unreadable');
    });
  }

  test('a value may have 2,048 bytes and no more, whatever its letters', async () => {
    const whm = saying(GIVEN);

    await setValue(whm, 'a', 'x'.repeat(2_048));
    await setValue(whm, 'a', 'ü'.repeat(1_024));
    for (const value of ['x'.repeat(2_049), 'ü'.repeat(1_025)]) {
      await assert.rejects(setValue(whm, 'a', value), RangeError);
    }
    await assert.rejects(setValue(whm, 'k'.repeat(129), 'x'), RangeError);
    assert.equal(whm.asked.length, 2);
  });

  test('a key called what every object has is one like any other', async () => {
    const text = '{"metadata":{"result":1},"data":{"personalization":{"__proto__":{"success":1}}}}';
    const whm = saying(text);

    await setValue(whm, '__proto__', 'x');

    const [[request] = []] = whm.asked;
    assert.match(JSON.stringify(request?.json), /"__proto__":"x"/);
  });
});
