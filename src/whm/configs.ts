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

export const toAccount = ({ user, domain, isEnabled }: Config): Account =>
  createAccount(user, domain, isEnabled);

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
