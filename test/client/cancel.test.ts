/** A call that nobody waits for any more ends at once, at whatever point it is. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { RETRY_DELAY_MS } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { failureOf } from './failures.ts';
import { holdTimer } from '../state/held-timer.ts';
import { answer, CHANGE, hold, holdBody, READ, reset, startLoopback } from './loopback.ts';

// A call that does not end fails its test after this time, instead of hanging.
suite('cancelling', { timeout: 30_000 }, () => {
  for (const request of [READ, CHANGE]) {
    test(`before the request: nothing is sent to ${request.effect}`, async (t) => {
      const { whm, received } = await startLoopback(t, answer(envelope()));

      const failed = await failureOf(whm(request, { signal: AbortSignal.abort() }));

      assert.deepEqual(failed, { kind: 'cancelled', reason: '' });
      assert.equal(received.length, 0);
    });

    test(`while WHM works on a call to ${request.effect}: the connection is given up`, async (t) => {
      const controller = new AbortController();
      const { whm, received, asked } = await startLoopback(t, hold);

      const call = failureOf(whm(request, { signal: controller.signal }));
      await asked();
      controller.abort();

      assert.equal((await call).kind, 'cancelled');
      await received[0]?.closed.given;
      assert.equal(received.length, 1);
    });

    test(`while the answer to a call to ${request.effect} comes: the connection is given up`, async (t) => {
      const controller = new AbortController();
      const { whm, received, headed } = await startLoopback(t, holdBody);

      const call = failureOf(whm(request, { signal: controller.signal }));
      await headed.given;
      controller.abort();

      assert.equal((await call).kind, 'cancelled');
      await received[0]?.closed.given;
      assert.equal(received.length, 1);
    });
  }

  test('in the pause before the second try: nothing more is sent, and nobody waits', async (t) => {
    const controller = new AbortController();
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received } = await startLoopback(t, reset, answer(envelope()));

    const call = failureOf(whm(READ, { signal: controller.signal }));
    await pause.isSet;
    controller.abort();

    assert.equal((await call).kind, 'cancelled');
    assert.equal(received.length, 1);
    assert.equal(pause.cleared(), 1);
  });

  test('during the second try', async (t) => {
    const controller = new AbortController();
    const pause = holdTimer(t, RETRY_DELAY_MS);
    const { whm, received, asked } = await startLoopback(t, reset, holdBody);

    const call = failureOf(whm(READ, { signal: controller.signal }));
    await pause.isSet;
    pause.ring();
    await asked(2);
    controller.abort();

    assert.equal((await call).kind, 'cancelled');
    await received[1]?.closed.given;
    assert.equal(received.length, 2);
  });

  test('whatever the reason that the signal carries', async (t) => {
    const { whm } = await startLoopback(t, answer(envelope()));

    for (const reason of [undefined, 'a text', new Error('an error'), null]) {
      const { kind } = await failureOf(whm(READ, { signal: AbortSignal.abort(reason) }));
      assert.equal(kind, 'cancelled');
    }
  });

  test('after the answer changes nothing', async (t) => {
    const controller = new AbortController();
    const { whm } = await startLoopback(t, answer(envelope({ a: 1 })));

    const { data } = await whm(READ, { signal: controller.signal });
    controller.abort();

    assert.deepEqual(data, { a: 1 });
  });

  test('one call leaves another alone', async (t) => {
    const controller = new AbortController();
    const { whm, asked } = await startLoopback(t, hold, answer(envelope({ a: 1 })));

    const cancelled = failureOf(whm(READ, { signal: controller.signal }));
    await asked();
    const other = whm(READ);
    controller.abort();

    assert.equal((await cancelled).kind, 'cancelled');
    assert.deepEqual((await other).data, { a: 1 });
  });
});
