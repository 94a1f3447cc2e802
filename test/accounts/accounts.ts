/** Accounts as fast-check makes them, the hostile ones among them. */
import fc from 'fast-check';
import {
  createAccount,
  type Account,
  type AccountDetails,
  type Exception,
  type Role,
} from '../../src/accounts/account.ts';
import { COLUMNS } from '../../src/accounts/columns.ts';
import { readableDomain } from '../../src/accounts/domain.ts';
import { NONE, type Facets, type Query } from '../../src/accounts/query.ts';
import type { Sort } from '../../src/accounts/sort.ts';

/** Texts that break code which trusts its input: as user names, domains, search terms. */
export const HOSTILE_TEXTS: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '${7*7}{{7*7}}',
  '\u202Etxt.exe',
  'abc\u200Fdef',
  'nul\u0000byte',
  '.*+?[(',
  '%00%2e%2e',
  `${'a'.repeat(60)}.`.repeat(5) + 'example',
];

/** User names, mostly as cPanel allows them. */
export const users = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);

/** Domains as WHM stores them; few different ones, so that lists hold equals. */
export const domains = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'example.com',
      'alpha.example',
      'zeta.example',
      'xn--ber-goa.example',
      'xn--mnchen-3ya.de',
      'XN--MNCHEN-3YA.DE',
      'xn--e1afmkfd.xn--p1ai',
      '',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);

/** The order in which the client hands on a list. */
export function inOrder(accounts: readonly Account[]): Account[] {
  return [...accounts].sort((a, b) => (a.user < b.user ? -1 : 1));
}

/** An account of which only the name and the domain matter. */
export function account(user: string, domain = `${user}.example`, isEnabled = false): Account {
  return createAccount(user, domain, isEnabled, readableDomain(domain));
}

/** One whose record WHM sent in a form that cannot be read. */
export function unknownAccount(user: string): Account {
  return createAccount(user, '', undefined);
}

/** Whether an account has two-factor; of a few it is unknown. */
const states = fc.oneof(
  { weight: 9, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** Lists in which every user is there once, in order of user names, as the client hands them on. */
export const accountLists: fc.Arbitrary<Account[]> = fc
  .uniqueArray(fc.tuple(users, domains, states), {
    selector: ([user]) => user,
    maxLength: 40,
  })
  .map((records) =>
    inOrder(
      records.map(([user, domain, isEnabled]) =>
        createAccount(user, domain, isEnabled, readableDomain(domain)),
      ),
    ),
  );

/** The user names of accounts, in the accounts' order. */
export function usersOf(accounts: readonly Account[]): string[] {
  return accounts.map(({ user }) => user);
}

const NO_DETAILS: AccountDetails = {
  role: 'account',
  owner: 'root',
  package: 'basic',
  isSuspended: false,
  contact: '',
  createdAt: undefined,
  isCreatedInUtc: false,
};

/** An account of which more is known; what is not given is what most accounts have. */
export function described(
  user: string,
  details: Partial<AccountDetails>,
  isEnabled = false,
): Account {
  return { ...account(user, undefined, isEnabled), details: { ...NO_DETAILS, ...details } };
}

/** Few different values, so that lists hold equals; the hostile among them. */
const ROLES: readonly Role[] = ['server-administrator', 'reseller', 'account'];
const owners = fc.constantFrom('root', 'anna', 'zoe', '', '__proto__', 'constructor');
const packages = fc.constantFrom('', 'basic', 'Basic', 'gold plan', 'toString', 'größe');
const DAY_S = 86_400;
/** Around the borders of some days of the year 2024, and before 1970. Unix seconds. */
const creations = fc
  .tuple(fc.constantFrom(19_722, 19_723, 19_782, 19_783, -1, 0), fc.constantFrom(0, 1, DAY_S - 1))
  .map(([day, second]) => day * DAY_S + second);

export const details: fc.Arbitrary<AccountDetails> = fc.record({
  role: fc.constantFrom(...ROLES),
  owner: owners,
  package: packages,
  isSuspended: fc.option(fc.boolean(), { nil: undefined }),
  contact: fc.constantFrom('', 'a@example.com', 'b@example.com, c@example.com', '=1+1'),
  createdAt: fc.option(creations, { nil: undefined }),
  isCreatedInUtc: fc.boolean(),
});

const exceptions: fc.Arbitrary<Exception> = fc.record({
  until: fc.constantFrom('2026-01-01', '2026-12-31'),
  reason: fc.constantFrom('No phone', '=1+1'),
  approvedBy: fc.constant('Bo'),
  approvedOn: fc.constantFrom('', '2026-01-01'),
  ticket: fc.constant(''),
  isExpired: fc.boolean(),
});

/** Lists like {@link accountLists}, of whose accounts more is known, perhaps of some of them only. */
export const describedLists: fc.Arbitrary<Account[]> = accountLists.chain((accounts) =>
  fc
    .array(
      fc.tuple(
        fc.option(details, { nil: undefined }),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.option(exceptions, { nil: undefined }),
      ),
      {
        minLength: accounts.length,
        maxLength: accounts.length,
      },
    )
    .map((known) =>
      accounts.map((one, index) => {
        const [more, canEnable, exception] = known[index] ?? [];
        return {
          ...one,
          details: more,
          exception,
          canEnable: one.isEnabled === false ? canEnable : undefined,
        };
      }),
    ),
);

export const days = fc.constantFrom(
  '',
  '1969-12-31',
  '2023-12-31',
  '2024-01-01',
  '2024-02-29',
  '2024-03-01',
);

/** What may be asked of {@link describedLists}; most of it asks nothing, so that something is found. */
export const facets: fc.Arbitrary<Facets> = fc.record({
  owner: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, owners, fc.constant(NONE)),
  package: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, packages, fc.constant(NONE)),
  contact: fc.constantFrom('', '', '', NONE),
  role: fc.oneof({ weight: 2, arbitrary: fc.constant('' as const) }, fc.constantFrom(...ROLES)),
  state: fc.constantFrom('', '', 'active', 'suspended'),
  canEnable: fc.constantFrom('', '', '', 'yes', 'no'),
  exception: fc.constantFrom('', '', '', 'excused', 'expired'),
  createdFrom: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, days),
  createdTo: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, days),
});

export const sorts: fc.Arbitrary<Sort> = fc.record({
  key: fc.constantFrom(...COLUMNS),
  direction: fc.constantFrom('ascending', 'descending'),
});

export const queries: fc.Arbitrary<Query> = fc.record({
  search: fc.constantFrom('', '', 'a', 'e', 'example', 'a e', 'münchen', 'nothing-has-this'),
  twoFactor: fc.constantFrom('all', 'all', 'enabled', 'not-enabled'),
  facets,
  sort: sorts,
});
