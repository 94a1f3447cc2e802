/** Who cannot enable two-factor: asked in chunks when somebody looks, with progress, and stopped at will. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { AvailabilityStore } from '../../src/state/availability-store.ts';
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { FEATURES_CHUNK } from '../../src/whm/features.ts';
import type { CallOptions, Transport } from '../../src/whm/transport.ts';
import { turn } from './turns.ts';

const MOST_UNPROMPTED = 2_000;
const usersOf = (count: number, prefix = 'user'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** One call that a test answers by hand. */
interface Call {
  readonly users: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Tells of all users of this call; these are those who cannot. */
  readonly answer: (...unavailable: string[]) => Promise<void>;
  /** Tells of these users alone, that they cannot: result 1, and no record of the others. */
  readonly tell: (...unavailable: string[]) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** Those who cannot, as far as it is told. */
const cannot = ({ told }: AvailabilityStore): string[] =>
  [...told].filter(([, canEnable]) => !canEnable).map(([user]) => user);

interface Setup {
  readonly unavailable: AvailabilityStore;
  readonly calls: readonly Call[];
  readonly call: (index: number) => Call;
  readonly updates: () => number;
  /** Every progress that the host was told of. */
  readonly progress: AvailabilityStore['progress'][];
}

function setUp(now: () => number = Date.now): Setup {
  const calls: Call[] = [];
  const progress: AvailabilityStore['progress'][] = [];
  const whm: Transport = ({ args }, options?: CallOptions) =>
    new Promise<Answer>((resolve, reject) => {
      const { feature, ...users } = args;
      assert.equal(feature, 'twofactorauth');
      const signal = options?.signal;
      signal?.addEventListener('abort', () => reject(new WhmFailure('cancelled')));
      const names = Object.values(users);
      const tellOf = async (told: readonly string[], missing: readonly string[]) => {
        const settings = told.map((user) => ({
          user,
          feature: 'twofactorauth',
          feature_list: 'small',
          feature_list_setting: missing.includes(user) ? 0 : 1,
          cpuser_setting: null,
        }));
        resolve({ data: { users_features_settings: settings }, warnings: [] });
        await turn();
      };
      calls.push({
        users: names,
        signal,
        answer: (...missing) => tellOf(names, missing),
        tell: (...missing) => tellOf(missing, missing),
        fail: async (error) => {
          // Whatever it is: the page has to live with it.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(error);
          await turn();
        },
      });
    });
  const unavailable = new AvailabilityStore(whm, now);
  unavailable.watch(() => progress.push(unavailable.progress));
  const call = (index: number) => calls[index] ?? assert.fail(`call ${index} was not made`);
  return { unavailable, calls, call, updates: () => progress.length, progress };
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
    const before = unavailable.told;
    assert.equal(unavailable.isKnown, false);

    const asking = unavailable.ask(usersOf(150));
    await call(0).answer('user3');
    assert.deepEqual(cannot(unavailable), ['user3']);
    assert.equal(unavailable.isKnown, true);
    await call(1).answer('user120');
    await asking;

    assert.deepEqual(cannot(unavailable), ['user3', 'user120']);
    assert.equal(before.size, 0);
  });

  test('tells who can as well, and nothing of the others', async () => {
    const { unavailable, call } = setUp();

    const asking = unavailable.ask(['anna', 'bert']);
    await call(0).answer('bert');
    await asking;

    assert.deepEqual(
      ['anna', 'bert', 'carl'].map((user) => unavailable.told.get(user)),
      [true, false, undefined],
    );
  });

  test('hands out few maps, however many calls: all accounts are joined anew for each', async () => {
    const { unavailable, call } = setUp();
    const maps = new Set<unknown>();
    unavailable.watch(() => maps.add(unavailable.told));

    const asking = unavailable.ask(usersOf(64 * FEATURES_CHUNK));
    for (let index = 0; index < 64; index++) await call(index).answer();
    await asking;

    assert.equal(unavailable.told.size, 64 * FEATURES_CHUNK);
    assert.ok(maps.size <= 9, `${maps.size} maps`);
  });

  test('tells of whom WHM has told nothing yet', async () => {
    const { unavailable, call } = setUp();
    const users = ['anna', 'bert'];
    assert.deepEqual(unavailable.unanswered(users), users);

    const asking = unavailable.ask(['anna']);
    await call(0).answer();
    await asking;

    assert.deepEqual(unavailable.unanswered(users), ['bert']);
    assert.deepEqual(unavailable.unanswered(['carl', 'anna']), ['carl']);
  });
});

suite('how much is known', () => {
  test('is nothing, then a part, then all of it', async () => {
    const { unavailable, call } = setUp();
    const users = usersOf(150);
    assert.equal(unavailable.coverageOf(users), 'unknown');

    const asking = unavailable.ask(users);
    await call(0).answer();
    assert.equal(unavailable.coverageOf(users), 'partly');
    await call(1).answer();
    await asking;

    assert.equal(unavailable.coverageOf(users), 'known');
    assert.equal(unavailable.coverageOf([...users, 'anna']), 'partly');
  });

  test('is all of it where there is nobody to ask for', () => {
    assert.equal(setUp().unavailable.coverageOf([]), 'known');
  });

  test('is a part where it was stopped half-way', async () => {
    const { unavailable, call } = setUp();
    const users = usersOf(150);

    const asking = unavailable.ask(users);
    await call(0).answer();
    unavailable.stop();
    await asking;

    assert.equal(unavailable.isKnown, true);
    assert.equal(unavailable.coverageOf(users), 'partly');
  });

  test('is nothing after an answer without any record', async () => {
    const { unavailable, call } = setUp();

    const asking = unavailable.ask(['anna']);
    await call(0).tell();
    await asking;

    assert.equal(unavailable.isKnown, false);
    assert.equal(unavailable.hasAsked, true);
    assert.equal(unavailable.coverageOf(['anna']), 'unknown');
  });

  test('is nothing of an account of which the answer has no record; it is not asked for by looking', async () => {
    const { unavailable, calls, call } = setUp();
    const users = ['anna', 'bert'];

    unavailable.look(users);
    await call(0).tell('anna');
    unavailable.look(users);

    assert.equal(calls.length, 1);
    assert.deepEqual(cannot(unavailable), ['anna']);
    assert.deepEqual(unavailable.unanswered(users), ['bert']);
    assert.equal(unavailable.coverageOf(users), 'partly');
  });

  test('is asked for of as many more as without those of whom the answer had no record', async () => {
    const { unavailable, calls, call } = setUp();
    const users = usersOf(FEATURES_CHUNK + MOST_UNPROMPTED);
    unavailable.look(users.slice(0, FEATURES_CHUNK));
    await call(0).tell();

    unavailable.look(users);

    assert.equal(calls.length, 2);
  });
});

suite('Refresh', () => {
  test('has those asked for again who are looked at; until then the old answers stand', async () => {
    const { unavailable, calls, call } = setUp();
    const users = ['anna', 'bert'];
    unavailable.look(users);
    await call(0).answer('anna', 'bert');
    const before = unavailable.told;

    unavailable.refresh();
    assert.equal(unavailable.told, before);
    assert.equal(unavailable.isKnown, true);
    assert.equal(unavailable.coverageOf(users), 'partly');
    assert.equal(calls.length, 1);
    unavailable.look(users);
    assert.equal(unavailable.told, before);
    await call(1).answer('bert');

    assert.deepEqual(cannot(unavailable), ['bert']);
    assert.deepEqual(
      [...before],
      [
        ['anna', false],
        ['bert', false],
      ],
    );
    assert.equal(unavailable.coverageOf(users), 'known');
  });

  test('hands out the same map where WHM tells the same', async () => {
    const { unavailable, call } = setUp();
    unavailable.look(['anna', 'bert']);
    await call(0).answer('bert');
    const before = unavailable.told;

    unavailable.refresh();
    unavailable.look(['anna', 'bert']);
    await call(1).answer('bert');

    assert.equal(unavailable.told, before);
  });

  test('keeps the old answer of whom the new one has no record', async () => {
    const { unavailable, call } = setUp();
    unavailable.look(['anna']);
    await call(0).answer('anna');

    unavailable.refresh();
    unavailable.look(['anna']);
    await call(1).tell();

    assert.deepEqual(cannot(unavailable), ['anna']);
    assert.equal(unavailable.coverageOf(['anna']), 'partly');
  });

  test('gives up what is being asked: the newest answer counts', async () => {
    const { unavailable, calls, call, progress } = setUp();
    const users = usersOf(150);
    unavailable.look(users);

    unavailable.refresh();
    unavailable.look(users);
    assert.equal(call(0).signal?.aborted, true);
    await call(0).answer('user1');
    await call(1).answer('user2');
    await call(2).answer();

    assert.equal(calls.length, 3);
    assert.deepEqual(cannot(unavailable), ['user2']);
    assert.equal(unavailable.coverageOf(users), 'known');
    assert.deepEqual(progress, [
      { done: 0, total: 150 },
      { done: 0, total: 150 },
      { done: 100, total: 150 },
      undefined,
    ]);
  });

  test('tries again what failed or was stopped', async () => {
    const { unavailable, calls, call } = setUp();
    unavailable.look(['anna']);
    await call(0).fail(new WhmFailure('refused', 'No.'));

    unavailable.refresh();
    unavailable.look(['anna']);
    assert.equal(calls.length, 2);
    unavailable.stop();
    await turn();
    unavailable.refresh();
    unavailable.look(['anna']);

    assert.equal(calls.length, 3);
    assert.equal(unavailable.failure, undefined);
  });

  test('asks nothing by itself, and does no harm while nothing was asked', () => {
    const { unavailable, calls, updates } = setUp();

    unavailable.refresh();

    assert.deepEqual([calls.length, updates()], [0, 0]);
  });
});

suite('a failure', () => {
  const failures: [what: string, error: unknown, kind: string][] = [
    ['of WHM', new WhmFailure('not-permitted', 'No.'), 'not-permitted'],
    ['of the connection', new WhmFailure('unreachable'), 'unreachable'],
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
      assert.deepEqual(cannot(unavailable), ['user3']);
      assert.equal(unavailable.isKnown, true);
      assert.equal(unavailable.progress, undefined);
      assert.equal(calls.length, 2);
      assert.equal(unavailable.unanswered(usersOf(300)).length, 200);
    });
  }

  test('is forgotten when it is asked again, and those that were told are not asked for', async () => {
    const { unavailable, call } = setUp();
    const users = usersOf(150);
    const first = unavailable.ask(users);
    await call(0).answer('user3');
    await call(1).fail(new WhmFailure('timed-out'));
    await first;

    const second = unavailable.ask(unavailable.unanswered(users));
    assert.equal(unavailable.failure, undefined);
    assert.deepEqual(call(2).users, users.slice(100));
    await call(2).answer('user149');
    await second;

    assert.deepEqual(cannot(unavailable), ['user3', 'user149']);
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
    assert.deepEqual(cannot(unavailable), ['user3']);
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

    unavailable.disconnect();
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

    few.unavailable.look(usersOf(MOST_UNPROMPTED));
    many.unavailable.look(usersOf(MOST_UNPROMPTED + 1));

    assert.equal(few.calls.length, 1);
    assert.equal(many.calls.length, 0);
  });

  test('asks nothing for nobody', () => {
    const { unavailable, calls, updates } = setUp();

    unavailable.look([]);

    assert.deepEqual([calls.length, updates()], [0, 0]);
  });
});

suite('what is known of an answer', () => {
  test('is what says that somebody cannot, and of nobody else', async () => {
    const { unavailable, call } = setUp();

    const asking = unavailable.ask(['anna', 'bert']);
    await call(0).answer('anna');
    await asking;

    assert.deepEqual(unavailable.causeOf('anna'), {
      canEnable: false,
      isOwn: false,
      featureList: 'small',
    });
    assert.equal(unavailable.causeOf('bert'), undefined);
    const again = unavailable.ask(['anna']);
    await call(1).answer();
    await again;
    assert.equal(unavailable.causeOf('anna'), undefined);
  });

  test('is when it came; one that tells of nobody has no time', async () => {
    let now = 1_000;
    const { unavailable, call } = setUp(() => now);
    const silent = unavailable.ask(['anna']);
    await call(0).tell();
    await silent;
    assert.equal(unavailable.checkedAt, undefined);

    now = 2_000;
    const asking = unavailable.ask(['anna']);
    await call(1).answer();
    await asking;

    assert.equal(unavailable.checkedAt, 2_000);
    unavailable.refresh();
    assert.equal(unavailable.checkedAt, 2_000);
  });
});
