/** The orders in which accounts can be listed. */
import { ROOT_USER, stateOf, type Account } from './account.ts';
import { sortInSteps } from '../lib/merge-sort.ts';
import type { Steps } from '../lib/steps.ts';
import { byCodeUnits, type TextOrder } from '../lib/text-order.ts';

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
const STATES = ['unknown', 'not-enabled', 'not-available', 'enabled'] as const;

/**
 * Who may be missing, and nobody knows, comes first; then who is missing, and among them whose login opens most: root, then resellers (who get
 * into every account that they own), then active accounts, then suspended ones; then those who have it, likewise.
 */
function riskOf({ user, isEnabled, details }: Account): number {
  const role =
    user === ROOT_USER ? 0 : details?.role === 'reseller' ? 1 : details?.isSuspended ? 3 : 2;
  return (isEnabled === undefined ? 0 : isEnabled ? 8 : 4) + role;
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

/** Values of which each account has its own: compared one by one. */
const OWN_TEXT: Partial<Record<SortKey, (account: Account) => string>> = {
  domain: ({ readableDomain }) => readableDomain,
  contact: ({ details }) => details?.contact ?? '',
};

const createdAt = ({ details }: Account): number => details?.createdAt ?? 0;

function* sortInGroups(
  ordered: readonly Account[],
  valueOf: SortValue,
  isAscending: boolean,
  order: TextOrder,
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
  // In steps: on some servers nearly every account has an owner of its own.
  const values = yield* sortInSteps([...groups.keys()], (a, b) =>
    typeof a === 'string' && typeof b === 'string' ? order(a, b) : Number(a) - Number(b),
  );
  return (isAscending ? values : values.toReversed()).flatMap((value) => groups.get(value) ?? []);
}

/**
 * Sorts a list that is in order of user names (as it is loaded); equals stay in that order, whatever
 * the direction. Ascending by two-factor means: unknown first, then not enabled; by risk: the greatest first.
 *
 * User names stand as code units have them, which is the order of the list; all other texts as `order` says.
 */
export function* sortAccounts(
  ordered: readonly Account[],
  { key, direction }: Sort,
  order: TextOrder = byCodeUnits,
): Steps<readonly Account[]> {
  const isAscending = direction === 'ascending';
  const shared = SHARED[key];
  if (shared) return yield* sortInGroups(ordered, shared, isAscending, order);
  const sign = isAscending ? 1 : -1;
  if (key === 'created') {
    return yield* sortInSteps(ordered, (a, b) => sign * (createdAt(a) - createdAt(b)));
  }
  const textOf = OWN_TEXT[key];
  if (!textOf) return isAscending ? ordered : ordered.slice().reverse();
  return yield* sortInSteps(ordered, (a, b) => sign * order(textOf(a), textOf(b)));
}
