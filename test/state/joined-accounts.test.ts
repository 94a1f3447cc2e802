/** What is known of the accounts: joined when it comes, and the newest join wins. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ROOT_USER, type Account, type AccountDetails } from '../../src/accounts/account.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { finish } from '../../src/lib/steps.ts';
import { JoinedAccounts } from '../../src/state/joined-accounts.ts';
import { account } from '../accounts/accounts.ts';
import { createHost } from './host.ts';
import { slowDown, turn, until } from './turns.ts';

type Records = ReadonlyMap<string, AccountDetails>;

const NOBODY: ReadonlyMap<string, boolean> = new Map();
const LIST = [account('anna'), account('bert'), account(ROOT_USER)];
const recordsOf = (owner: string): Records =>
  new Map(
    LIST.map(({ user }) => [
      user,
      {
        role: 'account',
        owner,
        package: 'basic',
        isSuspended: false,
        contact: '',
        createdAt: undefined,
        isCreatedInUtc: false,
      },
    ]),
  );
const RECORDS = recordsOf('zoe');
const LONG_LIST: Account[] = Array.from({ length: 3_000 }, (_, index) => account(`user${index}`));

const joined = (list: readonly Account[], records?: Records, canEnable = NOBODY) =>
  finish(describeAccounts(list, records, canEnable));

suite('details', () => {
  test('are none before there is a list', () => {
    const details = new JoinedAccounts(createHost());

    details.join(undefined, RECORDS, NOBODY);

    assert.equal(details.accounts, undefined);
  });

  test('are the list itself while nothing more is known', () => {
    const details = new JoinedAccounts(createHost());

    details.join(LIST, undefined, new Map());

    assert.equal(details.accounts, LIST);
  });

  test('are joined when the records come, and when it is told who can enable it', () => {
    const details = new JoinedAccounts(createHost());
    const canEnable = new Map([['bert', false]]);

    details.join(LIST, undefined, NOBODY);
    assert.equal(details.hasRecords, false);
    details.join(LIST, RECORDS, NOBODY);
    assert.deepEqual(details.accounts, joined(LIST, RECORDS));
    assert.equal(details.hasRecords, true);
    details.join(LIST, RECORDS, canEnable);

    assert.deepEqual(details.accounts, joined(LIST, RECORDS, canEnable));
  });

  test('are the same object until something of them is another', () => {
    const host = createHost();
    const details = new JoinedAccounts(host);
    details.join(LIST, RECORDS, NOBODY);
    const { accounts } = details;

    details.join(LIST, RECORDS, NOBODY);
    assert.equal(details.accounts, accounts);
    details.join(LIST, recordsOf('carl'), NOBODY);

    assert.notEqual(details.accounts, accounts);
    assert.equal(details.accounts?.[0]?.details?.owner, 'carl');
    // It is asked for before each update: it must not ask for another.
    assert.equal(host.updates(), 0);
  });
});

suite('details of a long list', () => {
  test('begin as the list alone, and then the host is told', async (t) => {
    slowDown(t);
    const host = createHost();
    const details = new JoinedAccounts(host);

    details.join(LONG_LIST, RECORDS, NOBODY);
    assert.equal(details.accounts, LONG_LIST);
    assert.equal(details.hasRecords, false);
    await until(() => host.updates() > 0);

    assert.deepEqual(details.accounts, joined(LONG_LIST, RECORDS));
    assert.equal(details.hasRecords, true);
    assert.equal(host.updates(), 1);
  });

  test('stand as they were until the new ones are there', async (t) => {
    slowDown(t);
    const host = createHost();
    const details = new JoinedAccounts(host);
    details.join(LONG_LIST, RECORDS, NOBODY);
    await until(() => host.updates() > 0);
    const old = details.accounts;

    details.join([...LONG_LIST], RECORDS, NOBODY);
    await turn(2);
    assert.equal(details.accounts, old);
    await until(() => host.updates() > 1);

    assert.notEqual(details.accounts, old);
  });

  test('of two joins the newest wins', async (t) => {
    slowDown(t);
    const host = createHost();
    const details = new JoinedAccounts(host);
    const canEnable = new Map([['user1', false]]);

    details.join(LONG_LIST, RECORDS, NOBODY);
    await turn(2);
    details.join(LONG_LIST, RECORDS, canEnable);
    await until(() => host.updates() > 0);
    await turn(100);

    assert.equal(details.accounts?.[1]?.canEnable, false);
    assert.equal(host.updates(), 1);
  });

  test('a join that is done at once is not overtaken by a longer one before it', async (t) => {
    const host = createHost();
    const details = new JoinedAccounts(host);

    slowDown(t);
    details.join(LONG_LIST, RECORDS, NOBODY);
    details.join(LIST, undefined, NOBODY);
    await turn(100);

    assert.equal(details.accounts, LIST);
    assert.equal(host.updates(), 0);
  });
});
