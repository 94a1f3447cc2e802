/** Reading the records of `twofactorauth_get_user_configs`. */
import { createAccount, type Account } from '../accounts/account.ts';
import { WhmFailure } from './failure.ts';
import { asObject, readBoolean, readText } from './perl-json.ts';

/** One record of `twofactorauth_get_user_configs`. */
export interface TwoFactorRecord {
  readonly user: string;
  /** Empty where it cannot be read. */
  readonly domain: string;
  /** Undefined where it cannot be read. */
  readonly isEnabled: boolean | undefined;
  /** Whether anything of it cannot be read. */
  readonly isOdd: boolean;
}

/** From a domain as it is stored to the one that is read. */
export type ReadDomain = (stored: string) => string;

/** As it is stored. */
export const asStored: ReadDomain = (stored) => stored;

/** Whether one of the domains is international: only then something has to be loaded to read them. */
export const hasInternational = (records: readonly TwoFactorRecord[]): boolean =>
  records.some(({ domain }) => /xn--/i.test(domain));

/** What reads the domains of these records: loaded where one of them is international. As stored, where it cannot be loaded. */
export async function loadReadDomain(configs: readonly TwoFactorRecord[]): Promise<ReadDomain> {
  try {
    if (hasInternational(configs)) return (await import('../accounts/domain.ts')).readableDomain;
  } catch {
    // The list is worth more than its letters.
  }
  return asStored;
}

export const toAccount = (
  { user, domain, isEnabled }: TwoFactorRecord,
  readDomain: ReadDomain,
): Account => createAccount(user, domain, isEnabled, readDomain(domain));

function readEnabled(value: unknown): boolean | undefined {
  try {
    return readBoolean(value, 'is_enabled');
  } catch {
    return undefined;
  }
}

/** Unknown members are ignored. One odd record hides no other: what cannot be read of it is left open. */
function readTwoFactorRecord(user: string, value: unknown): TwoFactorRecord {
  const record = asObject(value);
  const isEnabled = readEnabled(record?.['is_enabled']);
  // Empty or null for a broken account.
  const domain = readText(record?.['primary_domain'] ?? '');
  return {
    user,
    domain: domain ?? '',
    isEnabled,
    isOdd: isEnabled === undefined || domain === undefined,
  };
}

/** The records by user name. A list with nothing in it is how Perl may write an empty hash. */
export function readTwoFactorRecords(data: unknown): TwoFactorRecord[] {
  if (data === undefined || data === null || (Array.isArray(data) && data.length === 0)) return [];
  const configs = asObject(data);
  if (!configs) throw new WhmFailure('unreadable', 'data');
  // Own keys only, so that an account named `__proto__` or `constructor` is one like any other.
  return Object.keys(configs).map((user) => readTwoFactorRecord(user, configs[user]));
}

/**
 * The users of the odd records.
 *
 * @throws WhmFailure where the state of no account can be read: that is no list
 */
export function oddUsers(configs: readonly TwoFactorRecord[]): string[] {
  const odd = configs.filter(({ isOdd }) => isOdd);
  if (odd.length > 0 && configs.every(({ isEnabled }) => isEnabled === undefined)) {
    throw new WhmFailure('unreadable', `“${odd[0]?.user}”`);
  }
  return odd.map(({ user }) => user);
}
