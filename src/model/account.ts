/** An account, and whether it has two-factor authentication. */
import { readableDomain } from './domain.ts';

/** An account as WHM lists it; root's own entry is one too. */
export interface Account {
  readonly user: string;
  /** As WHM stores it: ASCII, punycode for an international domain; empty for a broken account. */
  readonly primaryDomain: string;
  /** As people read it. */
  readonly readableDomain: string;
  /** Whether the account itself has two-factor configured (not its e-mail accounts or team users). */
  readonly isEnabled: boolean;
  /** What a search looks through: user name and domain, as stored and as read, in lower case, a line each. */
  readonly searchText: string;
}

/** The user name of the server administrator, whose entry root-privileged viewers get besides the accounts. */
export const ROOT_USER = 'root';

export function createAccount(user: string, primaryDomain: string, isEnabled: boolean): Account {
  const readable = readableDomain(primaryDomain);
  const domains = readable === primaryDomain ? readable : `${primaryDomain}\n${readable}`;
  return {
    user,
    primaryDomain,
    readableDomain: readable,
    isEnabled,
    searchText: `${user}\n${domains}`.toLowerCase(),
  };
}
