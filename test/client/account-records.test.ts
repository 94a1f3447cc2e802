/** What listaccts knows of accounts: read where it can be read, and nothing guessed. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccountDetails } from '../../src/accounts/account.ts';
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { createTransport } from '../../src/whm/transport.ts';
import { ANSWERS_THAT_FAIL, envelope, saying } from './answers.ts';
import { failureOf } from './failures.ts';
import { MANY, namesOf } from './many.ts';

const RECORD = {
  user: 'anna',
  domain: 'anna.example',
  owner: 'zoe',
  plan: 'zoe_gold',
  email: 'a@example.com',
  suspended: 0,
  unix_startdate: '1700000000',
};

/** What is read of one account with these members. */
async function read(members: object): Promise<AccountDetails | undefined> {
  const whm = saying(envelope({ acct: [{ ...RECORD, ...members }] }));
  return (await getAccountRecords(whm)).records.get('anna');
}

suite('the records of accounts', () => {
  test('are asked for with the members that are wanted, no disk usage among them', async () => {
    const whm = saying(envelope({ acct: [] }));
    const { signal } = new AbortController();

    await getAccountRecords(whm, { signal });

    const [[request, options] = []] = whm.asked;
    assert.equal(request?.command, 'listaccts');
    assert.deepEqual(request.args, {
      want: 'user,owner,plan,email,suspended,startdate,unix_startdate',
    });
    assert.equal(request.effect, 'read');
    assert.equal(options?.signal, signal);
  });

  test('tell owner, package, contact, state and time', async () => {
    assert.deepEqual(await read({ suspended: '1' }), {
      // Who is a reseller is known when all records are.
      role: 'account',
      owner: 'zoe',
      package: 'zoe_gold',
      isSuspended: true,
      contact: 'a@example.com',
      createdAt: 1_700_000_000,
      isCreatedInUtc: true,
    });
  });

  for (const data of [undefined, null, {}, [], { acct: [] }]) {
    test(`are none, not wrong, with ${JSON.stringify(data)}`, async () => {
      assert.equal((await getAccountRecords(saying(envelope(data)))).records.size, 0);
    });
  }

  for (const acct of ['anna', 5, true, { anna: RECORD }]) {
    test(`cannot be read from ${JSON.stringify(acct)}`, async () => {
      const failed = await failureOf(getAccountRecords(saying(envelope({ acct }))));

      assert.deepEqual(failed, { kind: 'unreadable', reason: 'acct' });
    });
  }

  for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
    test(`fail with the call: ${kind}, HTTP ${status}`, async () => {
      assert.equal((await failureOf(getAccountRecords(saying(text, status)))).kind, kind);
    });
  }

  test('are not permitted without the privilege, with HTTP 200 and 403', async () => {
    const reason = 'You do not have permission to call “listaccts”.';

    for (const status of [200, 403]) {
      const whm = saying(envelope(undefined, { result: 0, reason }), status);
      assert.deepEqual(await failureOf(getAccountRecords(whm)), { kind: 'not-permitted', reason });
    }
  });

  const suspended: [value: unknown, isSuspended: boolean | undefined][] = [
    [1, true],
    ['1', true],
    [true, true],
    [0, false],
    ['0', false],
    ['', false],
    [null, false],
    [undefined, false],
    ['locked', undefined],
    [[1], undefined],
  ];
  for (const [value, isSuspended] of suspended) {
    test(`suspended ${JSON.stringify(value)} is ${String(isSuspended)}, and named where it cannot be read`, async () => {
      const whm = saying(envelope({ acct: [{ ...RECORD, suspended: value }] }));

      const { records, odd } = await getAccountRecords(whm);

      assert.equal(records.get('anna')?.isSuspended, isSuspended);
      assert.deepEqual(odd, isSuspended === undefined ? ['anna'] : []);
    });
  }

  const times: [value: unknown, createdAt: number | undefined][] = [
    [1_700_000_000, 1_700_000_000],
    ['1700000000', 1_700_000_000],
    ['1700000000.9', 1_700_000_000],
    [0, undefined],
    ['0', undefined],
    [-1, undefined],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
    ['yesterday', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    [1e300, undefined],
    [true, undefined],
    [['1700000000'], undefined],
    // The last second that can be written as a day of four digits, and the first that cannot.
    [253_402_300_799, 253_402_300_799],
    [253_402_300_800, undefined],
  ];
  for (const [value, createdAt] of times) {
    test(`unix_startdate ${JSON.stringify(value)} is ${String(createdAt)}`, async () => {
      assert.equal((await read({ unix_startdate: value }))?.createdAt, createdAt);
    });
  }

  // 2013-05-22T21:03:59Z.
  const SPRING = 1_369_256_639;
  const HOUR = 3_600;
  const days: [startdate: unknown, unix: unknown, createdAt: number | undefined, isUtc: boolean][] =
    [
      // On the server's clock, with the seconds of the other.
      ['13 May 22 16:03', SPRING, SPRING - 5 * HOUR, false],
      ['13 May 23 11:03', SPRING, SPRING + 14 * HOUR, false],
      ['13 May 22 09:03', SPRING, SPRING - 12 * HOUR, false],
      ['13 May 23 02:33', String(SPRING), SPRING + 5.5 * HOUR, false],
      ['13 May 22 21:03', SPRING, SPRING, false],
      // Other forms of the same.
      ['2013 May 22 16:03', SPRING, SPRING - 5 * HOUR, false],
      [' 13  MAY 22  16:03:59 ', SPRING, SPRING - 5 * HOUR, false],
      ['13-may-22 16:03', SPRING, SPRING - 5 * HOUR, false],
      ['13 May 2 16:03', SPRING - 20 * 24 * HOUR, SPRING - (20 * 24 + 5) * HOUR, false],
      [
        '99 Dec 31 23:30',
        Date.UTC(2000, 0, 1, 4, 30, 7) / 1_000,
        Date.UTC(1999, 11, 31, 23, 30, 7) / 1_000,
        false,
      ],
      // A day alone: the moment within it that is nearest.
      ['13 May 22', SPRING, SPRING, false],
      ['13 May 23', SPRING, Date.UTC(2013, 4, 23) / 1_000, false],
      ['13 May 21', Date.UTC(2013, 4, 22, 3) / 1_000, Date.UTC(2013, 4, 22) / 1_000 - 1, false],
      // No clock of this world: another account's day, or no day at all.
      ['13 May 23 11:04', SPRING, SPRING, true],
      ['13 May 22 09:02', SPRING, SPRING, true],
      ['13 May 24', SPRING, SPRING, true],
      ['13 May 21', SPRING, SPRING, true],
      ['22 May 13 16:03', SPRING, SPRING, true],
      ['13 Mai 22 16:03', SPRING, SPRING, true],
      ['13 May 22 40:03', SPRING, SPRING, true],
      ['13 May 32', SPRING, SPRING, true],
      ['', SPRING, SPRING, true],
      [false, SPRING, SPRING, true],
      [null, SPRING, SPRING, true],
      [undefined, SPRING, SPRING, true],
      [13, SPRING, SPRING, true],
      [['13 May 22 16:03'], SPRING, SPRING, true],
      // Old versions tell neither; without seconds nothing shows that the day is right.
      [false, false, undefined, false],
      ['13 May 22 16:03', false, undefined, false],
    ];
  for (const [startdate, unix, createdAt, isUtc] of days) {
    test(`startdate ${JSON.stringify(startdate)} of ${String(unix)} is ${String(createdAt)}`, async () => {
      const record = await read({ startdate, unix_startdate: unix });

      assert.deepEqual([record?.createdAt, record?.isCreatedInUtc], [createdAt, isUtc]);
    });
  }

  const contacts: [value: unknown, contact: string][] = [
    ['a@example.com,b@example.com', 'a@example.com,b@example.com'],
    [' a@example.com ', 'a@example.com'],
    ['*unknown*', ''],
    [' *unknown* ', ''],
    ['*unknown*,b@example.com', 'b@example.com'],
    ['a@example.com, *unknown* ,b@example.com,', 'a@example.com, b@example.com'],
    ['*unknown*,*unknown*', ''],
    ['*unknown*; b@example.com', 'b@example.com'],
    ['a@example.com *unknown*', 'a@example.com'],
    ['', ''],
    [null, ''],
    [undefined, ''],
    [['a@example.com'], ''],
  ];
  for (const [value, contact] of contacts) {
    test(`email ${JSON.stringify(value)} is ${JSON.stringify(contact)}`, async () => {
      assert.equal((await read({ email: value }))?.contact, contact);
    });
  }

  const names: [value: unknown, name: string, isOdd: boolean][] = [
    [null, '', false],
    [undefined, '', false],
    [5, '5', false],
    [['zoe'], '', true],
    [{}, '', true],
    [true, '', true],
  ];
  for (const [value, name, isOdd] of names) {
    test(`owner, package and contact ${JSON.stringify(value)} are “${name}”`, async () => {
      const acct = [{ ...RECORD, owner: value, plan: value, email: value }];

      const { records, odd } = await getAccountRecords(saying(envelope({ acct })));

      const record = records.get('anna');
      assert.deepEqual([record?.owner, record?.package, record?.contact], [name, name, name]);
      assert.deepEqual(odd, isOdd ? ['anna'] : []);
    });
  }

  test('leave out what is no account, count it, and keep the rest', async () => {
    const acct = [null, 'anna', 5, [], {}, { user: 5 }, { user: null }, { user: ['x'] }, RECORD];

    const { records, odd } = await getAccountRecords(saying(envelope({ acct })));

    assert.deepEqual([...records.keys()], ['5', 'anna']);
    assert.deepEqual(odd, ['', '', '', '', '', '', '']);
  });

  test('of which none names its user are no list', async () => {
    const failed = await failureOf(getAccountRecords(saying(envelope({ acct: [null, {}] }))));

    assert.deepEqual(failed, { kind: 'unreadable', reason: 'acct' });
  });

  test('hold accounts, owners and packages with the names of what every object has', async () => {
    const names = ['__proto__', 'constructor', 'toString', '', '<b>'];
    const acct = names.map((user) => ({ ...RECORD, user, owner: user, plan: user }));

    const { records } = await getAccountRecords(saying(envelope({ acct })));

    for (const user of names) {
      assert.deepEqual([records.get(user)?.owner, records.get(user)?.package], [user, user]);
    }
    assert.equal(records.size, names.length);
  });

  test('do not take members from what every object has', async () => {
    const text = '{"metadata":{"result":1},"data":{"acct":[{"__proto__":{"user":"anna"}}]}}';

    assert.equal((await failureOf(getAccountRecords(saying(text)))).kind, 'unreadable');
  });

  test('of a long answer are whole', async () => {
    const acct = namesOf(MANY).map((user) => ({ ...RECORD, user, owner: `owner of ${user}` }));
    const text = JSON.stringify({ metadata: { version: 1, result: 1 }, data: { acct } });
    const fetch = () => Promise.resolve(new Response(text));

    const { records } = await getAccountRecords(createTransport({ fetch, token: '' }));

    assert.deepEqual([...records.keys()], namesOf(MANY));
    assert.equal(records.get('user0000001')?.owner, 'owner of user0000001');
  });
});
