/** Switching the policy: sent once, waited for with a limit, and told as WHM says it. */
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import {
  POLICY_LIMIT_MS,
  POLICY_POLL_MS,
  PolicySwitch,
} from '../../../src/features/policy/policy-switch.ts';
import { Loader } from '../../../src/state/loader.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../../src/whm/failure.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { getPolicyStatus } from '../../../src/whm/two-factor.ts';
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
  const current = new Loader(createHost(), (signal) => getPolicyStatus(whm, { signal }));
  const policy = new PolicySwitch(
    host,
    () => whm,
    () => current,
    () => now,
  );
  const pass = (ms: number) => (now += ms);
  return {
    policy,
    current,
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
      const { policy, current, commands, pauses } = setUp(t, 'done', !isOn, 'unreachable', isOn);
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
      assert.deepEqual([current.value, current.failure], [isOn, undefined], 'the page knows it');
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

  test('what was read before stands while WHM is waited for', async (t) => {
    const { policy, current, onAsked } = setUp(t, 'done', false, 'unreachable', true);
    await current.load();
    const seen: unknown[] = [];
    onAsked(() => seen.push([current.value, current.failure, current.isPending]));
    await policy.switch(true);
    assert.deepEqual(seen, [
      [false, undefined, true],
      [false, undefined, true],
    ]);
    assert.equal(current.value, true);
  });

  test('that WHM does not tell within the limit is not known to the page either', async (t) => {
    const { policy, current } = setUp(t, 'done', false, 'unreachable');
    await current.load();
    await policy.switch(true);
    assert.equal(current.failure?.kind, 'unreachable');
    assert.equal(current.isPending, false);
  });

  for (const [what, read] of [
    ['meets the daemon from before the restart', false],
    ['meets nobody', 'unreachable'],
  ] as const) {
    test(`is told all the same where a Refresh meanwhile ${what}`, async (t) => {
      const { policy, current, commands, onAsked } = setUp(t, 'done', read, false, true);
      let asked = 0;
      onAsked(() => {
        if (++asked === 1) void current.load();
      });
      await policy.switch(true);
      assert.deepEqual(policy.outcome, {
        asked: true,
        isOn: true,
        failure: undefined,
        unread: undefined,
      });
      assert.deepEqual(
        [current.value, current.failure, current.isPending],
        [true, undefined, false],
      );
      assert.equal(commands.filter((one) => one === 'enable_policy').length, 1);
    });
  }

  test('is what a Refresh at the limit reads', async (t) => {
    const { policy, current, commands, onAsked } = setUp(t, 'done', false);
    onAsked((pass) => {
      pass(POLICY_LIMIT_MS);
      void current.load(() => new Promise((resolve) => setImmediate(resolve, true)));
    });
    await policy.switch(true);
    assert.deepEqual([policy.outcome?.isOn, current.value], [true, true]);
    assert.equal(commands.length, 2, 'sent, and asked for once');
  });

  test('a page that is left while it is sent asks no more', async (t) => {
    const { policy, commands } = setUp(t, 'done', false);
    const over = policy.switch(true);
    policy.hostDisconnected();
    await over;
    assert.deepEqual(commands, ['enable_policy']);
  });

  test('a page that is left while it waits asks no more', async (t) => {
    const { policy, current, commands, onAsked } = setUp(t, 'done', false);
    onAsked(() => {
      policy.hostDisconnected();
      current.hostDisconnected();
    });
    await policy.switch(true);
    assert.deepEqual(commands, ['enable_policy', 'policy_status']);
    assert.deepEqual([policy.phase, policy.outcome?.isOn], ['idle', undefined]);
  });

  test('a page that is moved while it waits learns what came of it', async (t) => {
    const { policy, current, onAsked } = setUp(t, 'done', false, false, true);
    let asked = 0;
    onAsked(() => {
      if (++asked > 1) return;
      for (const one of [policy, current]) one.hostDisconnected();
      for (const one of [policy, current]) one.hostConnected();
    });
    await policy.switch(true);
    assert.deepEqual([policy.outcome?.isOn, current.value], [true, true]);
  });
});
