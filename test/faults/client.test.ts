/** The fault table, fault × call: each function of the client fails in a named way, is sent once, and works again. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { WhmFailure } from '../../src/whm/failure.ts';
import { CALLS, type TableCall } from './calls.ts';
import { assertTold, watchRejections } from './checks.ts';
import { startFastClock, type FastClock } from './clock.ts';
import { chooseFaults } from './choose-faults.ts';
import { FaultyWhm } from './faulty-whm.ts';

/** How a call ends: with its failure, or undefined where it succeeds. */
async function endOf(
  clock: FastClock,
  whm: FaultyWhm,
  { run }: TableCall,
): Promise<WhmFailure | undefined> {
  let end: unknown = 'never';
  run(whm.transport, clock.now()).then(
    () => (end = undefined),
    (error: unknown) => (end = error),
  );
  await clock.quiet(() => end !== 'never');
  assert.ok(end === undefined || end instanceof WhmFailure, `not a WhmFailure: ${String(end)}`);
  return end;
}

for (const [row, call] of CALLS.entries()) {
  suite(call.name, () => {
    for (const fault of chooseFaults(row, 4)) {
      test(fault.name, async (t) => {
        const assertHandled = watchRejections(t);
        const clock = startFastClock(t);
        const whm = new FaultyWhm(clock);
        whm.strike({ call: call.name, fault });

        const failure = await endOf(clock, whm, call);

        assert.equal(failure?.kind, fault.kindOf(call));
        if (failure) assertTold(failure);
        if (call.effect === 'change') assert.equal(whm.sent.length, 1);
        whm.strike(undefined);
        assert.equal(await endOf(clock, whm, call), undefined, 'works when WHM does');
        await assertHandled();
      });
    }
  });
}
