/** Joining details to accounts: roles that follow from who owns whom, and what is not told. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { accountStateOf } from '../../src/accounts/account-state.ts';
import type { Account, AccountDetails } from '../../src/accounts/account.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, accountLists, unknownAccount, users, usersOf } from './accounts.ts';

const NOBODY: ReadonlyMap<string, boolean> = new Map();

function record(owner: string, more: Partial<AccountDetails> = {}): AccountDetails {
  const rest = {
    package: 'basic',
    isSuspended: false,
    contact: '',
    createdAt: undefined,
    isCreatedInUtc: false,
  };
  return { role: 'account', owner, ...rest, ...more };
}

function describe(
  accounts: readonly Account[],
  records:
    Readonly<Record<string, AccountDetails>> | ReadonlyMap<string, AccountDetails> | undefined,
  canEnable = NOBODY,
): readonly Account[] {
  const map = records && !(records instanceof Map) ? new Map(Object.entries(records)) : records;
  return finish(describeAccounts(accounts, map as ReadonlyMap<string, AccountDetails>, canEnable));
}

const roles = (accounts: readonly Account[]) =>
  Object.fromEntries(accounts.map(({ user, details }) => [user, details?.role]));

suite('roles', () => {
  test('who owns others is a reseller; who owns itself alone, or nobody, is not', () => {
    const accounts = ['anna', 'bert', 'carl', 'dora'].map((user) => account(user));

    const described = describe(accounts, {
      anna: record('anna'),
      bert: record('anna'),
      carl: record('carl'),
      dora: record('root'),
    });

    assert.deepEqual(roles(described), {
      anna: 'reseller',
      bert: 'account',
      carl: 'account',
      dora: 'account',
    });
  });

  test('a reseller that somebody else owns is one, too', () => {
    const described = describe([account('anna'), account('bert')], {
      anna: record('root'),
      bert: record('anna'),
    });

    assert.equal(roles(described)['anna'], 'reseller');
  });

  test('a reseller that the records leave out is one by those it owns', () => {
    const described = describe([account('anna'), account('bert')], { bert: record('anna') });

    assert.equal(roles(described)['anna'], 'reseller');
    assert.deepEqual(described[0]?.details, {
      role: 'reseller',
      owner: '',
      package: '',
      isSuspended: undefined,
      contact: '',
      createdAt: undefined,
      isCreatedInUtc: false,
    });
  });

  test('those that a reseller owns make it one even where they are not on the list', () => {
    const described = describe([account('anna')], { anna: record('anna'), bert: record('anna') });

    assert.equal(roles(described)['anna'], 'reseller');
  });

  test('root is the server administrator, counts under itself, and has no record', () => {
    const [root] = describe([account('root')], { anna: record('root') });

    assert.deepEqual(root?.details, {
      role: 'server-administrator',
      owner: 'root',
      package: '',
      isSuspended: false,
      contact: '',
      createdAt: undefined,
      isCreatedInUtc: false,
    });
  });

  test('names that every object has make nobody a reseller', () => {
    const described = describe([account('constructor'), account('__proto__')], {
      anna: record('toString'),
    });

    assert.deepEqual([...new Set(Object.values(roles(described)))], [undefined]);
  });

  const ownership = fc.uniqueArray(
    fc.tuple(users, fc.oneof(users, fc.constantFrom('root', 'a', 'b'))),
    { selector: ([user]) => user, maxLength: 30 },
  );
  test('of any list and any owners: a reseller is who owns another', () => {
    fc.assert(
      fc.property(accountLists, ownership, fc.array(fc.nat()), (accounts, owned, picks) => {
        // Some of the list own some of the others.
        const within = accounts.map(({ user }, index): [string, string] => [
          user,
          accounts[(picks[index] ?? 0) % accounts.length]?.user ?? '',
        ]);
        const owners = new Map([...owned, ...within]);
        const records = new Map(Array.from(owners, ([user, owner]) => [user, record(owner)]));

        for (const { user, details } of describe(accounts, records)) {
          const ownsOthers = [...owners].some(([other, owner]) => owner === user && other !== user);
          const role =
            user === 'root' ? 'server-administrator' : ownsOthers ? 'reseller' : 'account';
          assert.equal(details?.role, role);
          assert.equal(details.owner, user === 'root' ? 'root' : owners.get(user));
        }
      }),
    );
  });
});

suite('what is known of accounts', () => {
  test('is what the records tell', () => {
    const told = record('zoe', {
      package: 'gold',
      isSuspended: true,
      contact: 'a@example.com',
      createdAt: 1_700_000_000,
      isCreatedInUtc: false,
    });

    const [anna] = describe([account('anna')], { anna: told });

    assert.deepEqual(anna, { ...account('anna'), details: told });
  });

  test('is nothing where there is no record: neither a role nor a state is guessed', () => {
    const described = describe([account('anna')], { bert: record('root') });

    assert.deepEqual(described, [account('anna')]);
    assert.deepEqual(described.map(accountStateOf), [undefined]);
  });

  test('is nothing while the records are not known: the list itself', () => {
    const accounts = [account('anna'), account('root')];

    assert.equal(describe(accounts, undefined), accounts);
  });

  test('tells who can enable it and who cannot, with the records and without; of those without it', () => {
    const accounts = [
      account('anna'),
      account('bert'),
      account('carl', undefined, true),
      account('dora'),
      unknownAccount('emil'),
    ];
    const canEnable = new Map([
      ['anna', true],
      ['bert', false],
      ['carl', false],
      ['emil', false],
    ]);

    for (const records of [undefined, { anna: record('root') }]) {
      const described = describe(accounts, records, canEnable);

      assert.deepEqual(
        described.map((one) => one.canEnable),
        [true, false, undefined, undefined, undefined],
      );
      assert.equal(described[0]?.details !== undefined, records !== undefined);
    }
  });

  test('is joined without losing, doubling or moving anybody', () => {
    fc.assert(
      fc.property(accountLists, (accounts) => {
        const described = describe(Object.freeze(accounts), { anna: record('root') });

        assert.deepEqual(usersOf(described), usersOf(accounts));
        for (const [index, one] of described.entries()) {
          assert.deepEqual({ ...one, details: undefined }, accounts[index]);
        }
      }),
    );
  });
});
