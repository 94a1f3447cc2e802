/** The orders in which accounts can be listed. */
import { ROOT_USER, stateOf, type Account } from './account.ts';
import { sortInSteps } from './merge-sort.ts';
import type { Steps } from './steps.ts';

export type SortKey =
  | 'user'
  | 'domain'
  | 'two-factor'
  | 'role'
  | 'owner'
  | 'package'
  | 'state'
  | 'contact'
  | 'created'
  | 'risk';
export type SortDirection = 'ascending' | 'descending';

export interface Sort {
  readonly key: SortKey;
  readonly direction: SortDirection;
}

type SortValue = (account: Account) => string | number;

const ROLES = ['server-administrator', 'reseller', 'account'] as const;
const STATES = ['not-enabled', 'not-available', 'enabled'] as const;

/**
 * Who is missing comes first, and among them whose login opens most: root, then resellers (who get
 * into every account that they own), then active accounts, then suspended ones; then those who have it, likewise.
 */
function riskOf({ user, isEnabled, details }: Account): number {
  const role =
    user === ROOT_USER ? 0 : details?.role === 'reseller' ? 1 : details?.isSuspended ? 3 : 2;
  return (isEnabled ? 4 : 0) + role;
}

/** Values that many accounts share: put into groups, a list is sorted by looking at each account once. */
const SHARED: Partial<Record<SortKey, SortValue>> = {
  'two-factor': (account) => STATES.indexOf(stateOf(account)),
  role: ({ details }) => (details ? ROLES.indexOf(details.role) : ROLES.length),
  owner: ({ details }) => details?.owner ?? '',
  package: ({ details }) => details?.package ?? '',
  state: ({ details }) => Number(details?.isSuspended ?? 2),
  risk: riskOf,
};

/** Letters without their marks, so that ü stands beside u and not behind z. ASCII has none: most domains are spared. */
const domainKey = ({ primaryDomain, readableDomain }: Account): string =>
  readableDomain === primaryDomain
    ? readableDomain
    : readableDomain.normalize('NFD').replace(/\p{M}/gu, '');

const OWN: Partial<Record<SortKey, SortValue>> = {
  domain: domainKey,
  contact: ({ details }) => details?.contact ?? '',
  created: ({ details }) => details?.createdAt ?? 0,
};

function* sortInGroups(
  ordered: readonly Account[],
  valueOf: SortValue,
  isAscending: boolean,
): Steps<readonly Account[]> {
  const groups = new Map<string | number, Account[]>();
  for (let index = 0; index < ordered.length; index++) {
    const account = ordered[index] as Account; // within the list
    const value = valueOf(account);
    const group = groups.get(value);
    if (group) group.push(account);
    else groups.set(value, [account]);
    if (index % 4_096 === 0) yield;
  }
  const values = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  if (!isAscending) values.reverse();
  return values.flatMap((value) => groups.get(value) ?? []);
}

/**
 * Sorts a list that is in order of user names (as it is loaded); equals stay in that order, whatever
 * the direction. Ascending by two-factor means: not enabled first; by risk: the greatest first.
 * Texts are compared by code units, not by a collator: most are ASCII, and a collator over a whole
 * list costs more than parsing it did.
 */
export function* sortAccounts(
  ordered: readonly Account[],
  { key, direction }: Sort,
): Steps<readonly Account[]> {
  const isAscending = direction === 'ascending';
  const shared = SHARED[key];
  if (shared) return yield* sortInGroups(ordered, shared, isAscending);
  const own = OWN[key];
  if (!own) return isAscending ? ordered : ordered.slice().reverse();
  const sign = isAscending ? 1 : -1;
  return yield* sortInSteps(ordered, (a, b) => {
    const [x, y] = [own(a), own(b)];
    return x < y ? -sign : x > y ? sign : 0;
  });
}
