/** Switching the policy: sent once, waited for with a limit, and told as WHM says it. */
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import {
  POLICY_LIMIT_MS,
  POLICY_POLL_MS,
  PolicySwitch,
} from '../../../src/features/policy/policy-switch.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../../src/whm/failure.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { switchPolicy } from '../../../src/whm/two-factor-changes.ts';
import { createHost } from '../../state/host.ts';

type Told = boolean | FailureKind;

/** WHM says one thing after the other, the last one again and again; no pause takes its time. */
function setUp(t: TestContext, change: FailureKind | 'done', ...status: [Told, ...Told[]]) {
  const pauses: unknown[] = [];
  let now = 1_000_000;
  const set = (callback: () => void, ms = 0): unknown => {
    pauses.push(ms);
    now += ms;
    return setImmediate(callback);
  };
  t.mock.method(globalThis, 'setTimeout', set as typeof setTimeout);
  const commands: string[] = [];
  let asked = 0;
  let asking = (): void => undefined;
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  const whm: Transport = async ({ command }): Promise<Answer> => {
    const verb = command.replace('twofactorauth_', '');
    commands.push(verb);
    if (verb === 'policy_status') asking();
    const told = verb === 'policy_status' ? (status[asked++] ?? status.at(-1)) : change;
    if (typeof told === 'boolean') return { data: { is_enabled: Number(told) }, warnings: [] };
    if (told === 'done' || told === undefined) return { data: undefined, warnings: [] };
    throw new WhmFailure(told, 'Why.');
  };
  const host = createHost();
  const policy = new PolicySwitch(
    host,
    () => whm,
    () => now,
  );
  const pass = (ms: number) => (now += ms);
  return {
    policy,
    host,
    commands,
    pauses,
    onAsked: (deed: (pass: (ms: number) => void) => void) => (asking = () => deed(pass)),
  };
}

/** A WHM that remembers how long each call would be waited for. */
function recordLimits(limits: (number | undefined)[]): { whm: Transport } {
  return {
    whm: (_, options) => {
      limits.push(options?.timeoutMs);
      return Promise.resolve({ data: undefined, warnings: [] });
    },
  };
}

suite('the policy', () => {
  for (const isOn of [true, false]) {
    test(`is switched ${isOn ? 'on' : 'off'}, and asked for until WHM says so`, async (t) => {
      const { policy, commands, pauses } = setUp(t, 'done', !isOn, 'unreachable', isOn);
      const over = policy.switch(isOn);
      assert.equal(policy.phase, 'sending');
      await over;
      assert.equal(policy.phase, 'idle');
      assert.deepEqual(policy.outcome, {
        asked: isOn,
        isOn,
        failure: undefined,
        unread: undefined,
      });
      assert.deepEqual(commands, [
        isOn ? 'enable_policy' : 'disable_policy',
        ...Array.from({ length: 3 }, () => 'policy_status'),
      ]);
      assert.deepEqual(
        pauses,
        Array.from({ length: 3 }, () => POLICY_POLL_MS),
      );
    });
  }

  test('asked for again while it is being switched, it is sent once', async (t) => {
    const { policy, commands } = setUp(t, 'done', true);
    await Promise.all([policy.switch(true), policy.switch(true), policy.switch(false)]);
    assert.deepEqual(commands, ['enable_policy', 'policy_status']);
  });

  for (const kind of ['unreachable', 'timed-out', 'unreadable', 'session-ended'] as const) {
    test(`the answer is lost (${kind}), and it is done all the same`, async (t) => {
      const { policy, commands } = setUp(t, kind, false, true);
      await policy.switch(true);
      assert.equal(policy.outcome?.isOn, true);
      // Who could read is logged in.
      const expected = kind === 'session-ended' ? 'unreadable' : kind;
      assert.equal(policy.outcome.failure?.kind, expected);
      assert.equal(commands.filter((one) => one === 'enable_policy').length, 1);
    });
  }

  test('refused: read once, and told with the reason', async (t) => {
    const { policy, commands } = setUp(t, 'refused', false);
    await policy.switch(true);
    assert.equal(policy.outcome?.isOn, false);
    assert.equal(policy.outcome.failure?.reason, 'Why.');
    assert.deepEqual(commands, ['enable_policy', 'policy_status']);
  });

  test('that does not become so is told as it is, at the limit', async (t) => {
    const { policy, commands } = setUp(t, 'done', false);
    await policy.switch(true);
    assert.deepEqual(policy.outcome, {
      asked: true,
      isOn: false,
      failure: undefined,
      unread: undefined,
    });
    const polls = commands.length - 1;
    assert.ok(polls >= POLICY_LIMIT_MS / POLICY_POLL_MS && polls < 100);
  });

  test('is not waited for longer than the limit where each answer takes its time', async (t) => {
    const { policy, commands, onAsked } = setUp(t, 'done', 'timed-out');
    onAsked((pass) => pass(POLICY_LIMIT_MS / 2));
    await policy.switch(true);
    assert.equal(policy.outcome?.isOn, undefined);
    assert.equal(commands.length, 3, 'sent, and asked for twice');
  });

  test('that WHM does not tell within the limit is not known', async (t) => {
    const { policy } = setUp(t, 'done', 'unreachable');
    await policy.switch(true);
    assert.equal(policy.outcome?.isOn, undefined);
    assert.equal(policy.outcome?.unread?.kind, 'unreachable');
  });

  test('is not known where the session has ended: that does not mend itself', async (t) => {
    const { policy, commands } = setUp(t, 'done', 'session-ended');
    await policy.switch(true);
    assert.equal(policy.outcome?.isOn, undefined);
    assert.equal(commands.length, 2);
    assert.equal(policy.outcome?.unread?.kind, 'session-ended');
    policy.forget();
    assert.equal(policy.outcome, undefined);
  });

  test('is asked for well before a daemon that hangs has answered the switch', async (t) => {
    const limits: (number | undefined)[] = [];
    const { policy } = setUp(t, 'timed-out', true);
    const { whm } = recordLimits(limits);
    await switchPolicy(whm, true);
    assert.deepEqual(limits, [30_000]);
    await policy.switch(true);
    assert.equal(policy.outcome?.isOn, true);
  });

  test('a page that is left asks no more', async (t) => {
    const { policy, commands } = setUp(t, 'done', false);
    const over = policy.switch(true);
    policy.hostDisconnected();
    await over;
    assert.deepEqual(commands, ['enable_policy']);
  });
});
