/** Accounts as fast-check makes them, the hostile ones among them. */
import fc from 'fast-check';
import { createAccount, type Account } from '../../src/model/account.ts';

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

/** Lists in which every user is there once, in order of user names, as the client hands them on. */
export const accountLists: fc.Arbitrary<Account[]> = fc
  .uniqueArray(fc.tuple(users, domains, fc.boolean()), {
    selector: ([user]) => user,
    maxLength: 40,
  })
  .map((records) => inOrder(records.map((record) => createAccount(...record))));

/** The user names of accounts, in the accounts' order. */
export function usersOf(accounts: readonly Account[]): string[] {
  return accounts.map(({ user }) => user);
}

/** An account of which only the name and the domain matter. */
export function account(user: string, domain = `${user}.example`, isEnabled = false): Account {
  return createAccount(user, domain, isEnabled);
}
