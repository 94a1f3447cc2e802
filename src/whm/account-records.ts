/** WHM's accounts: whose they are, their package, and the rest of what `listaccts` tells. */
import type { AccountDetails } from '../accounts/account.ts';
import type { Steps } from '../lib/steps.ts';
import { WhmFailure } from './failure.ts';
import { LIST_ACCOUNTS } from './list-accounts.ts';
import { objectOrNothing } from './object-or-nothing.ts';
import { readInSlices } from './read-in-slices.ts';
import { readStartDate } from './start-date.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean, readText } from './perl-json.ts';

/** What WHM writes where an account has no contact address. */
const NO_CONTACT = '*unknown*';

/** Undefined where it cannot be read. An account without the member is active, as WHM has it. */
function readSuspended(value: unknown): boolean | undefined {
  try {
    return readBoolean(value ?? 0, 'suspended');
  } catch {
    return undefined;
  }
}

/** Unix seconds, a number or a numeric string. */
function readSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  // Until the last day of the year 9999: a day is four digits of year, two of month, two of day.
  const isTime = typeof seconds === 'number' && seconds > 0 && seconds <= 253_402_300_799;
  return isTime ? Math.floor(seconds) : undefined;
}

/** Of several, one may stand for "none" among real ones. */
function readContact(email: string): string {
  if (!email.includes(NO_CONTACT)) return email.trim();
  const addresses = email.split(/[\s,;]+/);
  return addresses.filter((address) => address !== NO_CONTACT && address !== '').join(', ');
}

export interface AccountRecords {
  /** By user name. */
  readonly records: ReadonlyMap<string, AccountDetails>;
  /** Whose record cannot be read, or not all of it; empty for one that does not name its user. */
  readonly odd: readonly string[];
}

function* readRecords(list: readonly unknown[]): Steps<AccountRecords> {
  const records = new Map<string, AccountDetails>();
  const odd: string[] = [];
  // Owners and packages are a handful of texts, each of which comes thousands of times.
  const texts = new Map<string, string>();
  const share = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  for (const [index, value] of list.entries()) {
    if (index % 256 === 255) yield;
    const record = asObject(value);
    const user = readText(record?.['user']);
    if (!record || user === undefined) {
      odd.push('');
      continue;
    }
    const [owner, plan, email] = [record['owner'], record['plan'], record['email']].map((member) =>
      readText(member ?? ''),
    );
    const isSuspended = readSuspended(record['suspended']);
    if ([owner, plan, email, isSuspended].includes(undefined)) odd.push(user);
    const startedAt = readSeconds(record['unix_startdate']);
    const createdAt = startedAt && readStartDate(record['startdate'], startedAt);
    records.set(user, {
      // Who owns others is found when all are known.
      role: 'account',
      owner: share(owner ?? ''),
      package: share(plan ?? ''),
      isSuspended,
      contact: readContact(email ?? ''),
      createdAt: createdAt ?? startedAt,
      isCreatedInUtc: startedAt !== undefined && createdAt === undefined,
    });
  }
  return { records, odd };
}

/**
 * What WHM knows of each account that the caller owns: `listaccts`. Root is not in it. No accounts: no
 * `acct`, an empty map. One odd record hides no other.
 *
 * @throws WhmFailure; `unreadable` where no record names its user; `not-permitted` or `refused` without the ACL `list-accts`
 */
export async function getAccountRecords(
  whm: Transport,
  options?: CallOptions,
): Promise<AccountRecords> {
  const { data, pieces } = await whm(LIST_ACCOUNTS, options);
  const list: unknown = pieces ? pieces.flat() : (objectOrNothing(data, 'data')['acct'] ?? []);
  if (!Array.isArray(list)) throw new WhmFailure('unreadable', 'acct');
  const all = await readInSlices(readRecords(list as unknown[]), options?.signal);
  if (all.records.size === 0 && all.odd.length > 0) throw new WhmFailure('unreadable', 'acct');
  return all;
}
