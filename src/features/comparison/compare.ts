/** The comparison with an earlier export: who has gained two-factor since, who has lost it, who came and went. */
import type { Account } from '../../accounts/account.ts';
import type { EarlierAccount } from './earlier-file.ts';
import { sortInSteps } from '../../lib/merge-sort.ts';
import type { TwoFactorValue } from '../../accounts/export-row.ts';
import type { Steps } from '../../lib/steps.ts';

/** Each account in one list at most, and each list in order of user names. */
export interface Comparison {
  readonly gained: readonly Account[];
  readonly lost: readonly Account[];
  /** Found by its domain under another name, and neither gained nor lost. */
  readonly renamed: readonly Account[];
  readonly new: readonly Account[];
  readonly gone: readonly {
    readonly user: string;
    /** Undefined where it was unknown. */
    readonly wasEnabled: boolean | undefined;
  }[];
  /** The export's name of each user who has another one now, gained and lost ones too. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** So many accounts are looked at in one step. */
const STEP_ACCOUNTS = 4_096;

/** Configured and not asked for is the same second factor as enabled; undefined where it was unknown. */
const hadIt = (value: TwoFactorValue): boolean | undefined =>
  value === 'unknown' ? undefined : value === 'enabled' || value === 'configured_not_asked';

/** As both sides write it. */
const domainKey = (domain: string): string => domain.trim().replace(/\.$/, '').toLowerCase();

/** The domains of a list, each with its place; undefined where several have it. Empty ones are none. */
function* placesOf<T>(
  list: readonly T[],
  domainOf: (one: T) => string,
): Steps<ReadonlyMap<string, number | undefined>> {
  const places = new Map<string, number | undefined>();
  for (const [index, one] of list.entries()) {
    if (index % STEP_ACCOUNTS === STEP_ACCOUNTS - 1) yield;
    const key = domainKey(domainOf(one));
    if (key !== '') places.set(key, places.has(key) ? undefined : index);
  }
  return places;
}

/**
 * Those whose name is in the export are the same. A user who is not is one that is gone by now where
 * both have a domain that no other account has, on either side.
 *
 * @param accounts in order of user names
 */
export function* compare(
  earlier: readonly EarlierAccount[],
  accounts: readonly Account[],
): Steps<Comparison> {
  const byUser = new Map<string, EarlierAccount>();
  for (const [index, one] of earlier.entries()) {
    if (index % STEP_ACCOUNTS === STEP_ACCOUNTS - 1) yield;
    if (!byUser.has(one.user)) byUser.set(one.user, one);
  }
  /** Those of the export that are found. */
  const found = new Set<EarlierAccount>();
  const strangers = new Set<Account>();
  for (const [index, account] of accounts.entries()) {
    if (index % STEP_ACCOUNTS === STEP_ACCOUNTS - 1) yield;
    const before = byUser.get(account.user);
    if (before) found.add(before);
    else strangers.add(account);
  }
  const renamedFrom = yield* findRenamed(earlier, accounts, found, strangers);

  const [gained, lost, renamed, added]: [Account[], Account[], Account[], Account[]] = [
    [],
    [],
    [],
    [],
  ];
  const formerNames = new Map<string, string>();
  for (const [index, account] of accounts.entries()) {
    if (index % STEP_ACCOUNTS === STEP_ACCOUNTS - 1) yield;
    const former = renamedFrom.get(account);
    const before = former ?? byUser.get(account.user);
    if (former) {
      found.add(former);
      formerNames.set(account.user, former.user);
    }
    if (!before) {
      added.push(account);
      continue;
    }
    const had = hadIt(before.twoFactor);
    // Of what was or is unknown nothing is told.
    const isKnown = account.isEnabled !== undefined && had !== undefined;
    if (isKnown && account.isEnabled !== had) (account.isEnabled ? gained : lost).push(account);
    else if (former) renamed.push(account);
  }

  const gone: { user: string; wasEnabled: boolean | undefined }[] = [];
  for (const [index, one] of earlier.entries()) {
    if (index % STEP_ACCOUNTS === STEP_ACCOUNTS - 1) yield;
    if (!found.has(one)) gone.push({ user: one.user, wasEnabled: hadIt(one.twoFactor) });
  }
  const sorted = yield* sortInSteps(gone, (a, b) => (a.user < b.user ? -1 : 1));
  return { gained, lost, renamed, new: added, gone: sorted, formerNames };
}

/** Which account of the export each stranger was. */
function* findRenamed(
  earlier: readonly EarlierAccount[],
  accounts: readonly Account[],
  found: ReadonlySet<EarlierAccount>,
  strangers: ReadonlySet<Account>,
): Steps<ReadonlyMap<Account, EarlierAccount>> {
  const renamed = new Map<Account, EarlierAccount>();
  if (strangers.size === 0 || found.size === earlier.length) return renamed;
  const then = yield* placesOf(earlier, ({ domain }) => domain);
  const now = yield* placesOf(accounts, ({ primaryDomain }) => primaryDomain);
  let count = 0;
  for (const [domain, place] of now) {
    if (++count % STEP_ACCOUNTS === 0) yield;
    const before = earlier[then.get(domain) ?? -1];
    const account = accounts[place ?? -1];
    if (before && account && !found.has(before) && strangers.has(account)) {
      renamed.set(account, before);
    }
  }
  return renamed;
}
