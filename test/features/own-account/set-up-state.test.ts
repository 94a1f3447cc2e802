/** Setting up one's own second factor: the secret is there while its dialog is open, and forgotten with it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { OwnSetUp } from '../../../src/features/own-account/set-up-state.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../../src/whm/failure.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { createHost } from '../../state/host.ts';
import { turn } from '../../state/turns.ts';

const NOW = 1_000_000;
const SECRET = 'ABCDEFGHIJKLMNOP';

/** @param states whether it is on, as it is read when the dialog is opened and after that */
function setUp(...states: readonly (boolean | FailureKind)[]) {
  let asked = 0;
  const isOn = (): Promise<boolean> => {
    const told = states[asked++] ?? false;
    return typeof told === 'boolean' ? Promise.resolve(told) : Promise.reject(new WhmFailure(told));
  };
  const calls: {
    readonly verb: string;
    readonly args: Readonly<Record<string, string>>;
    readonly answer: (data: unknown, servedAt?: number) => Promise<void>;
    readonly fail: (kind: FailureKind) => Promise<void>;
  }[] = [];
  const whm: Transport = ({ command, args }) =>
    new Promise<Answer>((resolve, reject) => {
      calls.push({
        verb: command.replace('twofactorauth_', ''),
        args,
        answer: (data, servedAt) => {
          resolve({ data, warnings: [], servedAt });
          return turn();
        },
        fail: (kind) => {
          reject(new WhmFailure(kind, 'Why.'));
          return turn();
        },
      });
    });
  const own = new OwnSetUp(
    createHost(),
    () => whm,
    isOn,
    () => NOW,
  );
  const call = (index: number) => calls[index] ?? assert.fail(`no call ${index}`);
  /** Open, with a secret. */
  const open = async (): Promise<void> => {
    void own.open();
    await call(calls.length - 1).answer(
      { secret: SECRET, otpauth_str: `otpauth://totp/x?secret=${SECRET}` },
      NOW + 5_000,
    );
  };
  return { own, calls, call, open, asked: () => asked };
}

/** Nothing that an object holds, in fields of any kind that can be looked at, has the secret. */
const holdsNothing = (own: OwnSetUp): boolean => !JSON.stringify(own).includes(SECRET);

suite('setting up', () => {
  test('generates when it is opened, and knows how far the clocks are apart', async () => {
    const { own, open, calls } = setUp();
    assert.equal(calls.length, 0);
    await open();
    assert.equal(own.secret, SECRET);
    assert.match(own.otpauthUrl, /^otpauth:/);
    assert.equal(own.clockOffsetMs, 5_000);
    void own.open();
    assert.equal(calls.length, 1);
  });

  test('sends the code once, and forgets the secret when it is in use', async () => {
    const { own, open, calls, call } = setUp();
    await open();
    void own.turnOn('123456');
    void own.turnOn('123456');
    assert.equal(calls.length, 2);
    assert.deepEqual(call(1).args, { secret: SECRET, tfa_token: '123456' });
    await call(1).answer({ success: 1 });
    assert.ok(own.isDone && own.isOpen && !own.isPending);
    assert.ok(holdsNothing(own));
    void own.turnOn('123456');
    assert.equal(calls.length, 2);
  });

  test('a wrong code keeps the secret for the next', async () => {
    const { own, open, call } = setUp();
    await open();
    void own.turnOn('123456');
    await call(1).fail('refused');
    assert.ok(own.hasCodeFailed && !own.isDone);
    assert.equal(own.failure?.reason, 'Why.');
    assert.equal(own.secret, SECRET);
    void own.turnOn('654321');
    await call(2).answer({ success: 1 });
    assert.ok(own.isDone);
    assert.equal(own.failure, undefined);
  });

  test('a secret that does not come can be asked for again', async () => {
    const { own, call } = setUp();
    void own.open();
    await call(0).fail('refused');
    assert.equal(own.hasCodeFailed, false);
    assert.equal(own.failure?.kind, 'refused');
    void own.generate();
    void own.generate();
    await call(1).answer({ secret: SECRET });
    assert.equal(own.secret, SECRET);
    assert.equal(own.otpauthUrl, '');
    assert.equal(own.clockOffsetMs, undefined);
  });

  for (const [name, leave] of [
    ['closed', (own: OwnSetUp) => own.close()],
    ['left with the page', (own: OwnSetUp) => own.hostDisconnected()],
  ] as const) {
    test(`${name}, it holds no secret; what is on its way brings none`, async () => {
      const { own, open, call } = setUp();
      await open();
      leave(own);
      assert.ok(holdsNothing(own) && !own.isOpen);
      void own.open();
      leave(own);
      await call(1).answer({ secret: SECRET });
      assert.ok(holdsNothing(own) && !own.isPending);
    });
  }

  test('closed while a code is checked, a dialog that is opened anew keeps its own secret', async () => {
    const { own, open, call } = setUp();
    await open();
    void own.turnOn('123456');
    own.close();
    void own.open();
    await call(2).answer({ secret: 'QRSTUVWXYZ234567' });
    await call(1).answer({ success: 1 });
    assert.equal(own.secret, 'QRSTUVWXYZ234567');
    assert.equal(own.isDone, false);
  });
});

suite('a code that fails', () => {
  for (const [name, kind, before, after, isDone, isOn, isNew] of [
    ['lost, and on now', 'unreachable', false, true, true, true, true],
    ['the login page instead, and on now', 'session-ended', false, true, true, true, true],
    ['lost, and not on', 'timed-out', false, false, false, false, false],
    ['lost, and not to be read', 'timed-out', false, 'unreachable', false, undefined, false],
    ['lost, and on before', 'timed-out', true, true, false, true, false],
    ['lost, and not known how it was', 'timed-out', 'refused', true, false, true, false],
    ['refused', 'refused', false, false, false, false, false],
    ['refused, and set up elsewhere', 'refused', false, true, false, true, true],
  ] as const) {
    test(`is ${name}`, async () => {
      const { own, open, call, calls, asked } = setUp(before, after);
      await open();
      void own.turnOn('123456');
      await call(1).fail(kind);
      await turn();
      assert.deepEqual([own.isDone, own.isOn, own.isNew], [isDone, isOn, isNew]);
      assert.equal(own.failure?.isRefusal, isDone ? undefined : kind === 'refused');
      assert.equal(own.secret, isDone ? '' : SECRET);
      assert.deepEqual([calls.length, asked()], [2, 2], 'sent once, read before and after');
    });
  }
});
