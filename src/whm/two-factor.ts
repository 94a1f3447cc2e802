/** WHM's two-factor functions: who has it, and whether the server asks for it. */
import type { Account } from '../accounts/account.ts';
import { firstResult } from '../accounts/query.ts';
import type { Answer } from './answer.ts';
import {
  asStored,
  hasInternational,
  loadReadDomain,
  oddUsers,
  readTwoFactorRecords,
  toAccount,
  type TwoFactorRecord,
} from './two-factor-records.ts';
import type { ListStart } from './list-start.ts';
import { loadLongAnswers } from './load-long-answers.ts';
import type { LongList, WhmRequest } from './request.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './perl-json.ts';

/** The policy's status is a small answer: waiting longer than this helps nobody. */
export const SMALL_ANSWER_TIMEOUT_MS = 20_000;

/** Asks one of the two-factor functions for what it knows. */
export function readTwoFactor(
  whm: Transport,
  noun: string,
  args: WhmRequest['args'],
  options?: CallOptions,
  long?: LongList,
): Promise<Answer> {
  return whm(
    { command: `twofactorauth_${noun}`, args, effect: 'read', ...(long && { long }) },
    options,
  );
}

export interface AccountList {
  /** In order of user names, by code units. */
  readonly accounts: readonly Account[];
  readonly warnings: readonly string[];
  /** The users whose records cannot be read, or not all of them. */
  readonly odd: readonly string[];
}

export interface ListOptions extends CallOptions {
  /** Called with the start of a list that takes longer, long or with international domains; awaited before the rest is made, so that it can be drawn first. */
  readonly onStart?: (start: ListStart) => Promise<unknown>;
}

/**
 * Every account that the caller controls; for a root-privileged caller root's own entry too.
 * `twofactorauth_get_user_configs` without `user` (WHM 54+). No accounts: no `data`, an empty list.
 * Output options are not sent: they cannot page, sort or filter an object keyed by user name.
 *
 * @throws WhmFailure
 */
export async function getUserConfigs(
  whm: Transport,
  { onStart, ...options }: ListOptions = {},
): Promise<AccountList> {
  const { data, pieces, warnings } = await readTwoFactor(
    whm,
    'get_user_configs',
    {},
    options,
    'data',
  );
  if (pieces) {
    const { readLongList } = await loadLongAnswers();
    return { ...(await readLongList(pieces, onStart, options.signal)), warnings };
  }
  // Sorted before the accounts are made: what lies in memory in the order in which it is read later
  // is searched several times faster.
  const configs = readTwoFactorRecords(data).sort((a, b) => (a.user < b.user ? -1 : 1));
  const odd = oddUsers(configs);
  // The first rows wait for nothing that has to be loaded first: they are drawn with domains as stored.
  if (onStart && hasInternational(configs)) await onStart(startOf(configs));
  const readDomain = await loadReadDomain(configs);
  return { accounts: configs.map((config) => toAccount(config, readDomain)), odd, warnings };
}

/** All of a short list, with domains as stored. */
function startOf(records: readonly TwoFactorRecord[]): ListStart {
  const { rows, counts } = firstResult(records.map((record) => toAccount(record, asStored)));
  const { all, enabled, 'not-enabled': missing } = counts;
  return { accounts: rows, total: all, enabled, unknown: all - enabled - missing };
}

/**
 * Whether the server asks for codes at all: `twofactorauth_policy_status`. Resellers may be refused,
 * which means unknown, not off.
 *
 * @throws WhmFailure
 */
export async function getPolicyStatus(whm: Transport, options?: CallOptions): Promise<boolean> {
  const timing = { timeoutMs: SMALL_ANSWER_TIMEOUT_MS, ...options };
  const { data } = await readTwoFactor(whm, 'policy_status', {}, timing);
  return readBoolean(asObject(data)?.['is_enabled'], 'is_enabled');
}
