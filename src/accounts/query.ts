/** What is asked of the list: search, filters, order; and what all begins with. */
import {
  ROOT_USER,
  type Account,
  type AccountState,
  type Role,
  type TwoFactorState,
} from './account.ts';
import type { ExceptionState } from './exception-state.ts';
import type { Sort } from './sort.ts';

/** Accounts of unknown state are among all, and under no other choice. */
export type TwoFactorFilter = 'all' | Exclude<TwoFactorState, 'unknown'>;

/** Instead of a name: accounts that have no owner, package or contact. No name of WHM's can be this. */
export const NONE = '\0';

/** What is asked of what is known of an account beyond the list; empty where nothing is. */
export interface Facets {
  /** A name, or {@link NONE}. */
  readonly owner: string;
  readonly package: string;
  readonly contact: '' | typeof NONE;
  readonly role: Role | '';
  readonly state: AccountState | '';
  /** `yes`: without a second factor, and known that the owner can enable it; `no`: known that they cannot. */
  readonly canEnable: '' | 'yes' | 'no';
  /** Of accounts without a second factor: who is excused, and who is not any more. */
  readonly exception: ExceptionState | '';
  /** A day of the server, `YYYY-MM-DD`; that day counts. */
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
  contact: '',
  role: '',
  state: '',
  canEnable: '',
  exception: '',
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

/** The result of the first query for a list that is in order of user names, before more is known of the accounts. */
export function firstResult(list: readonly Account[]): ViewResult {
  const root = list.filter(({ user }) => user === ROOT_USER);
  const accounts = root.concat(root.length ? list.filter((account) => account !== root[0]) : list);
  const unknown = accounts.filter(({ isEnabled }) => isEnabled === undefined);
  const missing = accounts.filter(({ isEnabled }) => isEnabled === false);
  const enabled = accounts.filter(({ isEnabled }) => isEnabled);
  return {
    rows: unknown.concat(missing, enabled),
    counts: {
      all: accounts.length,
      enabled: enabled.length,
      'not-enabled': missing.length,
    },
  };
}
