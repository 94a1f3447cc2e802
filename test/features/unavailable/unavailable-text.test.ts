/** Who cannot enable two-factor: by package, with what says so, and in words. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAccount, type Account, type AccountDetails } from '../../../src/accounts/account.ts';
import {
  groupUnavailable,
  type Unavailable,
} from '../../../src/features/unavailable/unavailable-groups.ts';
import {
  reasonOf,
  writeFindings,
  type Findings,
  type Known,
} from '../../../src/features/unavailable/unavailable-text.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { runSteps } from '../../../src/lib/run-steps.ts';
import { WhmFailure } from '../../../src/whm/failure.ts';
import type { FeatureSetting } from '../../../src/whm/features.ts';

const formats = createFormats('en');
const AT = Date.parse('2026-11-28T09:14:00Z');

const account = (user: string, canEnable: boolean | undefined, plan = ''): Account => ({
  ...createAccount(user, `${user}.example`, false),
  canEnable,
  details: { package: plan } as AccountDetails, // the rest is not read
});

const cause = (featureList: string, isOwn = false): FeatureSetting => ({
  canEnable: false,
  isOwn,
  featureList,
});

async function group(
  accounts: readonly Account[],
  causes: Readonly<Record<string, FeatureSetting>> = {},
): Promise<Unavailable> {
  return runSteps(groupUnavailable(accounts, (user) => causes[user]));
}

suite('those who cannot enable two-factor', () => {
  test('are counted by package, the largest first, and nobody else is', async () => {
    const found = await group([
      account('anna', false, 'mini'),
      account('bert', true, 'starter'),
      account('carl', undefined, 'starter'),
      account('dora', false, 'starter'),
      account('emil', false, 'starter'),
      account('fritz', false, ''),
    ]);

    assert.equal(found.accounts, 4);
    assert.deepEqual(
      found.groups.map(({ name, accounts }) => [name, accounts]),
      [
        ['starter', 2],
        ['', 1],
        ['mini', 1],
      ],
    );
  });

  test('have the feature list of their package, where WHM told of one', async () => {
    const three = ['anna', 'bert', 'carl'].map((user) => account(user, false, 'mini'));
    const reason = async (causes: Readonly<Record<string, FeatureSetting>>) => {
      const [first] = (await group(three, causes)).groups;
      return first && reasonOf(first, formats);
    };
    const [basic, own] = [cause('basic'), cause('basic', true)];

    assert.equal(await reason({ anna: basic, bert: basic, carl: basic }), 'feature list “basic”');
    assert.equal(await reason({ anna: basic, bert: cause('other'), carl: basic }), '');
    assert.equal(await reason({}), '');
    assert.equal(await reason({ anna: own, bert: own, carl: own }), 'the account’s own setting');
    assert.equal(
      await reason({ anna: own, bert: basic, carl: basic }),
      'feature list “basic”; 1 by their own setting',
    );
    assert.equal(await reason({ anna: own }), '1 by their own setting');
  });
});

const STARTER = { name: 'starter', accounts: 3, own: 0, featureList: 'basic' };
const FOUND: Unavailable = { accounts: 3, groups: [STARTER] };
const USERS = ['anna', 'bert', 'carl', 'dora'];

/** @param rest of so many of the users it is not known */
function write(
  store: Partial<Known['store']> = {},
  { rest = 0, ...known }: Partial<Known> & { rest?: number } = {},
): Findings {
  const all = {
    progress: undefined,
    failure: undefined,
    isKnown: true,
    hasAsked: true,
    refused: 0,
    isGivenUp: false,
    checkedAt: AT,
    unanswered: (users: readonly string[]) => users.slice(0, rest),
    ...store,
  };
  return writeFindings(
    { store: all, users: USERS, found: FOUND, hasList: true, ...known },
    formats,
    AT,
  );
}

suite('in words', () => {
  const none = { accounts: 0, groups: [] };
  const failure = new WhmFailure('not-permitted', 'Nein.');
  const progress = { done: 1, total: 4 };
  const headings: [heading: string, found: Findings][] = [
    ['3 accounts cannot enable it', write()],
    ['1 account cannot enable it', write({}, { found: { ...FOUND, accounts: 1 } })],
    ['At least 3 accounts cannot enable it', write({}, { rest: 1 })],
    ['3 accounts cannot enable it', write({ progress }, { rest: 1 })],
    ['Every account can enable it', write({}, { found: none })],
    ['No account found that cannot enable it', write({}, { found: none, rest: 1 })],
    ['No account is kept from it', write({ isKnown: false }, { users: [] })],
    [
      'It is not known yet who can enable it',
      write({ isKnown: false }, { found: undefined, rest: 4 }),
    ],
    [
      'It is not known yet who can enable it',
      write({ isKnown: false }, { found: undefined, users: [], hasList: false }),
    ],
    [
      'It is not known who can enable it',
      write({ isKnown: false, failure }, { found: undefined, rest: 4 }),
    ],
    [
      'It is not known yet who can enable it',
      write({ isKnown: false, failure, progress }, { rest: 4 }),
    ],
  ];
  for (const [index, [heading, found]] of headings.entries()) {
    test(`heading ${index}: ${heading}`, () => assert.equal(found.heading, heading));
  }

  const mini = { ...STARTER, name: 'mini' };
  const own = (group: typeof STARTER) => ({ ...group, own: 3 });
  const reasons: [text: string, found: Unavailable][] = [
    ['The feature list of package starter lacks two-factor authentication.', FOUND],
    [
      'The feature list of their package lacks two-factor authentication.',
      { accounts: 6, groups: [STARTER, mini] },
    ],
    [
      'The feature list of its package lacks two-factor authentication.',
      { accounts: 1, groups: [{ ...STARTER, name: '', accounts: 1 }] },
    ],
    [
      'Two-factor authentication was taken from the accounts themselves.',
      { accounts: 3, groups: [own(STARTER)] },
    ],
    [
      'The feature list of their package lacks two-factor authentication, or it was taken from the account itself.',
      { accounts: 6, groups: [own(STARTER), mini] },
    ],
  ];
  for (const [text, found] of reasons) {
    test(text, () => assert.deepEqual(write({}, { found }).texts, [text]));
  }

  test('of some who were not asked, were refused, and given up', () => {
    const { texts, rest, canCheckAgain } = write({ refused: 1, isGivenUp: true }, { rest: 2 });

    assert.equal(texts[1], 'Asked for 2 of 4 accounts since the list was loaded.');
    assert.match(texts[2] ?? '', /^WHM did not tell of 1 account when asked for it alone/);
    assert.match(texts[3] ?? '', /^WHM refused to tell so often that asking was given up\./);
    assert.deepEqual([rest, canCheckAgain], [2, true]);
  });

  test('of a refusal, with WHM’s reason: nothing is offered', () => {
    const refused = write({ isKnown: false, failure }, { found: undefined, rest: 4 });

    assert.deepEqual(refused.texts, [
      'WHM does not tell which accounts cannot enable two-factor: Nein.',
    ]);
    assert.deepEqual([refused.rest, refused.canCheckAgain], [0, false]);
  });

  test('of a failure that may pass: it can be tried again', () => {
    const failed = write(
      { isKnown: false, failure: new WhmFailure('unreachable') },
      { found: undefined, rest: 4 },
    );

    assert.deepEqual(failed.texts, ['WHM does not tell which accounts cannot enable two-factor.']);
    assert.equal(failed.rest, 4);
  });

  test('while WHM is asked, of nothing but that', () => {
    const { texts, rest, canCheckAgain } = write({ progress }, { rest: 3 });

    assert.deepEqual([texts, rest, canCheckAgain], [[], 0, false]);
  });

  test('with the time of the answer, once there is one', () => {
    assert.match(write().checked, /^Checked at \d+:14 /);
    assert.equal(write({ checkedAt: undefined }).checked, '');
  });
});
