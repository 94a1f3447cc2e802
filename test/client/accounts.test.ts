/** The list of accounts, and one account: twofactorauth_get_user_configs. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount } from '../../src/accounts/account.ts';
import { getUserConfigs, SMALL_ANSWER_TIMEOUT_MS } from '../../src/whm/two-factor.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import { envelope, saying } from './answers.ts';
import { failureOf } from './failures.ts';
import { answer, startLoopback } from './loopback.ts';

const HOSTILE_USERS = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '<script>alert(1)</script>',
  '\u202Eresu',
  '',
  '0',
];

/** Data as text: an object literal would not hold `__proto__` as a name. */
function dataOf(records: Iterable<[user: string, record: unknown]>): string {
  const members = Array.from(
    records,
    ([user, record]) => `${JSON.stringify(user)}:${JSON.stringify(record)}`,
  );
  return `{"metadata":{"result":1},"data":{${members.join(',')}}}`;
}

/** What is_enabled may be, and what it then means. */
const READABLE_STATES: [value: unknown, isEnabled: boolean][] = [
  [1, true],
  ['1', true],
  [true, true],
  [0, false],
  ['0', false],
  ['', false],
  [false, false],
  [null, false],
];
const UNREADABLE_STATES: unknown[] = [undefined, 2, -1, 'yes', 'true', '01', ' 1', [], [1], {}];

suite('the list of accounts', () => {
  test('is asked for without a user and without output options', async () => {
    const whm = saying(envelope());
    const { signal } = new AbortController();

    await getUserConfigs(whm, { signal });

    const command = 'twofactorauth_get_user_configs';
    const request = { command, args: {}, effect: 'read', long: 'data' };
    assert.deepEqual(whm.asked, [[request, { signal }]]);
  });

  test('holds an account for each member, root among them, in order of user names', async () => {
    const { accounts } = await getUserConfigs(
      saying(
        envelope({
          root: { is_enabled: '1', primary_domain: 'server1.example.com' },
          bmuell: { is_enabled: 0, primary_domain: 'xn--mnchen-3ya.de', shell: '/bin/bash' },
          anna: { is_enabled: '0', primary_domain: 'anna.example' },
        }),
      ),
    );

    assert.deepEqual(accounts, [
      createAccount('anna', 'anna.example', false),
      createAccount('bmuell', 'xn--mnchen-3ya.de', false, 'münchen.de'),
      createAccount('root', 'server1.example.com', true),
    ]);
  });

  test('shows a domain in its own letters only where nobody takes it for another', async () => {
    const { accounts } = await getUserConfigs(
      saying(
        envelope({
          apple: { is_enabled: 1, primary_domain: 'xn--80ak6aa92e.com' },
          primer: { is_enabled: 1, primary_domain: 'XN--E1AFMKFD.xn--p1ai' },
        }),
      ),
    );

    assert.deepEqual(
      accounts.map(({ primaryDomain, readableDomain }) => [primaryDomain, readableDomain]),
      [
        ['xn--80ak6aa92e.com', 'xn--80ak6aa92e.com'],
        ['XN--E1AFMKFD.xn--p1ai', 'пример.рф'],
      ],
    );
  });

  test("comes with WHM's remarks", async () => {
    const text = envelope({}, { result: 1, output: { warnings: 'A cache is old.' } });

    assert.deepEqual((await getUserConfigs(saying(text))).warnings, ['A cache is old.']);
  });

  for (const data of ['', ',"data":null', ',"data":[]', ',"data":{}']) {
    test(`is empty, not wrong, with ${data || 'no data at all'}`, async () => {
      const { accounts } = await getUserConfigs(saying(`{"metadata":{"result":1}${data}}`));

      assert.deepEqual(accounts, []);
    });
  }

  for (const data of ['anna', '', 0, 5, true, false, [1], [{ user: 'anna' }]]) {
    test(`cannot be read from ${JSON.stringify(data)}`, async () => {
      const failed = await failureOf(getUserConfigs(saying(envelope(data))));

      assert.deepEqual(failed, { kind: 'unreadable', reason: 'data' });
    });
  }

  for (const record of [null, [], 'enabled', 1, true]) {
    test(`an account that is ${JSON.stringify(record)} hides no other`, async () => {
      const zoe = { is_enabled: 1, primary_domain: 'zoe.example' };

      const { accounts, odd } = await getUserConfigs(saying(envelope({ anna: record, zoe })));

      assert.deepEqual(accounts, [
        createAccount('anna', '', undefined),
        createAccount('zoe', 'zoe.example', true),
      ]);
      assert.deepEqual(odd, ['anna']);
    });

    test(`cannot be read when every account is ${JSON.stringify(record)}; it says of one which`, async () => {
      const failed = await failureOf(
        getUserConfigs(saying(envelope({ anna: record, zoe: record }))),
      );

      assert.equal(failed.kind, 'unreadable');
      assert.match(failed.reason, /anna/);
    });
  }

  for (const [value, isEnabled] of READABLE_STATES) {
    test(`is_enabled ${JSON.stringify(value)} is ${isEnabled ? 'enabled' : 'not enabled'}`, async () => {
      const { accounts } = await getUserConfigs(
        saying(envelope({ anna: { is_enabled: value, primary_domain: 'a.example' } })),
      );

      assert.equal(accounts[0]?.isEnabled, isEnabled);
    });
  }

  for (const value of UNREADABLE_STATES) {
    test(`is_enabled ${JSON.stringify(value)} is no state, and is not guessed`, async () => {
      const anna = { is_enabled: value, primary_domain: 'a.example' };
      const zoe = { is_enabled: 0, primary_domain: 'z.example' };

      const { accounts, odd } = await getUserConfigs(saying(envelope({ anna, zoe })));

      assert.deepEqual(accounts[0], createAccount('anna', 'a.example', undefined));
      assert.deepEqual(odd, ['anna']);
    });
  }

  for (const [what, domain] of [
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
  ] as const) {
    test(`a broken account's domain is empty when it is ${what}`, async () => {
      const { accounts } = await getUserConfigs(
        saying(envelope({ anna: { is_enabled: 1, primary_domain: domain } })),
      );

      assert.deepEqual([accounts[0]?.primaryDomain, accounts[0]?.readableDomain], ['', '']);
    });
  }

  for (const domain of [true, [], ['a.example'], {}]) {
    test(`a domain cannot be ${JSON.stringify(domain)}; the state is told all the same`, async () => {
      const data = { anna: { is_enabled: 1, primary_domain: domain } };

      const { accounts, odd } = await getUserConfigs(saying(envelope(data)));

      assert.deepEqual(accounts, [createAccount('anna', '', true)]);
      assert.deepEqual(odd, ['anna']);
    });
  }

  test('a domain that is a number is a text', async () => {
    const data = { anna: { is_enabled: 1, primary_domain: 5 } };

    const { accounts, odd } = await getUserConfigs(saying(envelope(data)));

    assert.deepEqual([accounts[0]?.primaryDomain, odd], ['5', []]);
  });

  test('holds accounts with the names of what every object has', async () => {
    const record = { is_enabled: 1, primary_domain: 'x.example' };
    const text = dataOf(HOSTILE_USERS.map((user) => [user, record]));

    const { accounts } = await getUserConfigs(saying(text));

    assert.deepEqual(new Set(accounts.map(({ user }) => user)), new Set(HOSTILE_USERS));
    assert.ok(accounts.every(({ isEnabled }) => isEnabled));
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
    assert.equal('is_enabled' in {}, false);
  });

  test('does not take members from what every object has', async () => {
    const text = '{"metadata":{"result":1},"data":{"anna":{"__proto__":{"is_enabled":1}}}}';

    assert.equal((await failureOf(getUserConfigs(saying(text)))).kind, 'unreadable');
  });

  test('is what WHM sent, in order, whatever the names', async () => {
    const records = fc.uniqueArray(
      fc.tuple(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE_USERS)),
        fc.record({
          is_enabled: fc.constantFrom(0, 1, '0', '1'),
          primary_domain: fc.oneof(fc.domain(), fc.string(), fc.constant(null)),
        }),
      ),
      { selector: ([user]) => user },
    );
    await fc.assert(
      fc.asyncProperty(records, async (sent) => {
        const { accounts } = await getUserConfigs(saying(dataOf(sent)));

        const read = new Map(accounts.map((account) => [account.user, account]));
        assert.deepEqual([...read.keys()], sent.map(([user]) => user).sort());
        for (const [user, record] of sent) {
          assert.equal(read.get(user)?.primaryDomain, record.primary_domain ?? '');
          assert.equal(read.get(user)?.isEnabled, Number(record.is_enabled) === 1);
        }
      }),
    );
  });

  test('is read with a byte order mark before it, and in UTF-8 whatever the header says', async (t) => {
    const text = envelope({ anna: { is_enabled: 1, primary_domain: 'münchen.de' } });
    const reply = answer(`\uFEFF${text}`, 200, { 'Content-Type': 'text/plain; charset=latin1' });
    const { whm } = await startLoopback(t, reply);

    const { accounts } = await getUserConfigs(whm);

    assert.equal(accounts[0]?.primaryDomain, 'münchen.de');
  });

  test('of 20,000 accounts is read whole', async (t) => {
    const data = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `user${index}`,
        { is_enabled: index % 2, primary_domain: `domain${index}.example` },
      ]),
    );
    const { whm } = await startLoopback(t, answer(envelope(data)));

    const { accounts } = await getUserConfigs(whm);

    assert.equal(accounts.length, 20_000);
  });
});

suite('one account', () => {
  test('is asked for by name, with the short time limit', async () => {
    const whm = saying(envelope({ anna: { is_enabled: 1, primary_domain: 'a.example' } }));
    const { signal } = new AbortController();

    const { user, isEnabled } = await getUserConfig(whm, 'anna', { signal });

    assert.deepEqual({ user, isEnabled }, { user: 'anna', isEnabled: true });
    assert.deepEqual(whm.asked, [
      [
        { command: 'twofactorauth_get_user_configs', args: { user: 'anna' }, effect: 'read' },
        { signal, timeoutMs: SMALL_ANSWER_TIMEOUT_MS },
      ],
    ]);
  });

  test("of somebody else is refused, with WHM's reason", async () => {
    const reason = 'You do not have access to an account named “x”.';
    const whm = saying(envelope(undefined, { result: 0, reason }));

    assert.deepEqual(await failureOf(getUserConfig(whm, 'x')), { kind: 'refused', reason });
  });

  for (const user of HOSTILE_USERS) {
    test(`named ${JSON.stringify(user)} is one like any other`, async () => {
      const whm = saying(dataOf([[user, { is_enabled: '0', primary_domain: null }]]));

      assert.equal((await getUserConfig(whm, user)).user, user);
    });

    test(`named ${JSON.stringify(user)} is not found where it is not`, async () => {
      const whm = saying(envelope({ anna: { is_enabled: 1, primary_domain: 'a.example' } }));

      const failed = await failureOf(getUserConfig(whm, user));

      assert.deepEqual(failed, { kind: 'unreadable', reason: `“${user}”` });
    });
  }

  for (const data of ['', ',"data":null', ',"data":[]', ',"data":{}', ',"data":"anna"']) {
    test(`cannot be read from ${data || 'no data at all'}`, async () => {
      const whm = saying(`{"metadata":{"result":1}${data}}`);

      assert.equal((await failureOf(getUserConfig(whm, 'anna'))).kind, 'unreadable');
    });
  }
});
