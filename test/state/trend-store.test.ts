/** The trend: one record a day, read and merged before it is written, and nothing suffers where it fails. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ListStore } from '../../src/state/list-store.ts';
import { TrendStore } from '../../src/state/trend-store.ts';
import type { Boot } from '../../src/state/visit.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { createStore, type PersonalStore } from '../client/personal-store.ts';
import { signal } from './signal.ts';
import { turn, until } from './turns.ts';

const OURS = 'twofactor_status:';
const MONTH = `${OURS}trend-2026-03`;
/** Kept once what lay under bare names has been carried over. */
const CARRIED = `${OURS}carried-over`;
const NOW = Date.parse('2026-03-15T23:59:59Z');

/** A list that is never read: what is recorded, the test says. */
const createList = (whm: Transport): ListStore =>
  new ListStore({ whm, hasRoot: false, user: 'anna' } as Boot, () => Promise.resolve());

interface Opened {
  readonly trend: TrendStore;
  /** How often those who watch it were told. */
  readonly updates: () => number;
}

function open(store: PersonalStore, now = NOW): Opened {
  const trend = new TrendStore(createList(store.whm), store.whm, () => now);
  let updates = 0;
  trend.watch(() => updates++);
  return { trend, updates: () => updates };
}

/** A store that has kept these months, and in which nothing is left to be carried over. */
function keeping(months: Record<string, object>): PersonalStore {
  const store = createStore();
  for (const [key, value] of Object.entries(months)) store.values.set(key, JSON.stringify(value));
  store.values.set(CARRIED, '1');
  return store;
}

const writtenMonths = (store: PersonalStore): readonly (readonly [string, string])[] =>
  store.written().filter(([key]) => key !== CARRIED);

const kept = (store: PersonalStore, key = MONTH): unknown =>
  JSON.parse(store.values.get(key) ?? 'null');
const daysOf = ({ records }: TrendStore): string[] => records.map(({ day }) => day).sort();

suite('the trend', () => {
  test('begins with the numbers of today, of the day that UTC has', async () => {
    const store = createStore();
    const { trend, updates } = open(store);
    assert.deepEqual(trend.records, []);

    await trend.record(1024, 312);

    assert.deepEqual(kept(store), { 15: [1024, 312] });
    assert.deepEqual(trend.records, [{ day: '2026-03-15', total: 1024, enabled: 312 }]);
    assert.equal(updates(), 1);
  });

  test('keeps every other day, and shows those of a year', async () => {
    const store = keeping({
      [`${OURS}trend-2025-02`]: { 28: [1, 0] },
      [`${OURS}trend-2025-03`]: { 31: [9, 1] },
      [`${OURS}trend-2026-02`]: { 28: [10, 2] },
      [MONTH]: { '01': [11, 3], 14: [12, 4] },
    });
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.deepEqual(kept(store), { '01': [11, 3], 14: [12, 4], 15: [13, 5] });
    assert.deepEqual(daysOf(trend), [
      '2025-03-31',
      '2026-02-28',
      '2026-03-01',
      '2026-03-14',
      '2026-03-15',
    ]);
    assert.deepEqual(
      store.written().map(([key]) => key),
      [MONTH],
    );
  });

  test('writes nothing where today is there with these numbers', async () => {
    const store = keeping({ [MONTH]: { 14: [12, 4], 15: [13, 5] } });
    const { trend } = open(store);

    await trend.record(13, 5);
    await trend.record(13, 5);

    assert.equal(store.written().length, 0);
    assert.deepEqual(daysOf(trend), ['2026-03-14', '2026-03-15']);
  });

  test('writes once when the numbers of today have changed', async () => {
    const store = keeping({ [MONTH]: { 15: [13, 5] } });
    const { trend } = open(store);

    await trend.record(13, 6);

    assert.deepEqual(store.written(), [[MONTH, '{"15":[13,6]}']]);
    assert.deepEqual(trend.records, [{ day: '2026-03-15', total: 13, enabled: 6 }]);
  });

  test('begins a month of its own on its first day', async () => {
    const store = keeping({ [`${OURS}trend-2026-03`]: { 31: [13, 5] } });
    const { trend } = open(store, Date.parse('2026-04-01T00:00:00Z'));

    await trend.record(13, 6);

    assert.deepEqual(kept(store, `${OURS}trend-2026-04`), { '01': [13, 6] });
    assert.deepEqual(kept(store), { 31: [13, 5] });
    assert.deepEqual(daysOf(trend), ['2026-03-31', '2026-04-01']);
  });

  test('sends numbers, and days for keys: no names of users', async () => {
    const store = keeping({ [MONTH]: { 14: [12, 4] } });

    await open(store).trend.record(13, 5);

    for (const { args, json } of store.asked) {
      assert.deepEqual(args, {});
      const {
        store: name,
        names = [],
        personalization = {},
        ...rest
      } = json as {
        store: string;
        names?: string[];
        personalization?: Record<string, string>;
      };
      assert.deepEqual([name, rest], ['twofactor_status', {}]);
      for (const key of [...names, ...Object.keys(personalization)]) {
        assert.match(key, /^twofactor_status:(trend-\d{4}-\d\d|carried-over)$/);
      }
      for (const value of Object.values(personalization)) assert.match(value, /^[\d{}[\]",:]+$/);
    }
  });

  test('begins on a server on which nothing was ever stored, and goes on the next day', async () => {
    const store = createStore();

    await open(store).trend.record(13, 5);
    assert.deepEqual(kept(store), { 15: [13, 5] });
    const { trend } = open(store, NOW + 86_400_000);
    await trend.record(13, 6);

    assert.deepEqual(kept(store), { 15: [13, 5], 16: [13, 6] });
    assert.deepEqual(daysOf(trend), ['2026-03-15', '2026-03-16']);
    assert.deepEqual(
      store.written().map(([key]) => key),
      [MONTH, CARRIED, MONTH],
    );
  });

  test('begins in a file that others have written, and leaves theirs as it is', async () => {
    const store = createStore();
    const others: [string, string][] = [
      ['list_accounts_page_size', '50'],
      ['another_plugin:trend-2026-03', '{"14":[1,1]}'],
    ];
    for (const [key, value] of others) store.values.set(key, value);
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.deepEqual(daysOf(trend), ['2026-03-15']);
    assert.deepEqual([...store.values].slice(0, 2), others);
    assert.deepEqual([...store.values.keys()].slice(2).sort(), [CARRIED, MONTH]);
  });

  test('replaces a month that is broken', async () => {
    const store = createStore();
    store.values.set(MONTH, '{"14":[1');
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.deepEqual(kept(store), { 15: [13, 5] });
    assert.deepEqual(daysOf(trend), ['2026-03-15']);
  });
});

suite('what the first versions kept under bare names', () => {
  /** Of those versions: bare names, and no mark. */
  function keepingBare(
    months: Record<string, object>,
    ours: Record<string, object> = {},
  ): PersonalStore {
    const store = keeping({ ...months, ...ours });
    store.values.delete(CARRIED);
    return store;
  }

  test('is carried over once, and then never read again', async () => {
    const months = { 'trend-2026-02': { 28: [10, 2] }, 'trend-2026-03': { 14: [12, 4] } };
    const store = keepingBare(months);
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.deepEqual(daysOf(trend), ['2026-02-28', '2026-03-14', '2026-03-15']);
    assert.deepEqual(kept(store, `${OURS}trend-2026-02`), { 28: [10, 2] });
    assert.deepEqual(kept(store), { 14: [12, 4], 15: [13, 5] });
    const [before, asked] = [store.written().length, store.asked.length];
    const later = open(store);
    await later.trend.record(13, 5);
    assert.deepEqual(daysOf(later.trend), daysOf(trend));
    assert.equal(store.written().length, before);
    const names = store.asked
      .slice(asked)
      .flatMap(({ json }) => (json as { names: string[] }).names);
    assert.ok(names.every((name) => name.startsWith(OURS)));
  });

  test('stays there as it is: a bare name may be somebody else’s', async () => {
    const months = { 'trend-2026-02': { 28: [10, 2] } };
    const store = keepingBare(months);

    await open(store).trend.record(13, 5);

    assert.equal(store.values.get('trend-2026-02'), JSON.stringify(months['trend-2026-02']));
    assert.ok(store.written().every(([key]) => key.startsWith(OURS)));
  });

  test('adds the days that are lacking, and replaces none', async () => {
    const store = keepingBare(
      { 'trend-2026-03': { 13: [1, 1], 14: [2, 2], 15: [3, 3] } },
      { [MONTH]: { 14: [12, 4] } },
    );

    await open(store).trend.record(13, 5);

    assert.deepEqual(kept(store), { 13: [1, 1], 14: [12, 4], 15: [13, 5] });
  });

  for (const [what, value] of [
    ['is no JSON', 'on'],
    ['is a list', [[12, 4]]],
    ['has more in it than days', { 14: [12, 4], color: 'blue' }],
    ['has other numbers in it', { 14: [12, 4], 13: [4, 12] }],
  ] as const) {
    test(`is not taken for ours where it ${what}`, async () => {
      const store = keepingBare({});
      store.values.set('trend-2026-03', typeof value === 'string' ? value : JSON.stringify(value));
      const { trend } = open(store);

      await trend.record(13, 5);

      assert.deepEqual(daysOf(trend), ['2026-03-15']);
      assert.deepEqual(kept(store), { 15: [13, 5] });
    });
  }

  test('is carried over the next time where it could not be kept', async () => {
    const store = keepingBare({ 'trend-2026-02': { 28: [10, 2] } });
    const february = `${OURS}trend-2026-02`;
    store.before = (nth) => {
      if (store.asked[nth - 1]?.command === 'personalization_set')
        throw new WhmFailure('unreachable');
    };
    await open(store).trend.record(13, 5);
    assert.equal(store.values.has(CARRIED), false);

    store.before = () => undefined;
    await open(store).trend.record(13, 5);

    assert.deepEqual(kept(store, february), { 28: [10, 2] });
  });
});

suite('two windows', () => {
  test('lose no day when one writes while the other has read', async () => {
    const store = keeping({ [MONTH]: { '01': [11, 3] } });
    const { trend } = open(store);
    // Between the first reading and the one right before writing.
    store.before = (nth) => {
      if (nth === 2) store.values.set(MONTH, JSON.stringify({ '01': [11, 3], 14: [12, 4] }));
    };

    await trend.record(13, 5);

    assert.deepEqual(kept(store), { '01': [11, 3], 14: [12, 4], 15: [13, 5] });
  });

  test('around midnight keep both days', async () => {
    const store = createStore();
    const held = signal();
    let calls = 0;
    // The first window has read, and waits; the other one does all of its work meanwhile.
    store.before = () => (++calls === 1 ? held.given : undefined);
    const [before, after] = [open(store), open(store, NOW + 1_000)];

    const first = before.trend.record(13, 5);
    await after.trend.record(14, 6);
    held.give();
    await first;

    assert.deepEqual(kept(store), { 15: [13, 5], 16: [14, 6] });
  });

  test('write the same day twice at most, the last one standing', async () => {
    const store = createStore();

    await Promise.all([open(store).trend.record(13, 5), open(store).trend.record(13, 5)]);

    assert.deepEqual(kept(store), { 15: [13, 5] });
    assert.ok(writtenMonths(store).length <= 2);
  });
});

suite('where WHM refuses or fails, nothing is shown and nothing is lost', () => {
  for (const kind of [
    'refused',
    'not-permitted',
    'unreadable',
    'unreachable',
    'timed-out',
  ] as const) {
    test(`${kind}: no trend, and no error`, async () => {
      const store = createStore();
      store.before = () => {
        throw new WhmFailure(kind);
      };
      const { trend, updates } = open(store);

      await trend.record(13, 5);

      assert.deepEqual([trend.records, trend.hasFailed, updates()], [[], true, 1]);
      assert.equal(store.asked.length, 1);
    });
  }

  test('a month that is not told is not written over', async () => {
    const store = keeping({
      [`${OURS}trend-2026-02`]: { 28: [10, 2] },
      [MONTH]: { '01': [11, 3] },
    });
    store.refused.add(MONTH);
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.equal(store.written().length, 0);
    assert.deepEqual(kept(store), { '01': [11, 3] });
    assert.deepEqual(trend.records, []);
  });

  test('a month that is not told the second time is not written over', async () => {
    const store = keeping({ [MONTH]: { '01': [11, 3] } });
    store.before = (nth) => {
      if (nth === 2) store.refused.add(MONTH);
    };

    await open(store).trend.record(13, 5);

    assert.equal(store.written().length, 0);
  });

  test('a store that is there first and not there right before writing is not written over', async () => {
    const store = keeping({ [MONTH]: { '01': [11, 3] } });
    store.before = (nth) => {
      if (nth === 2) store.values.clear();
    };
    const { trend } = open(store);

    await trend.record(13, 5);

    assert.equal(store.written().length, 0);
    assert.deepEqual(trend.records, []);
  });

  test('a failure to write leaves the trend that was there', async () => {
    const store = keeping({ [MONTH]: { 14: [12, 4] } });
    const { trend } = open(store);
    await trend.record(13, 5);
    const { records } = trend;
    store.before = (nth) => {
      if (store.asked[nth - 1]?.command === 'personalization_set') throw new WhmFailure('refused');
    };

    await trend.record(14, 5);

    assert.equal(trend.records, records);
    assert.deepEqual(kept(store), { 14: [12, 4], 15: [13, 5] });
  });

  test('an error that nobody expects is none of the page', async () => {
    const failing = () => Promise.reject(new TypeError('x is undefined'));
    const trend = new TrendStore(createList(failing), failing);

    await assert.doesNotReject(trend.record(1, 0));
  });
});

suite('newest wins', () => {
  test('a record that is replaced writes nothing and shows nothing', async () => {
    const store = createStore();
    const held = signal();
    let calls = 0;
    store.before = () => (++calls === 1 ? held.given : undefined);
    const { trend } = open(store);

    const first = trend.record(13, 5);
    await trend.record(13, 6);
    held.give();
    await first;

    assert.deepEqual(writtenMonths(store), [[MONTH, '{"15":[13,6]}']]);
    assert.deepEqual(trend.records, [{ day: '2026-03-15', total: 13, enabled: 6 }]);
  });

  test('a page that leaves the document writes nothing more', async () => {
    const store = createStore();
    const held = signal();
    store.before = () => held.given;
    const { trend, updates } = open(store);

    const record = trend.record(13, 5);
    trend.disconnect();
    held.give();
    await record;

    assert.deepEqual([store.written().length, trend.records, updates()], [0, [], 0]);
  });

  test('records what was given up when the page is back in the document', async () => {
    const store = createStore();
    const held = signal();
    store.before = () => held.given;
    const { trend } = open(store);
    const record = trend.record(13, 5);
    trend.disconnect();

    trend.connect();
    held.give();
    await record;
    await until(() => trend.records.length > 0);

    assert.deepEqual(kept(store), { 15: [13, 5] });
  });
});

suite('of a list', () => {
  const configs = (...states: unknown[]) =>
    Object.fromEntries(
      states.map((is_enabled, index) => [
        `user${index}`,
        { is_enabled, primary_domain: 'a.example' },
      ]),
    );

  /** A store and a list of one WHM: it answers for accounts what the test says. */
  function openList(answer: () => unknown) {
    const store = createStore();
    const whm: Transport = async (request, options) =>
      request.command === 'twofactorauth_get_user_configs'
        ? { data: await answer(), warnings: [] }
        : store.whm(request, options);
    const list = createList(whm);
    const trend = new TrendStore(list, whm, () => NOW);
    return { store, list, trend };
  }

  test('that comes, the numbers are recorded, without those of whom it is not known', async () => {
    const { store, list, trend } = openList(() => configs(1, 0, 0, 'odd'));

    await list.current.load();
    await until(() => trend.records.length > 0);

    assert.deepEqual(kept(store), { 15: [3, 1] });
  });

  test('that is the same still, they are recorded once', async () => {
    const { store, list, trend } = openList(() => configs(1, 0));
    await list.current.load();
    await until(() => trend.records.length > 0);
    const { length } = store.asked;

    list.requestUpdate();
    await turn();

    assert.equal(store.asked.length, length);
  });

  test('that could not be read again, nothing is recorded', async () => {
    let isFailing = false;
    const { store, list, trend } = openList(() => {
      if (isFailing) throw new WhmFailure('unreachable');
      return configs(1, 0);
    });
    await list.current.load();
    await until(() => trend.records.length > 0);
    const { length } = store.asked;
    isFailing = true;

    await list.current.load();

    assert.notEqual(list.current.failure, undefined);
    assert.equal(store.asked.length, length);
  });

  test('of none of which it is known, nothing is recorded', async () => {
    const { store, list } = openList(() => configs('odd'));

    await list.current.load();

    assert.equal(store.asked.length, 0);
  });
});
