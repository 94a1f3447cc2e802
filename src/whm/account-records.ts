/** WHM's accounts: whose they are, their package, and the rest of what `listaccts` tells. */
import type { AccountDetails } from '../model/account.ts';
import type { Steps } from '../model/steps.ts';
import { WhmFailure } from './failure.ts';
import { LIST_ACCOUNTS } from './list-accounts.ts';
import { runSteps } from './pace.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './values.ts';

/** What WHM writes where an account has no contact address. */
const NO_CONTACT = '*unknown*';

/** Only what WHM says is suspended: an active account taken for one would sink in the order of risk. */
function readSuspended(value: unknown): boolean {
  try {
    return readBoolean(value ?? 0, 'suspended');
  } catch {
    return false;
  }
}

/** Unix seconds, a number or a numeric string. */
function readSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  // Until the last day of the year 9999: a day is four digits of year, two of month, two of day.
  const isTime = typeof seconds === 'number' && seconds > 0 && seconds <= 253_402_300_799;
  return isTime ? Math.floor(seconds) : undefined;
}

function* readRecords(list: readonly unknown[]): Steps<ReadonlyMap<string, AccountDetails>> {
  const records = new Map<string, AccountDetails>();
  // Owners and packages are a handful of texts, each of which comes thousands of times.
  const texts = new Map<string, string>();
  const share = (value: unknown): string => {
    if (typeof value !== 'string') return '';
    const known = texts.get(value);
    if (known === undefined) texts.set(value, value);
    return known ?? value;
  };
  for (const [index, value] of list.entries()) {
    if (index % 256 === 255) yield;
    const record = asObject(value);
    const user = record?.['user'];
    if (!record || typeof user !== 'string') continue;
    const { email } = record;
    records.set(user, {
      // Who owns others is found when all are known.
      role: 'account',
      owner: share(record['owner']),
      package: share(record['plan']),
      isSuspended: readSuspended(record['suspended']),
      contact: typeof email === 'string' && email.trim() !== NO_CONTACT ? email.trim() : '',
      createdAt: readSeconds(record['unix_startdate']),
    });
  }
  return records;
}

/**
 * What WHM knows of each account that the caller owns, by user name: `listaccts`. Root is not in it.
 * No accounts: no `acct`, an empty map.
 *
 * @throws WhmFailure; `not-permitted` or `refused` without the ACL `list-accts`
 */
export async function getAccountRecords(
  whm: Transport,
  options?: CallOptions,
): Promise<ReadonlyMap<string, AccountDetails>> {
  const { data, pieces } = await whm(LIST_ACCOUNTS, options);
  const list: unknown = pieces ? pieces.flat() : (asObject(data ?? {})?.['acct'] ?? []);
  if (!Array.isArray(list)) throw new WhmFailure('unreadable', 'acct');
  return runSteps(readRecords(list as unknown[]), { signal: options?.signal });
}
