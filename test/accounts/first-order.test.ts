/** The order by two-factor, the first one: who is missing first, and among them whose login opens most. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../src/accounts/account.ts';
import { sortAccounts, type SortDirection } from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import {
  account,
  described,
  describedLists,
  inOrder,
  unknownAccount,
  usersOf,
} from './accounts.ts';

const inFirstOrder = (accounts: readonly Account[], direction: SortDirection = 'ascending') =>
  finish(sortAccounts(inOrder(accounts), { key: 'two-factor', direction }));

/** The sentence, question by question: who goes first is decided by the first that parts two accounts. */
const QUESTIONS: readonly ((one: Account) => boolean)[] = [
  ({ isEnabled }) => isEnabled === undefined,
  ({ isEnabled }) => isEnabled !== true,
  ({ user }) => user === 'root',
  ({ details }) => details?.role === 'reseller',
  ({ details }) => details?.isSuspended !== true,
];

function goesFirst(a: Account, b: Account): boolean {
  const parting = QUESTIONS.find((question) => question(a) !== question(b));
  return parting ? parting(a) : a.user < b.user;
}

/** Lists with root in them, and without. */
const lists = fc
  .tuple(describedLists, fc.boolean(), fc.boolean())
  .map(([accounts, hasRoot, isEnabled]) =>
    hasRoot
      ? [...accounts, described('root', { role: 'server-administrator' }, isEnabled)]
      : accounts,
  )
  // A suspended reseller, or a suspended root, is what it is: the question of its state comes last.
  .map((accounts) =>
    accounts.map((one) =>
      one.details && (one.user === 'root' || one.details.role === 'reseller')
        ? { ...one, details: { ...one.details, isSuspended: false } }
        : one,
    ),
  );

suite('the first order', () => {
  test('without it: root, resellers, active, suspended; then with it, likewise; then by user', () => {
    const accounts = [false, true].flatMap((isEnabled) => {
      const name = (text: string) => `${text}-${isEnabled ? 'with' : 'without'}`;
      return [
        described(name('a-suspended'), { isSuspended: true }, isEnabled),
        described(name('b-active'), {}, isEnabled),
        described(name('c-active'), {}, isEnabled),
        described(name('d-reseller'), { role: 'reseller' }, isEnabled),
        described(name('e-reseller'), { role: 'reseller' }, isEnabled),
      ];
    });
    accounts.push(described('root', { role: 'server-administrator' }));

    assert.deepEqual(usersOf(inFirstOrder(accounts)), [
      'root',
      'd-reseller-without',
      'e-reseller-without',
      'b-active-without',
      'c-active-without',
      'a-suspended-without',
      'd-reseller-with',
      'e-reseller-with',
      'b-active-with',
      'c-active-with',
      'a-suspended-with',
    ]);
  });

  test('root with it comes behind everyone without, before everyone with', () => {
    const accounts = [
      described('a', { isSuspended: true }),
      described('b', { role: 'reseller' }, true),
      described('root', { role: 'server-administrator' }, true),
    ];

    assert.deepEqual(usersOf(inFirstOrder(accounts)), ['a', 'root', 'b']);
  });

  test('root comes first where nothing more is known of anybody', () => {
    assert.deepEqual(usersOf(inFirstOrder([account('anna'), account('root'), account('zoe')])), [
      'root',
      'anna',
      'zoe',
    ]);
  });

  test('a suspended reseller goes before accounts: whoever gets in once it is active gets all', () => {
    const accounts = [described('a', {}), described('z', { role: 'reseller', isSuspended: true })];

    assert.deepEqual(usersOf(inFirstOrder(accounts)), ['z', 'a']);
  });

  test('who cannot enable it is without it like any other', () => {
    const accounts = [
      { ...described('a', {}), canEnable: false },
      described('b', {}),
      described('c', { role: 'reseller' }, true),
    ];

    assert.deepEqual(usersOf(inFirstOrder(accounts)), ['a', 'b', 'c']);
  });

  test('of whom it is unknown comes first of all', () => {
    const accounts = [described('a', { role: 'reseller' }), unknownAccount('z')];

    assert.deepEqual(usersOf(inFirstOrder(accounts)), ['z', 'a']);
  });

  test('any list is in the order of the issue', () => {
    fc.assert(
      fc.property(lists, (accounts) => {
        const rows = inFirstOrder(accounts);

        assert.equal(rows.length, accounts.length);
        for (const [index, row] of rows.entries()) {
          const before = rows[index - 1];
          if (before) assert.ok(goesFirst(before, row), `${before.user} before ${row.user}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('descending, who has it comes first, and within it the order is the same', () => {
    const accounts = [
      described('a', {}),
      described('b', {}),
      described('c', { isSuspended: true }, true),
      described('d', {}, true),
      described('e', { role: 'reseller' }, true),
      described('root', { role: 'server-administrator' }),
      unknownAccount('u'),
    ];

    assert.deepEqual(usersOf(inFirstOrder(accounts, 'descending')), [
      'e',
      'd',
      'c',
      'root',
      'a',
      'b',
      'u',
    ]);
  });
});
