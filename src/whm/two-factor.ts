/** WHM's two-factor functions: who has it, and whether the server asks for it. */
import { createAccount, type Account } from '../model/account.ts';
import type { Answer } from './answer.ts';
import { WhmFailure } from './failure.ts';
import type { WhmRequest } from './request.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './values.ts';

/** The policy's status is a small answer: waiting longer than this helps nobody. */
export const SMALL_ANSWER_TIMEOUT_MS = 20_000;

/** One record of `twofactorauth_get_user_configs`. Unknown members are ignored. */
function readAccount(user: string, value: unknown): Account {
  const record = asObject(value);
  if (!record) throw new WhmFailure('unreadable', `“${user}”`);
  // Empty or null for a broken account.
  const domain = record['primary_domain'] ?? '';
  if (typeof domain !== 'string') {
    throw new WhmFailure('unreadable', `primary_domain of “${user}”`);
  }
  return createAccount(user, domain, readBoolean(record['is_enabled'], `is_enabled of “${user}”`));
}

/** The records by user name. A list with nothing in it is how Perl may write an empty hash. */
function readConfigs(data: unknown): Readonly<Record<string, unknown>> {
  if (data === undefined || data === null || (Array.isArray(data) && data.length === 0)) return {};
  const configs = asObject(data);
  if (!configs) throw new WhmFailure('unreadable', 'data');
  return configs;
}

/** Asks one of the two-factor functions for what it knows. */
function read(
  whm: Transport,
  noun: string,
  args: WhmRequest['args'],
  options?: CallOptions,
): Promise<Answer> {
  return whm({ command: `twofactorauth_${noun}`, args, effect: 'read' }, options);
}

export interface AccountList {
  /** In order of user names, by code units. */
  readonly accounts: readonly Account[];
  readonly warnings: readonly string[];
}

/**
 * Every account that the caller controls; for a root-privileged caller root's own entry too.
 * `twofactorauth_get_user_configs` without `user` (WHM 54+). No accounts: no `data`, an empty list.
 * Output options are not sent: they cannot page, sort or filter an object keyed by user name.
 *
 * @throws WhmFailure
 */
export async function getUserConfigs(whm: Transport, options?: CallOptions): Promise<AccountList> {
  const { data, warnings } = await read(whm, 'get_user_configs', {}, options);
  const configs = readConfigs(data);
  // Own keys only, so that an account named `__proto__` or `constructor` is one like any other.
  // Sorted before the accounts are made: what lies in memory in the order in which it is read later
  // is searched several times faster.
  const users = Object.keys(configs).sort();
  const accounts = users.map((user) => readAccount(user, configs[user]));
  return { accounts, warnings };
}

/**
 * One account: `twofactorauth_get_user_configs` with `user`. Works for the caller's own name even
 * where the list leaves it out; someone else's is `refused`.
 *
 * @throws WhmFailure
 */
export async function getUserConfig(
  whm: Transport,
  user: string,
  options?: CallOptions,
): Promise<Account> {
  const timing = { timeoutMs: SMALL_ANSWER_TIMEOUT_MS, ...options };
  const configs = readConfigs((await read(whm, 'get_user_configs', { user }, timing)).data);
  if (!Object.hasOwn(configs, user)) throw new WhmFailure('unreadable', `“${user}”`);
  return readAccount(user, configs[user]);
}

/**
 * Whether the server asks for codes at all: `twofactorauth_policy_status`. Resellers may be refused,
 * which means unknown, not off.
 *
 * @throws WhmFailure
 */
export async function getPolicyStatus(whm: Transport, options?: CallOptions): Promise<boolean> {
  const timing = { timeoutMs: SMALL_ANSWER_TIMEOUT_MS, ...options };
  const { data } = await read(whm, 'policy_status', {}, timing);
  return readBoolean(asObject(data)?.['is_enabled'], 'is_enabled');
}
