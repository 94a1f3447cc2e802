/** The view of the list: what is searched, filtered and sorted, and the rows that come of it. */
import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../model/account.ts';
import {
  filterAccounts,
  FIRST_QUERY,
  searchAccounts,
  sortAccounts,
  type FilterCounts,
  type Found,
  type Query,
} from '../model/query.ts';

/** The rows to show, and how many each choice of the filter would show. */
export interface ViewResult {
  readonly rows: readonly Account[];
  readonly counts: FilterCounts;
}

/** Keeps the query, and of each step (sort, search, filter) the last result: a change redoes only what follows it. */
export class View {
  query: Query = FIRST_QUERY;

  readonly #host: ReactiveControllerHost;
  #accounts: readonly Account[] | undefined;
  #sorted: readonly Account[] | undefined;
  #found: Found | undefined;
  #result: ViewResult | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Replaces the parts of the query that are given. */
  change(part: Partial<Query>): void {
    this.query = { ...this.query, ...part };
    this.#result = undefined;
    if (part.search !== undefined || part.sort) this.#found = undefined;
    if (part.sort) this.#sorted = undefined;
    this.#host.requestUpdate();
  }

  /** The result for a list that is in order of user names. */
  resultOf(accounts: readonly Account[]): ViewResult {
    const { search, twoFactor, sort } = this.query;
    if (this.#accounts !== accounts) {
      this.#accounts = accounts;
      this.#sorted = this.#found = this.#result = undefined;
    }
    this.#sorted ??= sortAccounts(accounts, sort);
    this.#found ??= searchAccounts(this.#sorted, search);
    this.#result ??= {
      rows: filterAccounts(this.#found, twoFactor),
      counts: this.#found.counts,
    };
    return this.#result;
  }
}
