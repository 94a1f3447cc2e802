/** A long list of accounts: its start comes first, and the whole is the same as that of a short one. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount, type Account } from '../../src/accounts/account.ts';
import type { ListStart } from '../../src/whm/list-start.ts';
import { LONG } from '../../src/whm/load-long-answers.ts';
import { readLongList } from '../../src/whm/long-answers.ts';
import { createTransport, type Transport } from '../../src/whm/transport.ts';
import { getUserConfigs } from '../../src/whm/two-factor.ts';
import { failureOf } from './failures.ts';
import { configsText, isEnabledAt, MANY, namesOf } from './many.ts';
import { signal } from '../state/signal.ts';
import { turn } from '../state/turns.ts';

/** Those of this state. */
const usersWhere = (accounts: readonly Account[], state: boolean | undefined): string[] =>
  accounts.filter(({ isEnabled }) => isEnabled === state).map(({ user }) => user);

const START_ROWS = 200;

/** A WHM that gives one answer to everything. */
const saying = (text: string, status = 200): Transport =>
  createTransport({
    fetch: () => Promise.resolve(new Response(text, { status })),
    token: '/cpsess1234567890',
  });

const byUser = (a: Account, b: Account) => (a.user < b.user ? -1 : 1);

/** What the list must be: in order of user names. */
const accountsOf = (users: readonly string[]): Account[] =>
  users
    .map((user, index) => createAccount(user, `domain${index}.example`, isEnabledAt(index)))
    .sort(byUser);

/** The page's first order: who is missing first, and of each kind root first. */
const inFirstOrder = (accounts: readonly Account[]): Account[] =>
  [false, true].flatMap((isEnabled) => {
    const kind = accounts.filter((account) => Boolean(account.isEnabled) === isEnabled);
    const isRoot = ({ user }: Account) => user === 'root';
    return [...kind.filter(isRoot), ...kind.filter((account) => !isRoot(account))];
  });

const USERS = namesOf(MANY);
const TEXT = configsText(USERS);

suite('a long list', () => {
  test('is long', () => assert.ok(TEXT.length > LONG));

  for (const isMetadataFirst of [true, false]) {
    test(`is whole and in order; metadata ${isMetadataFirst ? 'in front' : 'behind'}`, async () => {
      const { accounts } = await getUserConfigs(saying(configsText(USERS, isMetadataFirst)));

      assert.deepEqual(accounts, accountsOf(USERS));
    });
  }

  test('tells its start: who comes first in the first order, and the numbers of all', async () => {
    const starts: ListStart[] = [];

    await getUserConfigs(saying(TEXT), {
      onStart: (start) => {
        starts.push(start);
        return Promise.resolve();
      },
    });

    const all = accountsOf(USERS);
    assert.deepEqual(starts, [
      {
        accounts: inFirstOrder(all).slice(0, START_ROWS),
        total: USERS.length,
        enabled: all.filter(({ isEnabled }) => isEnabled).length,
        unknown: 0,
      },
    ]);
  });

  test('begins with domains as stored, and reads them when its start has been drawn', async () => {
    const stored = 'xn--mnchen-3ya.de';
    const text = TEXT.replaceAll(/domain\d+\.example/g, stored);
    const starts: ListStart[] = [];
    const onStart = (start: ListStart) => Promise.resolve(void starts.push(start));

    const { accounts } = await getUserConfigs(saying(text), { onStart });

    assert.equal(starts[0]?.accounts[0]?.readableDomain, stored);
    assert.equal(accounts[0]?.readableDomain, 'münchen.de');
  });

  test('waits with the rest until its start has been drawn', async () => {
    const [begun, drawn] = [signal(), signal()];
    let isDone = false;

    const list = getUserConfigs(saying(TEXT), {
      onStart: () => {
        begun.give();
        return drawn.given;
      },
    });
    void list.then(() => (isDone = true));
    await begun.given;
    await turn(200);
    assert.equal(isDone, false);
    drawn.give();

    assert.equal((await list).accounts.length, USERS.length);
  });

  test("comes with WHM's remarks", async () => {
    const text = TEXT.replace('"result":1', '"result":1,"output":{"warnings":"A cache is old."}');

    assert.deepEqual((await getUserConfigs(saying(text))).warnings, ['A cache is old.']);
  });

  test('counts a user once who comes again, far behind: the last record, as in JSON', async () => {
    const [first = ''] = USERS;
    const record = { primary_domain: 'last.example', is_enabled: !isEnabledAt(0) };
    const text = `${TEXT.slice(0, -2)},${JSON.stringify(first)}:${JSON.stringify(record)}}}`;
    const starts: ListStart[] = [];
    const onStart = (start: ListStart) => Promise.resolve(void starts.push(start));

    const { accounts } = await getUserConfigs(saying(text), { onStart });

    assert.equal(accounts.length, USERS.length);
    assert.equal(starts[0]?.total, USERS.length);
    const one = accounts.find(({ user }) => user === first);
    assert.deepEqual([one?.primaryDomain, one?.isEnabled], ['last.example', record.is_enabled]);
  });

  test('in another form is the same, without a start', async () => {
    const text = JSON.stringify(JSON.parse(TEXT), undefined, 1);

    const { accounts } = await getUserConfigs(saying(text), {
      onStart: () => assert.fail('There is no start'),
    });

    assert.deepEqual(accounts, accountsOf(USERS));
  });

  test('that is not long has no start', async () => {
    const few = namesOf(10);

    const { accounts } = await getUserConfigs(saying(configsText(few)), {
      onStart: () => assert.fail('There is no start'),
    });

    assert.deepEqual(accounts, accountsOf(few));
  });

  test('shows all others when one account in the middle is broken, and says which', async () => {
    const [, middle = ''] = /"(user\d+)":/.exec(TEXT.slice(TEXT.length / 2)) ?? [];
    const text = TEXT.replace(new RegExp(`"${middle}":{[^}]*}`), `"${middle}":{"is_enabled":"x"}`);

    const starts: ListStart[] = [];
    const onStart = (start: ListStart) => Promise.resolve(void starts.push(start));
    const { accounts, odd } = await getUserConfigs(saying(text), { onStart });

    assert.equal(accounts.length, USERS.length);
    assert.deepEqual(odd, [middle]);
    assert.deepEqual(usersWhere(accounts, undefined), [middle]);
    assert.deepEqual([starts[0]?.unknown, starts[0]?.accounts[0]?.user], [1, middle]);
  });

  test('of a refusal is that refusal', async () => {
    const text = TEXT.replace('"result":1', '"result":0').replace('"OK"', '"No."');

    assert.deepEqual(await failureOf(getUserConfigs(saying(text))), {
      kind: 'refused',
      reason: 'No.',
    });
  });

  test('that breaks off cannot be read', async () => {
    const failed = await failureOf(getUserConfigs(saying(TEXT.slice(0, -100_000))));

    assert.equal(failed.kind, 'unreadable');
  });

  test('that nobody waits for any more ends after its start', async () => {
    const controller = new AbortController();

    const list = getUserConfigs(saying(TEXT), {
      signal: controller.signal,
      onStart: () => {
        controller.abort();
        return Promise.resolve();
      },
    });

    assert.equal((await failureOf(list)).kind, 'cancelled');
  });
});

suite('pieces of a list', () => {
  const configs = fc.uniqueArray(
    fc.tuple(
      fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('__proto__', 'constructor', 'root')),
      fc.boolean(),
    ),
    { selector: ([user]) => user, maxLength: 600, size: 'max' },
  );

  test('are one list, whatever the names and wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(configs, fc.integer({ min: 1, max: 100 }), async (sent, size) => {
        const pieces: unknown[] = [];
        for (let at = 0; at < sent.length; at += size) {
          const members = sent
            .slice(at, at + size)
            .map(
              ([user, isEnabled]) => `${JSON.stringify(user)}:{"is_enabled":${Number(isEnabled)}}`,
            );
          pieces.push(JSON.parse(`{${members.join(',')}}`));
        }
        let start: ListStart | undefined;
        const onStart = (told: ListStart) => Promise.resolve(void (start = told));

        const { accounts } = await readLongList(pieces, onStart, undefined);

        const all = sent
          .map(([user, isEnabled]) => createAccount(user, '', isEnabled))
          .sort(byUser);
        assert.deepEqual(accounts, all);
        assert.deepEqual(start, {
          accounts: inFirstOrder(all).slice(0, START_ROWS),
          total: all.length,
          enabled: all.filter(({ isEnabled }) => isEnabled).length,
          unknown: 0,
        });
      }),
      { numRuns: 50 },
    );
  });
});

suite('what is more urgent than an answer', () => {
  test('is waited for before the answer is read, not before it is asked for', async () => {
    const [asked, urgent] = [signal(), signal()];
    let isDone = false;
    const whm = createTransport({
      fetch: () => {
        asked.give();
        return Promise.resolve(new Response('{"metadata":{"result":1},"data":1}'));
      },
      token: '',
    });

    const call = whm({ command: 'version', args: {}, effect: 'read' }, { after: urgent.given });
    void call.then(() => (isDone = true));
    await asked.given;
    await new Promise(setImmediate);
    assert.equal(isDone, false);
    urgent.give();

    assert.equal((await call).data, 1);
  });
});
