/** Reading the records of `twofactorauth_get_user_configs`. */
import { createAccount, type Account } from '../model/account.ts';
import { WhmFailure } from './failure.ts';
import { asObject, readBoolean } from './values.ts';

/** One record of `twofactorauth_get_user_configs`. */
export interface Config {
  readonly user: string;
  readonly domain: string;
  readonly isEnabled: boolean;
}

/** From a domain as it is stored to the one that is read. */
export type ReadDomain = (stored: string) => string;

/** What reads the domains of this list: loaded where one of them is international. As stored, where it cannot be loaded. */
export async function loadReadDomain(configs: readonly Config[]): Promise<ReadDomain> {
  try {
    if (configs.some(({ domain }) => /xn--/i.test(domain)))
      return (await import('../model/domain.ts')).readableDomain;
  } catch {
    // The list is worth more than its letters.
  }
  return (stored) => stored;
}

export const toAccount = ({ user, domain, isEnabled }: Config, readDomain: ReadDomain): Account =>
  createAccount(user, domain, isEnabled, readDomain(domain));

/** Unknown members are ignored. */
function readConfig(user: string, value: unknown): Config {
  const record = asObject(value);
  if (!record) throw new WhmFailure('unreadable', `“${user}”`);
  // Empty or null for a broken account.
  const domain = record['primary_domain'] ?? '';
  if (typeof domain !== 'string') {
    throw new WhmFailure('unreadable', `primary_domain of “${user}”`);
  }
  const isEnabled = readBoolean(record['is_enabled'], `is_enabled of “${user}”`);
  return { user, domain, isEnabled };
}

/** The records by user name. A list with nothing in it is how Perl may write an empty hash. */
export function readConfigs(data: unknown): Config[] {
  if (data === undefined || data === null || (Array.isArray(data) && data.length === 0)) return [];
  const configs = asObject(data);
  if (!configs) throw new WhmFailure('unreadable', 'data');
  // Own keys only, so that an account named `__proto__` or `constructor` is one like any other.
  return Object.keys(configs).map((user) => readConfig(user, configs[user]));
}
