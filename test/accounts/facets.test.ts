/** Filters by owner, package, role, state and day: what they leave, and the count of each option. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { accountStateOf } from '../../src/accounts/account-state.ts';
import { stateOf, type Account } from '../../src/accounts/account.ts';
import { countOptions, type FacetKey } from '../../src/accounts/facets.ts';
import { filterAccounts, findAccounts, readDay } from '../../src/accounts/find.ts';
import { FIRST_QUERY, NONE, NO_FACETS, type Facets, type Query } from '../../src/accounts/query.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, described, describedLists, queries, usersOf } from './accounts.ts';

/** What a query shows of a list. */
const shown = (accounts: readonly Account[], query: Query): readonly Account[] =>
  filterAccounts(finish(findAccounts(accounts, query)), query.twoFactor);

function found(accounts: readonly Account[], facets: Partial<Facets>): string[] {
  return usersOf(shown(accounts, { ...FIRST_QUERY, facets: { ...NO_FACETS, ...facets } }));
}

/** The day of a time, as UTC has it; nothing where the time is not known. */
const dayOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString().slice(0, 10);

/** Where WHM told that there is none; it tells nothing of root, and of whom `listaccts` does not have. */
function nameOrNone({ details }: Account, key: 'owner' | 'package' | 'contact'): string {
  if (!details || details[key] !== '') return details?.[key] ?? '';
  const isTold = details.role !== 'server-administrator' && details.isSuspended !== undefined;
  return isTold ? NONE : '';
}

/** Whether a query shows an account: each question by itself, days compared as texts. */
function isAskedFor(one: Account, { search, twoFactor, facets }: Query): boolean {
  const { details } = one;
  const day = dayOf(details?.createdAt);
  const texts = [one.user, one.primaryDomain, one.readableDomain, details?.contact ?? ''];
  const searched = texts.join('\n').toLowerCase();
  return (
    search.split(' ').every((word) => searched.includes(word)) &&
    (twoFactor === 'all' || stateOf(one) === twoFactor) &&
    (facets.owner === '' || nameOrNone(one, 'owner') === facets.owner) &&
    (facets.package === '' || nameOrNone(one, 'package') === facets.package) &&
    (facets.contact === '' || nameOrNone(one, 'contact') === facets.contact) &&
    (facets.role === '' || details?.role === facets.role) &&
    (facets.state !== 'active' || details?.isSuspended === false) &&
    (facets.state !== 'suspended' || details?.isSuspended === true) &&
    (facets.canEnable !== 'yes' || one.canEnable === true) &&
    (facets.canEnable !== 'no' || one.canEnable === false) &&
    (facets.exception === '' ||
      (one.isEnabled === false && one.exception?.isExpired === (facets.exception === 'expired'))) &&
    (facets.createdFrom === '' || (day !== undefined && day >= facets.createdFrom)) &&
    (facets.createdTo === '' || (day !== undefined && day <= facets.createdTo))
  );
}

const NEW_YEAR = Date.UTC(2024, 0, 1) / 1_000;

suite('filters', () => {
  const ACCOUNTS = [
    described('anna', { owner: 'zoe', package: 'gold', createdAt: NEW_YEAR - 1 }),
    described('bert', { owner: '', package: '', isSuspended: true, createdAt: NEW_YEAR }),
    described('root', { role: 'server-administrator', package: '' }),
    described('zoe', { role: 'reseller', createdAt: NEW_YEAR + 86_399 }),
    { ...account('unknown'), canEnable: false },
    { ...account('xenia'), canEnable: true },
  ];

  const examples: [what: string, facets: Partial<Facets>, users: string[]][] = [
    ['an owner', { owner: 'zoe' }, ['anna']],
    ['a package', { package: 'gold' }, ['anna']],
    ['no owner', { owner: NONE }, ['bert']],
    ['no package', { package: NONE }, ['bert']],
    ['no contact', { contact: NONE }, ['anna', 'bert', 'zoe']],
    ['a role', { role: 'reseller' }, ['zoe']],
    ['active', { state: 'active' }, ['anna', 'root', 'zoe']],
    ['suspended', { state: 'suspended' }, ['bert']],
    ['a first day, which counts', { createdFrom: '2024-01-01' }, ['bert', 'zoe']],
    ['a last day, which counts to its end', { createdTo: '2024-01-01' }, ['anna', 'bert', 'zoe']],
    ['the last day before', { createdTo: '2023-12-31' }, ['anna']],
    ['one day', { createdFrom: '2024-01-01', createdTo: '2024-01-01' }, ['bert', 'zoe']],
    ['who can enable it: only of whom it is known', { canEnable: 'yes' }, ['xenia']],
    ['who cannot enable it', { canEnable: 'no' }, ['unknown']],
    ['two of them', { owner: 'zoe', state: 'active' }, ['anna']],
    ['nothing', {}, ['anna', 'bert', 'root', 'zoe', 'unknown', 'xenia']],
    ['what every object has', { owner: 'constructor', package: '__proto__' }, []],
    ['a day that is half typed asks nothing', { createdFrom: '2024-0', owner: 'zoe' }, ['anna']],
    [
      'a year that is half typed shows no unknown day',
      { createdFrom: '0002-01-01' },
      ['anna', 'bert', 'zoe'],
    ],
  ];
  for (const [what, facets, users] of examples) {
    test(what, () => assert.deepEqual(found(ACCOUNTS, facets), users));
  }

  test('of any list and query: exactly those that are asked for, in their order', () => {
    fc.assert(
      fc.property(describedLists, queries, (accounts, query) => {
        assert.deepEqual(
          usersOf(shown(accounts, query)),
          usersOf(accounts.filter((one) => isAskedFor(one, query))),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('the counts of the two-factor filter are what it would show', () => {
    fc.assert(
      fc.property(describedLists, queries, (accounts, query) => {
        const { counts } = finish(findAccounts(accounts, query));

        for (const twoFactor of ['all', 'enabled', 'not-enabled'] as const) {
          assert.equal(counts[twoFactor], shown(accounts, { ...query, twoFactor }).length);
        }
      }),
    );
  });
});

suite('a day', () => {
  test('is read as its first second, UTC', () => {
    assert.equal(readDay('2024-01-01'), NEW_YEAR);
    assert.equal(readDay('1969-12-31'), -86_400);
  });

  for (const text of [
    '',
    '2024',
    '2024-1-1',
    '2024-13-01',
    '2024-00-10',
    '2024-01-32',
    'abcd-ef-gh',
  ]) {
    test(`is not ${JSON.stringify(text)}`, () => assert.equal(readDay(text), undefined));
  }

  for (const text of ['2024-02-30', '2023-02-29', '2024-04-31']) {
    test(`is not ${text}, which no calendar has`, () => assert.equal(readDay(text), undefined));
  }

  for (const text of [' 2024-01-01', '2024-01-01T00:00', '2024-01-01\n', '+002024-01-01']) {
    test(`is not ${JSON.stringify(text)}`, () => assert.equal(readDay(text), undefined));
  }
});

suite('options', () => {
  const KEYS: readonly FacetKey[] = [
    'owner',
    'package',
    'role',
    'state',
    'contact',
    'canEnable',
    'exception',
  ];

  test('each counts what choosing it would show', () => {
    fc.assert(
      fc.property(describedLists, queries, (accounts, query) => {
        const options = finish(countOptions(accounts, query));

        for (const key of KEYS) {
          for (const [option, count] of options[key]) {
            const facets = { ...query.facets, [key]: option };
            assert.equal(count, shown(accounts, { ...query, facets }).length, `${key} ${option}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are those of the whole list, whatever is asked; none apart from not told', () => {
    fc.assert(
      fc.property(describedLists, queries, (accounts, query) => {
        const options = finish(countOptions(accounts, query));

        const known = accounts.flatMap(({ details }) => details ?? []);
        const names = (values: readonly string[]) => [...new Set(values)].filter(Boolean).sort();
        const named = (key: 'owner' | 'package') =>
          names(accounts.map((one) => nameOrNone(one, key)));
        assert.deepEqual([...options.owner.keys()], named('owner'));
        assert.deepEqual([...options.package.keys()], named('package'));
        assert.deepEqual([...options.role.keys()].sort(), names(known.map(({ role }) => role)));
        assert.deepEqual(
          [...options.state.keys()].sort(),
          names(accounts.flatMap((one) => accountStateOf(one) ?? [])),
        );
        assert.deepEqual(
          [...options.canEnable.keys()].sort(),
          names(
            accounts.map(({ canEnable: can }) => (can === undefined ? '' : can ? 'yes' : 'no')),
          ),
        );
      }),
    );
  });

  test('there are none while nothing more is known of anybody', () => {
    const options = finish(countOptions([account('anna'), account('bert')], FIRST_QUERY));

    assert.deepEqual(
      KEYS.map((key) => options[key].size),
      [0, 0, 0, 0, 0, 0, 0],
    );
  });

  test('one of nobody counts 0 and stays', () => {
    const accounts = [described('anna', { owner: 'zoe' }), described('bert', { owner: 'carl' })];

    const options = finish(countOptions(accounts, { ...FIRST_QUERY, search: 'anna' }));

    assert.deepEqual(
      [...options.owner],
      [
        ['carl', 0],
        ['zoe', 1],
      ],
    );
  });
});
