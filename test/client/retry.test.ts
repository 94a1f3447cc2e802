/** Reading is tried once more after a connection failure; nothing that changes the server ever is. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createTransport, RETRY_DELAY_MS } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { failureOf } from './failures.ts';
import { holdTimer } from '../state/held-timer.ts';
import {
  answer,
  CHANGE,
  cutBody,
  cutChunks,
  READ,
  reset,
  startLoopback,
  TOKEN,
  type Reply,
} from './loopback.ts';

const CONNECTION_FAILURES: [what: string, reply: Reply][] = [
  ['a reset connection', reset],
  ['a body that breaks off', cutBody],
  ['chunks that break off', cutChunks],
];

// A call that does not end fails its test after this time, instead of hanging.
suite('retry', { timeout: 30_000 }, () => {
  for (const [what, failing] of CONNECTION_FAILURES) {
    test(`reading is tried once more after ${what}`, async (t) => {
      const pause = holdTimer(t, RETRY_DELAY_MS);
      const { whm, received } = await startLoopback(t, failing, answer(envelope({ a: 1 })));

      const call = whm(READ);
      await pause.isSet;
      assert.equal(received.length, 1, 'not before the pause is over');
      pause.ring();

      assert.deepEqual((await call).data, { a: 1 });
      assert.equal(received.length, 2);
      assert.equal(received[1]?.url, received[0]?.url);
    });

    test(`a change is never sent again after ${what}`, async (t) => {
      const pause = holdTimer(t, RETRY_DELAY_MS);
      const { whm, received } = await startLoopback(t, failing);

      const { kind } = await failureOf(whm(CHANGE));

      assert.equal(kind, 'unreachable');
      assert.equal(received.length, 1);
      assert.equal(pause.count(), 0);
    });
  }

  for (const status of [500, 502]) {
    test(`HTTP ${status} is an answer: it is not asked for again`, async (t) => {
      const pause = holdTimer(t, RETRY_DELAY_MS);
      const { whm, received } = await startLoopback(t, answer('<html>Error</html>', status));

      const { kind, reason } = await failureOf(whm(READ));

      assert.deepEqual([kind, reason], ['server-error', `HTTP ${status}`]);
      assert.equal(received.length, 1);
      assert.equal(pause.count(), 0);
    });
  }

  test('reading is not tried a third time', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset);

    const call = failureOf(whm(READ));
    await pause.isSet;
    pause.ring();

    assert.equal((await call).kind, 'unreachable');
    assert.equal(received.length, 2);
    assert.equal(pause.count(), 1);
  });

  test('the second answer counts, whatever it is', async (t) => {
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const refusal = answer(envelope({}, { result: 0, reason: 'No.' }));
    const { whm } = await startLoopback(t, reset, refusal);

    const call = failureOf(whm(READ));
    await pause.isSet;
    pause.ring();

    assert.deepEqual(await call, { kind: 'refused', reason: 'No.' });
  });

  const ANSWERS: [what: string, reply: Reply][] = [
    ['a refusal', answer(envelope({}, { result: 0, reason: 'No.' }))],
    ['a missing permission', answer(envelope({}, { result: 0, reason: 'No.' }), 403)],
    ['an ended session', answer('', 401)],
    ['an unreadable answer', answer('{"metadata":')],
    ['an unknown address', answer('', 404)],
    ['a success', answer(envelope())],
  ];
  for (const [what, reply] of ANSWERS) {
    test(`nothing is asked again after ${what}`, async (t) => {
      const pause = holdTimer(t, RETRY_DELAY_MS);
      const { whm, received } = await startLoopback(t, reply);

      await Promise.allSettled([whm(READ)]);

      assert.equal(received.length, 1);
      assert.equal(pause.count(), 0);
    });
  }

  test('what fetch throws at once is a connection failure too', async () => {
    const fetch = () => {
      throw new TypeError('Refused to connect because of the content security policy');
    };
    const whm = createTransport({ fetch, token: TOKEN });

    assert.deepEqual(await failureOf(whm(CHANGE)), { kind: 'unreachable', reason: '' });
  });
});
