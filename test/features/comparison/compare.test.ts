/** The comparison with an earlier export: gained, lost, new, gone, each account in one list at most. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../../src/accounts/account.ts';
import { compare, type Comparison } from '../../../src/features/comparison/compare.ts';
import type { TwoFactorValue } from '../../../src/accounts/export-row.ts';
import { finish } from '../../../src/lib/steps.ts';
import {
  account,
  unknownAccount,
  accountLists,
  domains,
  users,
  usersOf,
} from '../../accounts/accounts.ts';

/** With an export that tells names and states only. */
function compareNames(
  earlier: ReadonlyMap<string, TwoFactorValue>,
  accounts: readonly Account[],
): Comparison {
  const rows = [...earlier].map(([user, twoFactor]) => ({ user, domain: '', twoFactor }));
  return finish(compare(rows, accounts));
}

const NOTHING: Comparison = {
  gained: [],
  lost: [],
  renamed: [],
  new: [],
  gone: [],
  formerNames: new Map(),
};

const VALUES = ['enabled', 'configured_not_asked', 'not_enabled', 'unknown'] as const;
const WITH: readonly TwoFactorValue[] = ['enabled', 'configured_not_asked'];

/** An earlier export: some of the users of a list, and others. */
const pairs = fc
  .tuple(accountLists, fc.array(fc.tuple(users, fc.constantFrom(...VALUES))))
  .chain(([accounts, others]) =>
    fc
      .subarray(usersOf(accounts))
      .chain((known) =>
        fc.tuple(
          ...known.map((user) =>
            fc.tuple(fc.constant(user), fc.constantFrom<TwoFactorValue>(...VALUES)),
          ),
        ),
      )
      .map((known) => ({
        accounts,
        earlier: new Map<string, TwoFactorValue>([...others, ...known]),
      })),
  );

suite('the comparison', () => {
  test('with one account of each kind', () => {
    const earlier = new Map<string, TwoFactorValue>([
      ['gained', 'not_enabled'],
      ['gone', 'enabled'],
      ['gone-without', 'not_enabled'],
      ['lost', 'enabled'],
      ['lost-unasked', 'configured_not_asked'],
      ['same', 'enabled'],
      ['same-unasked', 'configured_not_asked'],
      ['same-without', 'not_enabled'],
    ]);
    const accounts = [
      account('gained', undefined, true),
      account('lost'),
      account('lost-unasked'),
      account('new'),
      account('new-with', undefined, true),
      account('same', undefined, true),
      account('same-unasked', undefined, true),
      account('same-without'),
    ];

    const { gained, lost, new: added, gone } = compareNames(earlier, accounts);

    assert.deepEqual(usersOf(gained), ['gained']);
    assert.deepEqual(usersOf(lost), ['lost', 'lost-unasked']);
    assert.deepEqual(usersOf(added), ['new', 'new-with']);
    assert.deepEqual(gone, [
      { user: 'gone', wasEnabled: true },
      { user: 'gone-without', wasEnabled: false },
    ]);
  });

  test('a policy that went off is no loss, one that came on is no gain', () => {
    const earlier = new Map<string, TwoFactorValue>([['anna', 'configured_not_asked']]);

    const result = compareNames(earlier, [account('anna', undefined, true)]);

    assert.deepEqual(result, NOTHING);
  });

  test('who was or is unknown has neither gained nor lost it', () => {
    const earlier = new Map<string, TwoFactorValue>([
      ['was-unknown', 'unknown'],
      ['was-unknown-too', 'unknown'],
      ['is-unknown', 'enabled'],
    ]);
    const accounts = [
      unknownAccount('is-unknown'),
      account('was-unknown'),
      account('was-unknown-too', undefined, true),
    ];

    const result = compareNames(earlier, accounts);

    assert.deepEqual(result, NOTHING);
  });

  test('of who is gone and was unknown nothing is told', () => {
    const result = compareNames(new Map([['ann', 'unknown']]), []);

    assert.deepEqual(result.gone, [{ user: 'ann', wasEnabled: undefined }]);
  });

  test('of any export and list: each account is where its two states put it', () => {
    fc.assert(
      fc.property(pairs, ({ accounts, earlier }) => {
        const result = compareNames(earlier, accounts);

        const had = (user: string) => WITH.includes(earlier.get(user) ?? 'not_enabled');
        const known = (user: string) => (earlier.get(user) === 'unknown' ? undefined : had(user));
        const both = accounts.filter(
          ({ user, isEnabled }) =>
            earlier.has(user) && earlier.get(user) !== 'unknown' && isEnabled !== undefined,
        );
        const now = new Set(usersOf(accounts));
        assert.deepEqual(
          result.gained,
          both.filter(({ user, isEnabled }) => isEnabled && !had(user)),
        );
        assert.deepEqual(
          result.lost,
          both.filter(({ user, isEnabled }) => !isEnabled && had(user)),
        );
        assert.deepEqual(
          result.new,
          accounts.filter(({ user }) => !earlier.has(user)),
        );
        assert.deepEqual(
          result.gone,
          [...earlier.keys()]
            .filter((user) => !now.has(user))
            .sort()
            .map((user) => ({ user, wasEnabled: known(user) })),
        );
      }),
    );
  });

  test('with itself finds nothing', () => {
    fc.assert(
      fc.property(accountLists, (accounts) => {
        const earlier = new Map(
          accounts.map(({ user, isEnabled }): [string, TwoFactorValue] => [
            user,
            isEnabled ? 'enabled' : 'not_enabled',
          ]),
        );

        const result = compareNames(earlier, accounts);

        assert.deepEqual(result, NOTHING);
      }),
    );
  });
});

suite('an account under another name', () => {
  type Row = readonly [user: string, domain: string, twoFactor: TwoFactorValue];
  const compareRows = (rows: readonly Row[], accounts: readonly Account[]): Comparison =>
    finish(
      compare(
        rows.map(([user, domain, twoFactor]) => ({ user, domain, twoFactor })),
        accounts,
      ),
    );

  test('is found by its domain: renamed, lost or gained, with the name in the export', () => {
    const result = compareRows(
      [
        ['Mar-20', 'march.example', 'enabled'],
        ['1E+05', 'lost.example', 'enabled'],
        ['7', 'GAINED.example.', 'not_enabled'],
        ['odd', 'odd.example', 'unknown'],
      ],
      [
        account('007', 'gained.example', true),
        account('1e5', 'lost.example'),
        account('even', 'odd.example', true),
        account('mar2020', 'march.example', true),
      ],
    );

    assert.deepEqual(usersOf(result.gained), ['007']);
    assert.deepEqual(usersOf(result.lost), ['1e5']);
    assert.deepEqual(usersOf(result.renamed), ['even', 'mar2020']);
    assert.deepEqual([result.new, result.gone], [[], []]);
    assert.deepEqual(Object.fromEntries(result.formerNames), {
      '007': '7',
      '1e5': '1E+05',
      even: 'odd',
      mar2020: 'Mar-20',
    });
  });

  test('is found where a spreadsheet has made one name of several', () => {
    const result = compareRows(
      [
        ['1E+05', 'a.example', 'enabled'],
        ['1E+05', 'b.example', 'not_enabled'],
      ],
      [account('100000', 'b.example'), account('1e5', 'a.example')],
    );

    assert.deepEqual([usersOf(result.lost), usersOf(result.renamed)], [['1e5'], ['100000']]);
    assert.deepEqual([result.new, result.gone], [[], []]);
  });

  const others: [
    what: string,
    rows: Row[],
    accounts: Account[],
    added: string[],
    gone: string[],
  ][] = [
    ['has no domain', [['old', '', 'enabled']], [account('fresh', '')], ['fresh'], ['old']],
    [
      'has the domain of two in the export',
      [
        ['old', 'x.example', 'enabled'],
        ['other', 'x.example', 'enabled'],
      ],
      [account('fresh', 'x.example')],
      ['fresh'],
      ['old', 'other'],
    ],
    [
      'has the domain of one who is still there, too',
      [
        ['old', 'x.example', 'enabled'],
        ['same', 'y.example', 'not_enabled'],
      ],
      [account('fresh', 'x.example'), account('same', 'x.example')],
      ['fresh'],
      ['old'],
    ],
    [
      'has a domain that was another’s who is still there',
      [['same', 'x.example', 'not_enabled']],
      [account('fresh', 'x.example'), account('same', 'y.example')],
      ['fresh'],
      [],
    ],
    [
      'is gone, and its domain moved to one who was there',
      [
        ['old', 'x.example', 'enabled'],
        ['same', 'y.example', 'not_enabled'],
      ],
      [account('same', 'x.example')],
      [],
      ['old'],
    ],
  ];
  for (const [what, rows, accounts, added, gone] of others) {
    test(`is not one that ${what}`, () => {
      const result = compareRows(rows, accounts);

      assert.deepEqual([result.renamed, result.lost, result.gained], [[], [], []]);
      assert.deepEqual(usersOf(result.new), added);
      assert.deepEqual(
        result.gone.map(({ user }) => user),
        gone,
      );
    });
  }

  test('of any two lists: nobody is told twice, and nobody is left out', () => {
    const states = fc.constantFrom<TwoFactorValue>(...VALUES);
    const rows = fc.uniqueArray(fc.tuple(users, domains, states), { selector: ([user]) => user });
    fc.assert(
      fc.property(rows, accountLists, (earlier, accounts) => {
        const {
          gained,
          lost,
          renamed,
          new: added,
          gone,
          formerNames,
        } = compareRows(earlier, accounts);

        const then = new Set(earlier.map(([user]) => user));
        const now = new Set(usersOf(accounts));
        const told = [gained, lost, renamed, added].flatMap(usersOf);
        assert.equal(new Set(told).size, told.length);
        const strangers = usersOf(accounts).filter((user) => !then.has(user));
        assert.deepEqual([...usersOf(added), ...formerNames.keys()].sort(), strangers.sort());
        const missing = [...then].filter((user) => !now.has(user));
        assert.deepEqual(
          [...gone.map(({ user }) => user), ...formerNames.values()].sort(),
          missing.sort(),
        );
      }),
    );
  });
});
