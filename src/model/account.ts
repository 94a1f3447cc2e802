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
}

/** The user name of the server administrator, whose entry root-privileged viewers get besides the accounts. */
export const ROOT_USER = 'root';

export function createAccount(user: string, primaryDomain: string, isEnabled: boolean): Account {
  return { user, primaryDomain, readableDomain: readableDomain(primaryDomain), isEnabled };
}
