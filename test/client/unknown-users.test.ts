/** One user whom WHM does not know fails the whole call: the others get their answer, in few calls (whm-facts, section 4). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { AvailabilityStore } from '../../src/state/availability-store.ts';
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../src/whm/failure.ts';
import { FEATURES_CHUNK } from '../../src/whm/features.ts';
import type { Transport } from '../../src/whm/transport.ts';

const usersOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `user${index}`);

interface Server {
  readonly unavailable: AvailabilityStore;
  /** How many users each call named. */
  readonly calls: readonly number[];
}

/** A server that does not know these users; the package of everybody else lacks two-factor. */
function serve(isUnknown: (user: string) => boolean, kind: FailureKind = 'refused'): Server {
  const calls: number[] = [];
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  const whm: Transport = async ({ args }, options): Promise<Answer> => {
    if (options?.signal?.aborted) throw new WhmFailure('cancelled');
    const { feature, ...named } = args;
    const users = Object.values(named);
    calls.push(users.length);
    // Always the same words: nothing can be read of them.
    if (users.some(isUnknown)) throw new WhmFailure(kind, 'Nein.');
    const settings = users.map((user) => ({ user, feature, feature_list_setting: 0 }));
    return { data: { users_features_settings: settings }, warnings: [] };
  };
  return { unavailable: new AvailabilityStore(whm), calls };
}

suite('one user whom WHM does not know', () => {
  test('is found in few calls, whoever it is and of however many; all others get their answer', async () => {
    for (const count of [
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      15,
      16,
      17,
      31,
      33,
      63,
      65,
      99,
      FEATURES_CHUNK,
    ]) {
      const users = usersOf(count);
      for (const culprit of users) {
        const { unavailable, calls } = serve((user) => user === culprit);

        await unavailable.ask(users);

        const extra = calls.length - 1;
        assert.ok(extra <= 2 * Math.log2(count) + 1, `${culprit} of ${count}: ${extra} more calls`);
        assert.deepEqual(unavailable.unanswered(users), [culprit]);
        assert.equal(unavailable.told.size, count - 1);
        assert.ok(!unavailable.told.has(culprit), 'not known is not “cannot”');
        assert.equal(unavailable.refused, 1);
        assert.equal(unavailable.failure, undefined);
      }
    }
  });

  test('costs as little in any of several chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 101, max: 1_000 }), fc.nat(), async (count, seed) => {
        const users = usersOf(count);
        const culprit = `user${seed % count}`;
        const { unavailable, calls } = serve((user) => user === culprit);

        await unavailable.ask(users);

        const extra = calls.length - Math.ceil(count / FEATURES_CHUNK);
        assert.ok(extra <= 2 * Math.log2(FEATURES_CHUNK) + 1);
        assert.deepEqual(unavailable.unanswered(users), [culprit]);
      }),
      { numRuns: 50 },
    );
  });

  test('is not asked for again by looking', async () => {
    const users = usersOf(30);
    const { unavailable, calls } = serve((user) => user === 'user7');
    await unavailable.ask(users);
    const before = calls.length;

    unavailable.look(users);

    assert.equal(calls.length, before);
    assert.equal(unavailable.coverageOf(users), 'partly');
  });
});

suite('several users whom WHM does not know', () => {
  test('are found wherever they are; all others get their answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 300 }),
        fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 4 }),
        async (count, seeds) => {
          const users = usersOf(count);
          const culprits = new Set(seeds.map((seed) => `user${seed % count}`));
          const { unavailable } = serve((user) => culprits.has(user));

          await unavailable.ask(users);

          assert.deepEqual(new Set(unavailable.unanswered(users)), culprits);
          assert.deepEqual([unavailable.failure, unavailable.isGivenUp], [undefined, false]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('too many of them are given up after some calls, and looking does not begin again', async () => {
    const users = usersOf(2_000);
    for (const isUnknown of [
      (user: string) => user.endsWith('7'),
      // All of them together.
      (user: string) => Number(user.slice(4)) >= 150 && Number(user.slice(4)) < 400,
    ]) {
      const { unavailable, calls } = serve(isUnknown);

      await unavailable.ask(users);

      assert.ok(calls.length <= 140, `${calls.length} calls`);
      assert.equal(unavailable.isGivenUp, true);
      assert.deepEqual([unavailable.failure, unavailable.progress], [undefined, undefined]);
      assert.ok(unavailable.told.size > 0, 'what was told stays');
      assert.ok(![...unavailable.told.keys()].some(isUnknown));
      const before = calls.length;
      unavailable.look(users);
      assert.equal(calls.length, before);
    }
  });

  test('and given up, it is asked again after Refresh', async () => {
    let isStale = true;
    const users = usersOf(300);
    const { unavailable } = serve((user) => isStale && user.endsWith('7'));
    await unavailable.ask(users);
    assert.equal(unavailable.isGivenUp, true);

    isStale = false;
    unavailable.refresh();
    assert.deepEqual([unavailable.isGivenUp, unavailable.refused], [false, 0]);
    await unavailable.ask(users);

    assert.deepEqual(unavailable.unanswered(users), []);
  });
});

suite('a refusal that is not about a user', () => {
  test('for want of a privilege is not asked in halves', async () => {
    for (const kind of [
      'not-permitted',
      'session-ended',
      'unreachable',
      'timed-out',
      'unreadable',
    ] as const) {
      const { unavailable, calls } = serve(() => true, kind);

      await unavailable.ask(usersOf(500));

      assert.deepEqual(calls, [100]);
      assert.equal(unavailable.failure?.kind, kind);
    }
  });

  test('in words that nobody knows is believed after some calls, with WHM’s reason', async () => {
    for (const count of [1, 2, 3, 10, 100, 20_000]) {
      const users = usersOf(count);
      const { unavailable, calls } = serve(() => true);

      await unavailable.ask(users);

      assert.ok(calls.length <= 12, `${calls.length} calls for ${count}`);
      assert.deepEqual(
        [unavailable.failure?.kind, unavailable.failure?.reason],
        ['refused', 'Nein.'],
      );
      assert.equal(unavailable.isKnown, false);
      assert.deepEqual([unavailable.isGivenUp, unavailable.refused], [false, 0]);
    }
  });

  test('that passes costs no answer', async () => {
    let calls = 0;
    const users = usersOf(FEATURES_CHUNK);
    const { unavailable } = serve(() => ++calls === 1);

    await unavailable.ask(users);

    assert.deepEqual(unavailable.unanswered(users), []);
    assert.equal(unavailable.failure, undefined);
  });

  test('after answers keeps them, and ends too', async () => {
    let isUp = true;
    const users = usersOf(1_000);
    const { unavailable, calls } = serve((user) => !(isUp &&= user !== 'user250'));

    await unavailable.ask(users);

    assert.ok(calls.length <= 3 + 12);
    assert.equal(unavailable.isGivenUp, true);
    assert.equal(unavailable.told.size, 200);
  });
});

test('stopping ends the halving, too', async () => {
  const users = usersOf(100);
  const { unavailable, calls } = serve((user) => user === 'user3');

  const asking = unavailable.ask(users);
  unavailable.stop();
  await asking;

  assert.equal(calls.length, 1);
  assert.equal(unavailable.progress, undefined);
  assert.equal(unavailable.failure, undefined);
});
