/** What is kept of a visit, and what has changed since the one before: nobody is mixed up, and no name is kept. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount, type Account } from '../../src/accounts/account.ts';
import { finish } from '../../src/lib/steps.ts';
import {
  compareVisits,
  createSalt,
  hasher,
  MOST_ACCOUNTS,
  readVisit,
  VISIT_MS,
  writeVisit,
  type Comparison,
  type Deeds,
  type KeptVisit,
} from '../../src/state/last-visit.ts';
import { packTable, unpackTable, VisitTable } from '../../src/state/visit-table.ts';
import { HOSTILE_TEXTS } from '../accounts/accounts.ts';

const MONDAY = Date.UTC(2026, 10, 23, 9);
const DAY_MS = 86_400_000;
const NO_DEEDS: Deeds = { removed: new Set(), dismissed: new Set() };

type States = Readonly<Record<string, boolean | undefined>>;

const accountsOf = (states: States): Account[] =>
  Object.entries(states).map(([user, isEnabled]) => createAccount(user, '', isEnabled));

/** What comes of a list, by way of the text that is kept. */
function visit(
  before: Comparison | undefined,
  states: States | readonly Account[],
  at: number,
  deeds: Partial<Deeds> = {},
): Comparison {
  const text = before ? finish(writeVisit(before.kept)) : null;
  const accounts = Array.isArray(states) ? (states as Account[]) : accountsOf(states as States);
  const kept = finish(readVisit(text));
  return finish(compareVisits(kept, accounts, { ...NO_DEEDS, ...deeds }, at, createSalt()));
}

const NONE = { lost: [], gained: [], came: [], gone: 0 };

suite('since the last visit', () => {
  const FIRST = { anna: true, bert: false, carla: true, dora: false, egon: true };

  test('there is nothing to compare with at the first', () => {
    const first = visit(undefined, FIRST, MONDAY);

    assert.equal(first.changes, undefined);
    assert.deepEqual(first.told, []);
  });

  test('are told: who lost or gained it, who came, and how many went', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(
      first,
      { anna: false, bert: true, carla: true, fritz: true },
      MONDAY + DAY_MS,
    );

    assert.deepEqual(second.changes, {
      lost: ['anna'],
      gained: ['bert'],
      came: ['fritz'],
      gone: 2,
    });
    assert.deepEqual(second.told, ['anna']);
    assert.equal(second.kept.before, MONDAY);
  });

  test('what has changed stays so however often the list is read at the same visit', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const now = { anna: false, bert: true, fritz: true };
    let again = visit(first, now, MONDAY + DAY_MS);
    for (let count = 1; count <= 5; count++) {
      again = visit(again, now, MONDAY + DAY_MS + count * VISIT_MS);
    }

    assert.deepEqual(again.changes, { lost: ['anna'], gained: ['bert'], came: ['fritz'], gone: 3 });
    assert.equal(again.kept.before, MONDAY);
  });

  test('what changes during a visit counts, and what changes back does not', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, { ...FIRST, anna: false }, MONDAY + DAY_MS);
    const third = visit(second, { ...FIRST, carla: false }, MONDAY + DAY_MS + 60_000);

    assert.deepEqual(third.changes, { ...NONE, lost: ['carla'] });
  });

  test('the next visit begins when the list has not been read for four hours', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, { ...FIRST, anna: false }, MONDAY + DAY_MS);
    const third = visit(second, { ...FIRST, anna: false }, MONDAY + DAY_MS + VISIT_MS + 1);

    assert.deepEqual(third.changes, NONE);
    assert.equal(third.kept.before, MONDAY + DAY_MS);
    assert.equal(third.isNew, true);
  });

  test('a clock that was far ahead does not stop it', () => {
    const first = visit(undefined, FIRST, MONDAY + 365 * DAY_MS);

    assert.equal(visit(first, FIRST, MONDAY).isNew, true);
  });

  test('an account that came and went within a visit has never been', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, { ...FIRST, fritz: true }, MONDAY + DAY_MS);
    const third = visit(second, FIRST, MONDAY + DAY_MS + 1);

    assert.deepEqual(third.changes, NONE);
  });

  test('one whose record cannot be read has neither lost nor gained, and is not new', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, { ...FIRST, anna: undefined, bert: undefined }, MONDAY + DAY_MS);

    assert.deepEqual(second.changes, NONE);
  });

  test('it counts again as it was last known when its record can be read', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, { ...FIRST, anna: undefined }, MONDAY + DAY_MS);
    const third = visit(second, { ...FIRST, anna: false }, MONDAY + 2 * DAY_MS);

    assert.deepEqual(third.changes, { ...NONE, lost: ['anna'] });
  });

  test('one that could never be read is neither when it can', () => {
    const first = visit(undefined, { anna: undefined, bert: undefined }, MONDAY);
    const second = visit(first, { anna: true, bert: false }, MONDAY + DAY_MS);

    assert.deepEqual(second.changes, NONE);
  });

  test('who was taken it by the viewer has not lost it', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const second = visit(first, FIRST, MONDAY + DAY_MS);
    const now = { ...FIRST, anna: false, carla: false };
    const removed = new Set(['anna']);
    const third = visit(second, now, MONDAY + DAY_MS + 1, { removed });

    assert.deepEqual(third.changes, { ...NONE, lost: ['carla'] });
    assert.deepEqual(visit(third, now, MONDAY + DAY_MS + 2).changes, { ...NONE, lost: ['carla'] });
  });

  test('a note that was put aside stays so at this visit, for those whom it named', () => {
    const first = visit(undefined, FIRST, MONDAY);
    const now = { ...FIRST, anna: false };
    const dismissed = visit(first, now, MONDAY + DAY_MS);
    const told = visit(dismissed, now, MONDAY + DAY_MS + 1, { dismissed: new Set(['anna']) });
    const more = visit(told, { ...now, carla: false }, MONDAY + DAY_MS + 2);

    assert.deepEqual(told.told, []);
    assert.deepEqual(told.changes?.lost, ['anna']);
    assert.deepEqual(more.told, ['carla']);
  });

  test('whatever the lists are, every account is told of once and as it is', () => {
    const name = fc.oneof(fc.stringMatching(/^[a-z]{1,2}$/), fc.constantFrom(...HOSTILE_TEXTS));
    const list = fc
      .uniqueArray(fc.tuple(name, fc.option(fc.boolean(), { nil: undefined })), {
        selector: ([user]) => user,
        maxLength: 60,
      })
      .map((entries) => entries.map(([user, isEnabled]) => createAccount(user, '', isEnabled)));
    fc.assert(
      fc.property(list, list, (before, now) => {
        const { changes } = visit(visit(undefined, before, MONDAY), now, MONDAY + DAY_MS);

        const past = new Map(before.map((account) => [account.user, account]));
        const users = (isWanted: (old: Account | undefined, account: Account) => boolean) =>
          now.filter((one) => isWanted(past.get(one.user), one)).map(({ user }) => user);
        const present = new Set(now.map(({ user }) => user));
        assert.deepEqual(changes, {
          lost: users((old, { isEnabled }) => old?.isEnabled === true && isEnabled === false),
          gained: users((old, { isEnabled }) => old?.isEnabled === false && isEnabled === true),
          came: users((old) => !old),
          gone: before.filter(({ user }) => !present.has(user)).length,
        });
      }),
    );
  });
});

suite('what is kept of a visit', () => {
  const many = (count: number, isEnabled = (index: number) => index % 3 === 0) =>
    Array.from({ length: count }, (_, index) =>
      createAccount(`user${index}`, `user${index}.example`, isEnabled(index)),
    );

  test('comes back whole, however many accounts there are', () => {
    const hash = fc.record({ high: fc.nat(0xffff_ffff), low: fc.nat(0xffff_ffff) });
    const entry = fc.record({
      before: fc.nat(3),
      now: fc.integer({ min: 1, max: 3 }),
      isDismissed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(hash, entry), { maxLength: 1_200 }), (entries) => {
        const table = new VisitTable(entries.length);
        for (const [key, value] of entries) table.set(key, value);

        const again = finish(unpackTable(finish(packTable(table))));

        assert.ok(again);
        const sorted = (all: VisitTable) => [...all].map((one) => JSON.stringify(one)).sort();
        assert.deepEqual(sorted(again), sorted(table));
        assert.equal(again.size, table.size);
      }),
      { numRuns: 30 },
    );
  });

  test('hashes that differ in one half only are not mixed up', () => {
    const table = new VisitTable(3);
    const entry = { before: 1, now: 2, isDismissed: false };
    table.set({ high: 1, low: 8 }, entry);
    table.set({ high: 2, low: 8 }, { ...entry, now: 1 });
    table.set({ high: 1, low: 16 }, { ...entry, now: 3 });

    assert.equal(table.get({ high: 1, low: 8 }).now, 2);
    assert.equal(table.get({ high: 2, low: 8 }).now, 1);
    assert.equal(table.get({ high: 1, low: 16 }).now, 3);
    assert.equal(table.has({ high: 2, low: 16 }), false);
  });

  test('of the most accounts has room in a browser, and nobody is mixed up', () => {
    const first = visit(undefined, many(MOST_ACCOUNTS), MONDAY);
    const now = many(MOST_ACCOUNTS, (index) => index % 3 === 0 && index !== 300);

    const second = visit(first, now, MONDAY + DAY_MS);

    assert.deepEqual(second.changes, { ...NONE, lost: ['user300'] });
    // Browsers count five megabytes of UTF-16 for a server, and there are other things and viewers.
    assert.ok(finish(writeVisit(second.kept)).length * 2 < 2.5 * 1024 * 1024);
  });

  test('shows nothing of the order in which accounts have come, also where hashes belong to one place', () => {
    const hashes = [3, 11, 19, 27, 4].map((low, at) => ({ high: 7 - at, low }));
    const entry = { before: 1, now: 2, isDismissed: false };
    const orderOf = (some: typeof hashes) => {
      const table = new VisitTable(4);
      for (const hash of some) table.set(hash, entry);
      for (const hash of some) assert.deepEqual(table.get(hash), entry);
      return [...table].map(([{ high }]) => high);
    };
    const order = orderOf(hashes);
    assert.equal(order.length, hashes.length);
    assert.deepEqual(orderOf(hashes.toReversed()), order);
    assert.deepEqual(orderOf([...hashes.slice(2), ...hashes.slice(0, 2)]), order);
  });

  test('has no name in it, in no form and no order', () => {
    const accounts = accountsOf({ alphaone: true, betatwo: false, gammathree: true });
    const { kept } = visit(undefined, accounts, MONDAY);
    const text = finish(writeVisit(kept));

    const bytes = text.split(' ').map((part) => Buffer.from(part, 'base64').toString('latin1'));
    for (const { user } of accounts) {
      for (const form of [user, Buffer.from(user).toString('base64').slice(0, 8)]) {
        assert.ok(![text, ...bytes].some((part) => part.includes(form)), form);
      }
    }
    const reversed = finish(
      compareVisits(undefined, accounts.toReversed(), NO_DEEDS, MONDAY, kept.salt),
    );
    assert.equal(finish(writeVisit(reversed.kept)), text);
  });

  test('is another for the same accounts in another browser', () => {
    const [one, other] = [createSalt(), createSalt()];

    assert.notDeepEqual(hasher(one)('anna'), hasher(other)('anna'));
    assert.deepEqual(hasher(one)('anna'), hasher(one)('anna'));
  });

  test('is read in steps, and written in steps', () => {
    const steps = compareVisits(undefined, many(5_000), NO_DEEDS, MONDAY, createSalt());
    let pauses = 0;
    let result = steps.next();
    for (; !result.done; result = steps.next()) pauses++;
    const text = finish(writeVisit(result.value.kept));
    let readPauses = 0;
    for (const steps = readVisit(text); !steps.next().done;) readPauses++;

    assert.ok(pauses >= 19, `${pauses} pauses`);
    assert.ok(readPauses >= 9, `${readPauses} pauses`);
  });

  const whole = () => finish(writeVisit(visit(undefined, { anna: true }, MONDAY).kept));
  const broken: [what: string, broken: (text: string) => string | null][] = [
    ['nothing', () => null],
    ['an empty text', () => ''],
    ['another form', (text) => text.replace('v1', 'v2')],
    ['a part of it', (text) => text.slice(0, -1)],
    ['more than it', (text) => `${text} more`],
    ['other letters', (text) => text.slice(0, -1) + '*'],
    ['a time that is none', (text) => text.replace(String(MONDAY), 'yesterday')],
    ['a short salt', (text) => text.replace(/ \S+/, ' AAAA')],
  ];
  for (const [what, change] of broken) {
    test(`is not read where there is ${what}`, () => {
      assert.ok(finish(readVisit(whole())));
      assert.equal(finish(readVisit(change(whole()))), undefined);
    });
  }

  test('is not read where it is any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), (text, at) => {
        const kept: KeptVisit | undefined = finish(readVisit(whole().slice(0, at) + text));
        assert.ok(kept === undefined || kept.salt.length === 16);
      }),
    );
  });
});
