/** Setting up one's own second factor: the secret is there while its dialog is open, and forgotten with it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { OwnSetUp } from '../../src/state/own-set-up.ts';
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../src/whm/failure.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { createHost } from './host.ts';
import { turn } from './turns.ts';

const NOW = 1_000_000;
const SECRET = 'ABCDEFGHIJKLMNOP';

function setUp(isOn: () => Promise<boolean> = () => Promise.resolve(false)) {
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
  const open = async (wasEnabled = false): Promise<void> => {
    void own.open(wasEnabled);
    await call(calls.length - 1).answer(
      { secret: SECRET, otpauth_str: `otpauth://totp/x?secret=${SECRET}` },
      NOW + 5_000,
    );
  };
  return { own, calls, call, open };
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
    void own.open(false);
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
    void own.open(false);
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
      void own.open(false);
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
    void own.open(false);
    await call(2).answer({ secret: 'QRSTUVWXYZ234567' });
    await call(1).answer({ success: 1 });
    assert.equal(own.secret, 'QRSTUVWXYZ234567');
    assert.equal(own.isDone, false);
  });
});

suite('a lost answer', () => {
  test('is no failure where WHM says that it is on now', async () => {
    const { own, open, call, calls } = setUp(() => Promise.resolve(true));
    await open();
    void own.turnOn('123456');
    await call(1).fail('unreachable');
    assert.ok(own.isDone);
    assert.equal(calls.length, 2);
  });

  test('stays one where it is not on, cannot be read, or was on before', async () => {
    for (const [isOn, wasEnabled] of [
      [() => Promise.resolve(false), false],
      [() => Promise.reject(new WhmFailure('unreachable')), false],
      [() => Promise.resolve(true), true],
    ] as const) {
      const { own, open, call } = setUp(isOn);
      await open(wasEnabled);
      void own.turnOn('123456');
      await call(1).fail('timed-out');
      assert.ok(!own.isDone);
      assert.equal(own.failure?.kind, 'timed-out');
    }
  });

  test('is asked about only where it was lost: a refused code is none', async () => {
    let asked = 0;
    const { own, open, call } = setUp(() => Promise.resolve(++asked > 0));
    await open();
    void own.turnOn('123456');
    await call(1).fail('refused');
    assert.ok(!own.isDone);
    assert.equal(asked, 0);
  });
});
