/** Search and filters: from all accounts to those that are shown. */
import type { Account } from './account.ts';
import { exceptionStateOf } from './exception-state.ts';
import { NONE, type Facets, type FilterCounts, type Query, type TwoFactorFilter } from './query.ts';
import { isSearch, searchTest } from './search.ts';
import type { Steps } from '../lib/steps.ts';

/** What a search and the filters beside two-factor find. */
export interface Found {
  readonly accounts: readonly Account[];
  readonly counts: FilterCounts;
}

/** Whether any filter beside two-factor is set. */
export function isAnyFacet(facets: Facets): boolean {
  return Object.values(facets).some((value) => value !== '');
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, twoFactor, facets }: Query): boolean {
  return twoFactor !== 'all' || isSearch(search) || isAnyFacet(facets);
}

const DAY_S = 86_400;

/** The first second of a day, Unix; undefined where it is no day (half typed). */
export function readDay(day: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN;
  // Some browsers take February 30 for March 1.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  return isDay ? at / 1_000 : undefined;
}

/**
 * What a filter compares: the name, or {@link NONE} where WHM told that there is none. Root, and whoever
 * `listaccts` does not tell of, have neither.
 */
export function facetValue(
  { details }: Account,
  key: 'owner' | 'package' | 'contact',
): string | undefined {
  if (!details) return undefined;
  const isTold = details.isSuspended !== undefined && details.role !== 'server-administrator';
  return details[key] || (isTold ? NONE : undefined);
}

/** Each facet by itself: whether an account passes it. Those that ask nothing are left out. */
export function facetTests(
  facets: Facets,
): [key: keyof Facets, test: (account: Account) => boolean][] {
  const { owner, package: plan, contact, role, state, canEnable: can, exception } = facets;
  const from = readDay(facets.createdFrom);
  const to = readDay(facets.createdTo);
  const all: [key: keyof Facets, isAsked: unknown, test: (account: Account) => boolean][] = [
    ['owner', owner, (account) => facetValue(account, 'owner') === owner],
    ['package', plan, (account) => facetValue(account, 'package') === plan],
    ['contact', contact, (account) => facetValue(account, 'contact') === contact],
    ['role', role, ({ details }) => details?.role === role],
    ['state', state, ({ details }) => details?.isSuspended === (state === 'suspended')],
    ['canEnable', can, ({ canEnable }) => canEnable === (can === 'yes')],
    ['exception', exception, (account) => exceptionStateOf(account) === exception],
    ['createdFrom', from, ({ details }) => (details?.createdAt ?? -Infinity) >= (from ?? 0)],
    ['createdTo', to, ({ details }) => (details?.createdAt ?? Infinity) < (to ?? 0) + DAY_S],
  ];
  return all
    .filter(([, isAsked]) => isAsked !== '' && isAsked !== undefined)
    .map(([key, , test]) => [key, test]);
}

/**
 * The accounts that the search and the facets leave, in the order of the list.
 *
 * @param allCounts those of the whole list, in whatever order, where they are known
 */
export function* findAccounts(
  sorted: readonly Account[],
  { search, facets }: Pick<Query, 'search' | 'facets'>,
  allCounts?: FilterCounts,
): Steps<Found> {
  const matches = searchTest(search);
  const tests = facetTests(facets).map(([, test]) => test);
  if (matches) tests.unshift(matches);
  // Numbers of their own, and one test called by itself: the loop is what a key waits for.
  const passes =
    tests.length > 1 ? (account: Account) => tests.every((test) => test(account)) : tests[0];
  if (!passes && allCounts) return { accounts: sorted, counts: allCounts };
  const accounts: Account[] = [];
  let enabled = 0;
  let missing = 0;
  let unknown = 0;
  for (let index = 0; index < sorted.length; index++) {
    const account = sorted[index] as Account; // within the list
    if (index % 4_096 === 4_095) yield;
    if (passes) {
      if (!passes(account)) continue;
      accounts.push(account);
    }
    if (account.isEnabled) enabled++;
    else if (account.isEnabled === undefined) unknown++;
    else missing++;
  }
  return {
    accounts: passes ? accounts : sorted,
    counts: { all: enabled + missing + unknown, enabled, 'not-enabled': missing },
  };
}

/** Those of the found accounts that the two-factor filter shows, in their order. */
export function filterAccounts(
  { accounts }: Found,
  twoFactor: TwoFactorFilter,
): readonly Account[] {
  if (twoFactor === 'all') return accounts;
  const isWanted = twoFactor === 'enabled';
  return accounts.filter(({ isEnabled }) => isEnabled === isWanted);
}
