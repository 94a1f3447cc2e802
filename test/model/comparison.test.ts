/** The comparison with an earlier export: gained, lost, new, gone, each account in one list at most. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { compare } from '../../src/model/comparison.ts';
import type { TwoFactorValue } from '../../src/model/report-rows.ts';
import { finish } from '../../src/model/steps.ts';
import { account, unknownAccount, accountLists, users, usersOf } from './accounts.ts';

const VALUES = [
  'enabled',
  'configured_not_asked',
  'not_enabled',
  'not_available',
  'unknown',
] as const;
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
      ['gained-late', 'not_available'],
      ['gone', 'enabled'],
      ['gone-without', 'not_enabled'],
      ['lost', 'enabled'],
      ['lost-unasked', 'configured_not_asked'],
      ['same', 'enabled'],
      ['same-unasked', 'configured_not_asked'],
      ['same-without', 'not_available'],
    ]);
    const accounts = [
      account('gained', undefined, true),
      account('gained-late', undefined, true),
      account('lost'),
      account('lost-unasked'),
      account('new'),
      account('new-with', undefined, true),
      account('same', undefined, true),
      account('same-unasked', undefined, true),
      account('same-without'),
    ];

    const { gained, lost, new: added, gone } = finish(compare(earlier, accounts));

    assert.deepEqual(usersOf(gained), ['gained', 'gained-late']);
    assert.deepEqual(usersOf(lost), ['lost', 'lost-unasked']);
    assert.deepEqual(usersOf(added), ['new', 'new-with']);
    assert.deepEqual(gone, [
      { user: 'gone', wasEnabled: true },
      { user: 'gone-without', wasEnabled: false },
    ]);
  });

  test('a policy that went off is no loss, one that came on is no gain', () => {
    const earlier = new Map<string, TwoFactorValue>([['anna', 'configured_not_asked']]);

    const result = finish(compare(earlier, [account('anna', undefined, true)]));

    assert.deepEqual(result, { gained: [], lost: [], new: [], gone: [] });
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

    const result = finish(compare(earlier, accounts));

    assert.deepEqual(result, { gained: [], lost: [], new: [], gone: [] });
  });

  test('of who is gone and was unknown nothing is told', () => {
    const result = finish(compare(new Map([['ann', 'unknown']]), []));

    assert.deepEqual(result.gone, [{ user: 'ann', wasEnabled: undefined }]);
  });

  test('of any export and list: each account is where its two states put it', () => {
    fc.assert(
      fc.property(pairs, ({ accounts, earlier }) => {
        const result = finish(compare(earlier, accounts));

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

        const result = finish(compare(earlier, accounts));

        assert.deepEqual(result, { gained: [], lost: [], new: [], gone: [] });
      }),
    );
  });
});
