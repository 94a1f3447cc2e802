/** A call has a time limit, for its whole answer. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DEFAULT_TIMEOUT_MS, RETRY_DELAY_MS } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { failureOf } from './failures.ts';
import { holdTimer } from '../state/held-timer.ts';
import {
  answer,
  CHANGE,
  hold,
  holdBody,
  READ,
  reset,
  startLoopback,
  type Reply,
} from './loopback.ts';

// A call that does not end fails its test after this time, instead of hanging.
suite('the time limit', { timeout: 30_000 }, () => {
  for (const request of [READ, CHANGE]) {
    test(`ends a call to ${request.effect} that is not answered, and it is not sent again`, async (t) => {
      const limit = holdTimer(t, 1234);
      const pause = holdTimer(t, RETRY_DELAY_MS);
      const { whm, received, asked } = await startLoopback(t, hold);

      const call = failureOf(whm(request, { timeoutMs: 1234 }));
      await asked();
      limit.ring();

      assert.deepEqual(await call, { kind: 'timed-out', reason: '' });
      await received[0]?.closed.given;
      assert.equal(received.length, 1);
      assert.equal(pause.count(), 0);
    });
  }

  test('holds for the whole answer, not for its beginning alone', async (t) => {
    const limit = holdTimer(t, 1234);
    const { whm, received, headed } = await startLoopback(t, holdBody);

    const call = failureOf(whm(READ, { timeoutMs: 1234 }));
    await headed.given;
    limit.ring();

    assert.equal((await call).kind, 'timed-out');
    await received[0]?.closed.given;
  });

  test('has a default', async (t) => {
    const limit = holdTimer(t, DEFAULT_TIMEOUT_MS);
    const { whm, asked } = await startLoopback(t, hold);

    const call = failureOf(whm(READ));
    await asked();
    limit.ring();

    assert.equal((await call).kind, 'timed-out');
  });

  test('begins anew for the second try', async (t) => {
    const limit = holdTimer(t, 1234);
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm } = await startLoopback(t, reset, answer(envelope()));

    const call = whm(READ, { timeoutMs: 1234 });
    await pause.isSet;
    assert.equal(limit.count(), 1);
    pause.ring();

    await call;
    assert.equal(limit.count(), 2);
  });

  const ENDINGS: [what: string, reply: Reply][] = [
    ['the answer has come', answer(envelope())],
    ['the call has failed', answer('', 401)],
    ['the connection is lost', reset],
  ];
  for (const [what, reply] of ENDINGS) {
    test(`is over when ${what}`, async (t) => {
      const limit = holdTimer(t, 1234);
      const { whm } = await startLoopback(t, reply);

      await Promise.allSettled([whm(CHANGE, { timeoutMs: 1234 })]);

      assert.deepEqual([limit.count(), limit.cleared()], [1, 1]);
    });
  }
});
