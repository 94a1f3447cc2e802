/** What is copied of the shown accounts: names, domains, addresses, one of each. */
import type { Account } from './account.ts';

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

export function userNames(accounts: readonly Account[]): string[] {
  return accounts.map(({ user }) => user);
}

/** As WHM stores them; a broken account has none. */
export function domains(accounts: readonly Account[]): string[] {
  return distinct(accounts.map(({ primaryDomain }) => primaryDomain).filter(Boolean));
}

/** Split where an account has several; case makes no other address, and the first spelling stands. */
export function contactAddresses(accounts: readonly Account[]): string[] {
  const addresses = new Map<string, string>();
  for (const { details } of accounts) {
    for (const address of (details?.contact ?? '').split(/[\s,;]+/)) {
      const key = address.toLowerCase();
      if (address !== '' && address !== '*unknown*' && !addresses.has(key)) {
        addresses.set(key, address);
      }
    }
  }
  return [...addresses.values()];
}
