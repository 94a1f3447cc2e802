/** What is asked of the list: search, filters, order; and what all begins with. */
import type { Account, AccountState, Role, TwoFactorState } from './account.ts';
import type { Sort } from './sort.ts';

export type TwoFactorFilter = 'all' | TwoFactorState;

/** What is asked of an account's details; empty where nothing is. */
export interface Facets {
  readonly owner: string;
  readonly package: string;
  readonly role: Role | '';
  readonly state: AccountState | '';
  /** A day (UTC), `YYYY-MM-DD`; that day counts. */
  readonly createdFrom: string;
  readonly createdTo: string;
}

export interface Query {
  /** As typed. */
  readonly search: string;
  readonly twoFactor: TwoFactorFilter;
  readonly facets: Facets;
  readonly sort: Sort;
}

export const NO_FACETS: Facets = {
  owner: '',
  package: '',
  role: '',
  state: '',
  createdFrom: '',
  createdTo: '',
};

/** Who is missing comes first. */
export const FIRST_QUERY: Query = {
  search: '',
  twoFactor: 'all',
  facets: NO_FACETS,
  sort: { key: 'two-factor', direction: 'ascending' },
};

/** How many of the found accounts each choice of the two-factor filter shows. */
export type FilterCounts = Readonly<Record<TwoFactorFilter, number>>;

/** The rows to show, and how many each choice of the two-factor filter would show. */
export interface ViewResult {
  readonly rows: readonly Account[];
  readonly counts: FilterCounts;
}

/** The result of the first query for a list that is in order of user names. */
export function firstResult(accounts: readonly Account[]): ViewResult {
  const missing = accounts.filter(({ isEnabled }) => !isEnabled);
  const enabled = accounts.filter(({ isEnabled }) => isEnabled);
  return {
    rows: missing.concat(enabled),
    counts: {
      all: accounts.length,
      enabled: enabled.length,
      'not-enabled': missing.length,
      'not-available': 0,
    },
  };
}
