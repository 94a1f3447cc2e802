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

export interface QueryResult {
  readonly rows: readonly Account[];
  readonly counts: FilterCounts;
}

type Compare = (a: Account, b: Account) => number;

// Code units, not a collator: user names and most domains are ASCII, and a collator over a whole
// list costs more than parsing it did.
const byUser: Compare = (a, b) => (a.user < b.user ? -1 : a.user > b.user ? 1 : 0);

/** Letters without their marks, so that ü stands beside u and not behind z. */
const domainKey = (domain: string): string => domain.normalize('NFD').replace(/\p{M}/gu, '');

const byDomain: Compare = (a, b) => {
  const x = domainKey(a.readableDomain);
  const y = domainKey(b.readableDomain);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** A list in the order that {@link sortAccounts} starts from: by user name. */
export function orderByUser(accounts: readonly Account[]): readonly Account[] {
  return accounts.slice().sort(byUser);
}

/**
 * Sorts a list that is in order of user names; equals stay in that order, whatever the direction.
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

/** Whether the term is part of the user name or of the domain, in its readable or its stored form. */
function matches({ user, primaryDomain, readableDomain }: Account, term: string): boolean {
  return (
    user.toLowerCase().includes(term) ||
    primaryDomain.toLowerCase().includes(term) ||
    (readableDomain !== primaryDomain && readableDomain.includes(term))
  );
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, twoFactor }: Pick<Query, 'search' | 'twoFactor'>): boolean {
  return searchTerm(search) !== '' || twoFactor !== 'all';
}

/** Searches and filters a sorted list, keeping its order. */
export function queryAccounts(
  sorted: readonly Account[],
  { search, twoFactor }: Pick<Query, 'search' | 'twoFactor'>,
): QueryResult {
  const term = searchTerm(search);
  const found = term === '' ? sorted : sorted.filter((account) => matches(account, term));
  const enabled = countEnabled(found);
  return {
    rows:
      twoFactor === 'all' ? found : found.filter((a) => a.isEnabled === (twoFactor === 'enabled')),
    counts: { all: found.length, enabled, 'not-enabled': found.length - enabled },
  };
}

/** How many of them have two-factor enabled. */
export function countEnabled(accounts: readonly Account[]): number {
  let enabled = 0;
  for (const account of accounts) if (account.isEnabled) enabled++;
  return enabled;
}
