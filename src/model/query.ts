/** Search, filter and sort: from all accounts to the rows of the table. */
import type { Account } from './account.ts';

export type TwoFactorFilter = 'all' | 'enabled' | 'not-enabled';
export type SortKey = 'user' | 'domain' | 'two-factor';
export type SortDirection = 'ascending' | 'descending';

export interface Sort {
  readonly key: SortKey;
  readonly direction: SortDirection;
}

export interface Query {
  /** As typed. */
  readonly search: string;
  readonly twoFactor: TwoFactorFilter;
  readonly sort: Sort;
}

/** Who is missing comes first. */
export const FIRST_QUERY: Query = {
  search: '',
  twoFactor: 'all',
  sort: { key: 'two-factor', direction: 'ascending' },
};

/** How many of the searched accounts each choice of the filter shows. */
export type FilterCounts = Readonly<Record<TwoFactorFilter, number>>;

/** What a search finds. */
export interface Found {
  readonly accounts: readonly Account[];
  readonly counts: FilterCounts;
}

type Compare = (a: Account, b: Account) => number;

/** Letters without their marks, so that ü stands beside u and not behind z. ASCII has none: most domains are spared. */
const domainKey = ({ primaryDomain, readableDomain }: Account): string =>
  readableDomain === primaryDomain
    ? readableDomain
    : readableDomain.normalize('NFD').replace(/\p{M}/gu, '');

// Code units, not a collator: most domains are ASCII, and a collator over a whole list costs more
// than parsing it did.
const byDomain: Compare = (a, b) => {
  const x = domainKey(a);
  const y = domainKey(b);
  return x < y ? -1 : x > y ? 1 : 0;
};

/**
 * Sorts a list that is in order of user names (as it is loaded); equals stay in that order, whatever the direction.
 * Ascending by two-factor means: not enabled first.
 */
export function sortAccounts(
  ordered: readonly Account[],
  { key, direction }: Sort,
): readonly Account[] {
  const isAscending = direction === 'ascending';
  switch (key) {
    case 'user':
      return isAscending ? ordered : ordered.slice().reverse();
    case 'two-factor': {
      const [first, second]: [Account[], Account[]] = [[], []];
      for (const account of ordered)
        (account.isEnabled === isAscending ? second : first).push(account);
      return first.concat(second);
    }
    case 'domain':
      return ordered.slice().sort(isAscending ? byDomain : (a, b) => byDomain(b, a));
  }
}

/** What the search box means: surrounding space and case do not matter. */
function searchTerm(search: string): string {
  return search.trim().normalize('NFC').toLowerCase();
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, twoFactor }: Query): boolean {
  return searchTerm(search) !== '' || twoFactor !== 'all';
}

/** The accounts whose name or domain has the search as a part of it, in the order of the list. */
export function searchAccounts(sorted: readonly Account[], search: string): Found {
  const term = searchTerm(search);
  const accounts =
    term === '' ? sorted : sorted.filter(({ searchText }) => searchText.includes(term));
  const enabled = countEnabled(accounts);
  return {
    accounts,
    counts: { all: accounts.length, enabled, 'not-enabled': accounts.length - enabled },
  };
}

/** Those of the found accounts that the filter shows, in their order. */
export function filterAccounts(
  { accounts }: Found,
  twoFactor: TwoFactorFilter,
): readonly Account[] {
  return twoFactor === 'all'
    ? accounts
    : accounts.filter(({ isEnabled }) => isEnabled === (twoFactor === 'enabled'));
}

/** How many of them have two-factor enabled. */
export function countEnabled(accounts: readonly Account[]): number {
  let enabled = 0;
  for (const account of accounts) if (account.isEnabled) enabled++;
  return enabled;
}
