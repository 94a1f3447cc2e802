/** Removing second factors, step by step: nothing twice, nothing unasked, and the truth read again. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAccount } from '../../../src/accounts/account.ts';
import { Removal, type RemovalPhase } from '../../../src/features/removal/removal-state.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure } from '../../../src/whm/failure.ts';
import { REMOVAL_CHUNK } from '../../../src/whm/two-factor-changes.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { createHost } from '../../state/host.ts';
import { turn } from '../../state/turns.ts';

/** Something that a test answers by hand. */
interface Held<T> {
  readonly users: readonly string[];
  readonly isGivenUp: () => boolean;
  readonly answer: (value: T) => Promise<void>;
  readonly fail: (kind: WhmFailure['kind'], reason?: string) => Promise<void>;
}

function hold<T>(users: readonly string[], list: Held<T>[], signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    list.push({
      users,
      isGivenUp: () => signal?.aborted === true,
      answer: (value) => {
        resolve(value);
        return turn();
      },
      fail: (kind, reason = '') => {
        reject(new WhmFailure(kind, reason));
        return turn();
      },
    });
  });
}

function setUp(users: readonly string[]) {
  const host = createHost();
  const sent: Held<Answer>[] = [];
  const reads: Held<ReadonlyMap<string, boolean | undefined>>[] = [];
  const whm: Transport = ({ args }) => hold(Object.values(args), sent);
  const removal = new Removal(
    host,
    () => whm,
    (read, signal) => hold(read, reads, signal),
  );
  const accounts = users.map((user) => createAccount(user, '', true));
  const at = <T>(list: readonly T[], index: number): T => list[index] ?? assert.fail(`${index}`);
  return {
    removal,
    sent,
    reads,
    call: (index: number) => at(sent, index),
    read: (index: number) => at(reads, index),
    begin: () => {
      removal.ask(accounts, 'me');
      return removal.confirm();
    },
    phase: (): RemovalPhase => removal.phase,
    outcomes: () =>
      removal.results.map((one) => `${one.user}: ${one.outcome} ${one.reason}`.trim()),
  };
}

const states = (
  isEnabled: boolean | undefined,
  ...users: readonly string[]
): ReadonlyMap<string, boolean | undefined> => new Map(users.map((user) => [user, isEnabled]));
const modified = (...users: readonly string[]): Answer => ({
  data: { users_modified: users, failed: {} },
  warnings: [],
});
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `u${String(index).padStart(4, '0')}`);

suite('one removal', () => {
  test('asks, reads, sends, reads again, and tells', async () => {
    const { removal, begin, phase, read, call, outcomes } = setUp(['anna']);
    assert.equal(phase(), 'closed');
    removal.ask([createAccount('anna', '', true)], 'me');
    assert.equal(phase(), 'asking');
    removal.close();
    const over = begin();
    assert.equal(phase(), 'reading');
    await read(0).answer(states(true, 'anna'));
    assert.equal(phase(), 'removing');
    assert.deepEqual(call(0).users, ['anna']);
    await call(0).answer(modified('anna'));
    assert.equal(phase(), 'verifying');
    await read(1).answer(states(false, 'anna'));
    await over;
    assert.equal(phase(), 'done');
    assert.deepEqual(outcomes(), ['anna: removed']);
    removal.close();
    assert.deepEqual([phase(), outcomes()], ['closed', []]);
  });

  test('sends nothing before it is confirmed, and nothing for an empty plan', async () => {
    const { removal, sent, reads, phase } = setUp([]);
    await removal.confirm();
    assert.equal(phase(), 'closed');
    removal.ask([createAccount('me', '', true)], 'me');
    await removal.confirm();
    assert.equal(phase(), 'asking');
    assert.deepEqual([sent.length, reads.length], [0, 0]);
  });

  test('confirmed again in whatever phase, it is sent once', async () => {
    const { removal, begin, read, call, sent } = setUp(['anna']);
    const over = begin();
    void removal.confirm();
    await read(0).answer(states(true, 'anna'));
    void removal.confirm();
    await call(0).answer(modified('anna'));
    void removal.confirm();
    await read(1).answer(states(false, 'anna'));
    await over;
    void removal.confirm();
    await turn();
    assert.equal(sent.length, 1);
  });

  test('is not replaced by another question, nor closed while it goes on', async () => {
    const { removal, begin, read, call, phase, outcomes } = setUp(['anna']);
    const over = begin();
    removal.ask([createAccount('bob', '', true)], 'me');
    assert.equal(phase(), 'reading');
    await read(0).answer(states(true, 'anna'));
    removal.close();
    assert.equal(phase(), 'removing');
    await call(0).answer(modified('anna'));
    await read(1).answer(states(false, 'anna'));
    await over;
    assert.deepEqual(outcomes(), ['anna: removed']);
  });

  test('that cannot be read first changes nothing, says why, and can be confirmed again', async () => {
    const { removal, begin, read, sent, phase } = setUp(['anna']);
    const over = begin();
    await read(0).fail('unreachable');
    await over;
    assert.equal(phase(), 'asking');
    assert.equal(removal.failure?.kind, 'unreachable');
    assert.equal(sent.length, 0);
    void removal.confirm();
    assert.equal(removal.failure, undefined);
    assert.equal(phase(), 'reading');
  });

  test('of who has none any more, or is gone, sends nothing', async () => {
    const { begin, read, sent, outcomes } = setUp(['anna', 'bob']);
    const over = begin();
    await read(0).answer(states(false, 'bob'));
    await over;
    assert.equal(sent.length, 0);
    assert.deepEqual(outcomes(), ['bob: was-not-enabled', 'anna: left-out was-gone']);
  });
});

suite('a record that cannot be read', () => {
  test('before: that account is left out, the others are sent', async () => {
    const { begin, read, call, outcomes } = setUp(['anna', 'bob']);
    const over = begin();
    await read(0).answer(new Map([...states(undefined, 'anna'), ...states(true, 'bob')]));
    assert.deepEqual(call(0).users, ['bob']);
    await call(0).answer(modified('bob'));
    await read(1).answer(states(false, 'bob'));
    await over;
    assert.deepEqual(outcomes(), ['bob: removed', 'anna: left-out unknown']);
  });

  test('after: what became of that account is unknown, of the others it is not', async () => {
    const { begin, read, call, outcomes } = setUp(['anna', 'bob']);
    const over = begin();
    await read(0).answer(states(true, 'anna', 'bob'));
    await call(0).answer(modified('anna', 'bob'));
    await read(1).answer(new Map([...states(undefined, 'anna'), ...states(false, 'bob')]));
    await over;
    assert.deepEqual(outcomes(), ['anna: unknown not-read', 'bob: removed']);
  });
});

suite('what WHM answers', () => {
  test('is not believed where reading again says otherwise', async () => {
    const { begin, read, call, outcomes } = setUp(['anna', 'bob', 'carl']);
    const over = begin();
    await read(0).answer(states(true, 'anna', 'bob', 'carl'));
    await call(0).answer({
      data: { users_modified: ['anna'], failed: { bob: 'No.' } },
      warnings: [],
    });
    await read(1).answer(states(true, 'anna', 'bob', 'carl'));
    await over;
    assert.deepEqual(outcomes(), [
      'anna: refused still-enabled',
      'bob: refused said',
      'carl: refused not-named-on',
    ]);
  });

  test('is all there is where reading again fails; read once more, it is verified', async () => {
    const { removal, begin, read, call, sent, outcomes } = setUp(['anna']);
    const over = begin();
    await read(0).answer(states(true, 'anna'));
    await call(0).answer(modified('anna'));
    await read(1).fail('session-ended');
    await over;
    assert.deepEqual(outcomes(), ['anna: unknown not-read']);
    assert.equal(removal.readFailure?.kind, 'session-ended');
    const again = removal.readAgain();
    await read(2).answer(states(false, 'anna'));
    await again;
    assert.deepEqual(outcomes(), ['anna: removed']);
    assert.equal(removal.readFailure, undefined);
    assert.equal(sent.length, 1);
  });

  for (const kind of [
    'unreachable',
    'timed-out',
    'unreadable',
    'session-ended',
    'not-permitted',
  ] as const) {
    test(`${kind}: that part is as it is read, and no further part is sent`, async () => {
      const users = many(REMOVAL_CHUNK + 1);
      const { begin, read, call, sent, outcomes } = setUp(users);
      const over = begin();
      await read(0).answer(states(true, ...users));
      await call(0).fail(kind, 'x');
      await read(1).answer(states(false, ...users));
      await over;
      assert.equal(sent.length, 1);
      const last = users.at(-1) ?? '';
      assert.deepEqual(
        outcomes().filter((one) => !one.startsWith(last)),
        users.slice(0, -1).map((user) => `${user}: removed lost-off`),
      );
      assert.ok(outcomes().includes(`${last}: left-out not-sent`));
    });
  }
});

suite('the session ends with a part', () => {
  test('what became of it is not known; logged in again, it is read', async () => {
    const { removal, begin, read, call, outcomes } = setUp(['anna', 'bob']);
    const over = begin();
    await read(0).answer(states(true, 'anna', 'bob'));
    await call(0).fail('session-ended');
    await read(1).fail('session-ended');
    await over;
    assert.deepEqual(outcomes(), ['anna: unknown lost-not-read', 'bob: unknown lost-not-read']);
    assert.equal(removal.readFailure?.kind, 'session-ended');
    const again = removal.readAgain();
    await read(2).answer(states(false, 'anna', 'bob'));
    await again;
    assert.deepEqual(outcomes(), ['anna: removed lost-off', 'bob: removed lost-off']);
  });
});

suite('many', () => {
  test('go in parts, each after the answer to the one before; refused, the next goes on', async () => {
    const users = many(2 * REMOVAL_CHUNK + 5);
    const { removal, begin, read, call, sent } = setUp(users);
    const over = begin();
    await read(0).answer(states(true, ...users));
    assert.equal(sent.length, 1);
    await call(0).fail('refused', 'Busy.');
    assert.equal(removal.done, REMOVAL_CHUNK);
    assert.equal(sent.length, 2);
    await call(1).answer(modified(...call(1).users));
    await call(2).answer(modified(...call(2).users));
    assert.deepEqual(
      sent.flatMap((one) => one.users),
      users,
    );
    assert.deepEqual(
      sent.map((one) => one.users.length),
      [REMOVAL_CHUNK, REMOVAL_CHUNK, 5],
    );
    await read(1).answer(states(false, ...users));
    await over;
    assert.equal(removal.done, users.length);
  });

  for (const [name, stop] of [
    ['stopped', (removal: Removal) => removal.stop()],
    ['left', (removal: Removal) => removal.hostDisconnected()],
  ] as const) {
    test(`${name}, no further part is sent, and the one on its way is told`, async () => {
      const users = many(REMOVAL_CHUNK + 1);
      const { removal, begin, read, call, sent, outcomes } = setUp(users);
      const over = begin();
      await read(0).answer(states(true, ...users));
      stop(removal);
      await call(0).answer(modified(...call(0).users));
      await read(1).answer(states(false, ...users));
      await over;
      assert.equal(sent.length, 1);
      assert.equal(outcomes().at(-1), `${users.at(-1)}: left-out stopped`);
      assert.equal(outcomes()[0], `${users[0]}: removed`);
    });
  }

  test('that is gone when it is read again is not claimed to be removed', async () => {
    const { begin, read, call, outcomes } = setUp(['anna']);
    const over = begin();
    await read(0).answer(states(true, 'anna'));
    await call(0).answer(modified('anna'));
    await read(1).answer(states(false));
    await over;
    assert.deepEqual(outcomes(), ['anna: unknown gone']);
  });

  test('stopped once, the next removal is sent all the same', async () => {
    const { removal, begin, read, call, outcomes } = setUp(['anna']);
    removal.stop();
    const over = begin();
    await read(0).answer(states(true, 'anna'));
    await call(0).answer(modified('anna'));
    await read(1).answer(states(false, 'anna'));
    await over;
    assert.deepEqual(outcomes(), ['anna: removed']);
  });

  test('stopped while they are read first, nothing is sent', async () => {
    const { removal, begin, read, sent, phase, outcomes } = setUp(['anna']);
    const over = begin();
    removal.stop();
    assert.equal(phase(), 'asking', 'at once: nothing is on its way');
    assert.ok(read(0).isGivenUp());
    await read(0).answer(states(true, 'anna'));
    await over;
    assert.deepEqual([sent.length, phase(), outcomes()], [0, 'asking', []]);
    assert.equal(removal.failure, undefined);
  });

  test('stopped while they are read, and confirmed anew: only the new one counts', async () => {
    const { removal, begin, read, call, sent, outcomes } = setUp(['anna']);
    void begin();
    removal.stop();
    const over = removal.confirm();
    await read(0).fail('unreachable');
    assert.equal(removal.failure, undefined);
    await read(1).answer(states(true, 'anna'));
    await call(0).answer(modified('anna'));
    await read(2).answer(states(false, 'anna'));
    await over;
    assert.deepEqual([sent.length, outcomes()], [1, ['anna: removed']]);
  });

  test('closed while they are read first, nothing is sent, and it stays closed', async () => {
    const { removal, begin, read, sent, phase } = setUp(['anna']);
    const over = begin();
    removal.close();
    await read(0).answer(states(true, 'anna'));
    await over;
    assert.deepEqual([sent.length, phase()], [0, 'closed']);
  });

  test('are counted as they are sent: who has none any more is not among them', async () => {
    const users = many(REMOVAL_CHUNK + 5);
    const { removal, begin, read, call } = setUp(users);
    void begin();
    await read(0).answer(new Map(users.map((user, index) => [user, index > 1])));
    assert.deepEqual([removal.done, removal.total], [0, REMOVAL_CHUNK + 3]);
    await call(0).answer(modified(...call(0).users));
    assert.equal(removal.done, REMOVAL_CHUNK);
  });

  test('of a part whose answer is lost, nobody is counted as done', async () => {
    const users = many(REMOVAL_CHUNK + 1);
    const { removal, begin, read, call } = setUp(users);
    void begin();
    await read(0).answer(states(true, ...users));
    await call(0).fail('unreachable');
    assert.equal(removal.done, 0);
  });
});
