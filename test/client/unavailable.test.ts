/** Who cannot enable two-factor: asked in chunks when somebody looks, with progress, and stopped at will. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Unavailable } from '../../src/state/unavailable.ts';
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { FEATURES_CHUNK } from '../../src/whm/features.ts';
import type { CallOptions, Transport } from '../../src/whm/transport.ts';
import { createHost } from './host.ts';
import { turn } from './turns.ts';

const MOST_UNTOLD = 2_000;
const usersOf = (count: number, prefix = 'user'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** One call that a test answers by hand. */
interface Call {
  readonly users: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Of the users of this call, those who cannot. */
  readonly answer: (...unavailable: string[]) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

interface Setup {
  readonly unavailable: Unavailable;
  readonly calls: readonly Call[];
  readonly call: (index: number) => Call;
  readonly updates: () => number;
  /** Every progress that the host was told of. */
  readonly progress: Unavailable['progress'][];
}

function setUp(): Setup {
  const calls: Call[] = [];
  const progress: Unavailable['progress'][] = [];
  const host = createHost();
  const whm: Transport = ({ args }, options?: CallOptions) =>
    new Promise<Answer>((resolve, reject) => {
      const { feature, ...users } = args;
      assert.equal(feature, 'twofactorauth');
      const signal = options?.signal;
      signal?.addEventListener('abort', () => reject(new WhmFailure('cancelled')));
      calls.push({
        users: Object.values(users),
        signal,
        answer: async (...missing) => {
          const settings = missing.map((user) => ({
            user,
            feature: 'twofactorauth',
            feature_list_setting: 0,
            cpuser_setting: null,
          }));
          resolve({ data: { users_features_settings: settings }, warnings: [] });
          await turn();
        },
        fail: async (error) => {
          // Whatever it is: the page has to live with it.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(error);
          await turn();
        },
      });
    });
  const unavailable: Unavailable = new Unavailable(
    {
      ...host,
      requestUpdate: () => {
        host.requestUpdate();
        progress.push(unavailable.progress);
      },
    },
    () => whm,
  );
  assert.deepEqual(host.controllers, [unavailable]);
  const call = (index: number) => calls[index] ?? assert.fail(`call ${index} was not made`);
  return { unavailable, calls, call, updates: host.updates, progress };
}

suite('asking', () => {
  test('asks for some at a time, one call after the other, and tells how far it is', async () => {
    const { unavailable, calls, call, progress } = setUp();
    const users = usersOf(2 * FEATURES_CHUNK + 1);

    const asking = unavailable.ask(users);
    assert.deepEqual(unavailable.progress, { done: 0, total: 201 });
    assert.equal(calls.length, 1);
    await call(0).answer();
    await call(1).answer();
    await call(2).answer();
    await asking;

    assert.deepEqual(
      calls.flatMap((one) => one.users),
      users,
    );
    assert.deepEqual(
      calls.map((one) => one.users.length),
      [100, 100, 1],
    );
    assert.deepEqual(progress, [
      { done: 0, total: 201 },
      { done: 100, total: 201 },
      { done: 200, total: 201 },
      undefined,
    ]);
  });

  test('knows who cannot, as soon as each chunk is told', async () => {
    const { unavailable, call } = setUp();
    const before = unavailable.users;
    assert.equal(unavailable.isKnown, false);

    const asking = unavailable.ask(usersOf(150));
    await call(0).answer('user3');
    assert.deepEqual([...unavailable.users], ['user3']);
    assert.equal(unavailable.isKnown, true);
    await call(1).answer('user120');
    await asking;

    assert.deepEqual([...unavailable.users], ['user3', 'user120']);
    assert.equal(before.size, 0);
  });

  test('hands out the same set while nobody new cannot', async () => {
    const { unavailable, call } = setUp();
    const { users } = unavailable;

    const asking = unavailable.ask(['anna']);
    await call(0).answer();
    await asking;

    assert.equal(unavailable.users, users);
    assert.equal(unavailable.isKnown, true);
  });

  test('tells who was not asked for yet', async () => {
    const { unavailable, call } = setUp();
    const users = ['anna', 'bert'];
    assert.deepEqual(unavailable.unasked(users), users);

    const asking = unavailable.ask(['anna']);
    await call(0).answer();
    await asking;

    assert.deepEqual(unavailable.unasked(users), ['bert']);
    assert.deepEqual(unavailable.unasked(['carl', 'anna']), ['carl']);
  });
});

suite('a failure', () => {
  const failures: [what: string, error: unknown, kind: string][] = [
    ['of WHM', new WhmFailure('refused', 'No.'), 'refused'],
    ['of another kind', new TypeError('x is undefined'), 'unreadable'],
  ];
  for (const [what, error, kind] of failures) {
    test(`${what} keeps what is known, and asks no further`, async () => {
      const { unavailable, calls, call } = setUp();

      const asking = unavailable.ask(usersOf(300));
      await call(0).answer('user3');
      await call(1).fail(error);
      await asking;

      assert.equal(unavailable.failure?.kind, kind);
      assert.deepEqual([...unavailable.users], ['user3']);
      assert.equal(unavailable.isKnown, true);
      assert.equal(unavailable.progress, undefined);
      assert.equal(calls.length, 2);
      assert.equal(unavailable.unasked(usersOf(300)).length, 200);
    });
  }

  test('is forgotten when it is asked again, and those that were told are not asked for', async () => {
    const { unavailable, call } = setUp();
    const users = usersOf(150);
    const first = unavailable.ask(users);
    await call(0).answer('user3');
    await call(1).fail(new WhmFailure('timed-out'));
    await first;

    const second = unavailable.ask(unavailable.unasked(users));
    assert.equal(unavailable.failure, undefined);
    assert.deepEqual(call(2).users, users.slice(100));
    await call(2).answer('user149');
    await second;

    assert.deepEqual([...unavailable.users], ['user3', 'user149']);
  });
});

suite('stopping', () => {
  test('gives up the call, keeps what is known, and is no failure', async () => {
    const { unavailable, calls, call, updates } = setUp();

    const asking = unavailable.ask(usersOf(300));
    await call(0).answer('user3');
    const before = updates();
    unavailable.stop();
    await asking;

    assert.equal(call(1).signal?.aborted, true);
    assert.equal(calls.length, 2);
    assert.deepEqual([unavailable.progress, unavailable.failure], [undefined, undefined]);
    assert.deepEqual([...unavailable.users], ['user3']);
    assert.equal(updates(), before + 1);
  });

  test('is not undone by looking, which happens with every change of the page', async () => {
    const { unavailable, calls } = setUp();
    const users = usersOf(300);
    unavailable.look(users);
    unavailable.stop();
    await turn();

    unavailable.look(users);
    assert.equal(calls.length, 1);
    const asking = unavailable.ask(users);
    assert.equal(calls.length, 2);
    unavailable.stop();

    await asking;
  });

  test('does no harm while nothing is asked', () => {
    const { unavailable, updates } = setUp();

    assert.doesNotThrow(() => unavailable.stop());
    assert.equal(updates(), 0);
  });

  test('a host that leaves the document stops it; looking begins anew when it is back', async () => {
    const { unavailable, calls, call } = setUp();
    unavailable.look(['anna']);

    unavailable.hostDisconnected();
    await turn();
    assert.equal(call(0).signal?.aborted, true);
    assert.equal(unavailable.progress, undefined);
    unavailable.look(['anna']);

    assert.equal(calls.length, 2);
  });
});

suite('looking', () => {
  test('asks for those that were not asked for', async () => {
    const { unavailable, calls, call } = setUp();

    unavailable.look(['anna', 'bert']);
    assert.deepEqual(call(0).users, ['anna', 'bert']);
    await call(0).answer('bert');
    unavailable.look(['anna', 'bert']);
    assert.equal(calls.length, 1);
    unavailable.look(['anna', 'bert', 'carl']);

    assert.deepEqual(call(1).users, ['carl']);
  });

  test('asks nothing while something is asked', () => {
    const { unavailable, calls } = setUp();

    unavailable.look(['anna']);
    unavailable.look(['bert']);

    assert.equal(calls.length, 1);
  });

  test('asks nothing after a failure', async () => {
    const { unavailable, calls, call } = setUp();
    unavailable.look(['anna']);
    await call(0).fail(new WhmFailure('not-permitted'));

    unavailable.look(['anna', 'bert']);

    assert.equal(calls.length, 1);
    assert.equal(unavailable.failure?.kind, 'not-permitted');
  });

  test('asks for so many and no more without being told to', () => {
    const [few, many] = [setUp(), setUp()];

    few.unavailable.look(usersOf(MOST_UNTOLD));
    many.unavailable.look(usersOf(MOST_UNTOLD + 1));

    assert.equal(few.calls.length, 1);
    assert.equal(many.calls.length, 0);
  });

  test('asks nothing for nobody', () => {
    const { unavailable, calls, updates } = setUp();

    unavailable.look([]);

    assert.deepEqual([calls.length, updates()], [0, 0]);
  });
});
