/** The orders in which accounts can be listed. */
import { ROOT_USER, stateOf, type Account } from './account.ts';
import { sortInSteps } from '../lib/merge-sort.ts';
import type { Steps } from '../lib/steps.ts';
import { byCodeUnits, type TextOrder } from '../lib/text-order.ts';

export type SortKey =
  'user' | 'domain' | 'two-factor' | 'role' | 'owner' | 'package' | 'state' | 'contact' | 'created';
export type SortDirection = 'ascending' | 'descending';

export interface Sort {
  readonly key: SortKey;
  readonly direction: SortDirection;
}

type SortValue = (account: Account) => string | number;

const ROLES = ['server-administrator', 'reseller', 'account'] as const;
const STATES = ['unknown', 'not-enabled', 'enabled'] as const;

/** Whose login opens most comes first: root, then resellers (who get into every account that they own), active accounts, suspended ones. */
function reachOf({ user, details }: Account): number {
  if (user === ROOT_USER) return 0;
  return details?.role === 'reseller' ? 1 : details?.isSuspended ? 3 : 2;
}

/** Ascending: who may be missing, and nobody knows; who is missing; who has it. Within each, in both directions, by what the login opens. */
function riskOf(account: Account, isAscending: boolean): number {
  const state = STATES.indexOf(stateOf(account));
  return (isAscending ? state : -state) * 4 + reachOf(account);
}

/** Values that many accounts share: put into groups, a list is sorted by looking at each account once. */
const SHARED: Partial<Record<SortKey, SortValue>> = {
  role: ({ details }) => (details ? ROLES.indexOf(details.role) : ROLES.length),
  owner: ({ details }) => details?.owner ?? '',
  package: ({ details }) => details?.package ?? '',
  state: ({ details }) => Number(details?.isSuspended ?? 2),
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
 * the direction. Ascending by two-factor means: unknown first, then not enabled, the greatest risk first.
 *
 * User names stand as code units have them, which is the order of the list; all other texts as `order` says.
 */
export function* sortAccounts(
  ordered: readonly Account[],
  { key, direction }: Sort,
  order: TextOrder = byCodeUnits,
): Steps<readonly Account[]> {
  const isAscending = direction === 'ascending';
  if (key === 'two-factor') {
    return yield* sortInGroups(ordered, (account) => riskOf(account, isAscending), true, order);
  }
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
