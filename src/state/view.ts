/** The view of the list: what is searched, filtered and sorted, and the rows that come of it. */
import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../model/account.ts';
import {
  FIRST_QUERY,
  queryAccounts,
  sortAccounts,
  type Query,
  type QueryResult,
} from '../model/query.ts';

/** Keeps the query; sorts and searches only what a change makes necessary. */
export class View {
  query: Query = FIRST_QUERY;

  private readonly _host: ReactiveControllerHost;
  private _result: QueryResult | undefined;
  private _sorted: readonly Account[] = [];
  private _accounts: readonly Account[] | undefined;

  constructor(host: ReactiveControllerHost) {
    this._host = host;
  }

  /** Replaces the parts of the query that are given. */
  change(part: Partial<Query>): void {
    const { sort } = this.query;
    this.query = { ...this.query, ...part };
    if (this.query.sort !== sort) this._accounts = undefined;
    this._result = undefined;
    this._host.requestUpdate();
  }

  /** The rows and counts for a list that is in order of user names. */
  resultOf(accounts: readonly Account[]): QueryResult {
    if (this._accounts !== accounts) {
      this._accounts = accounts;
      this._sorted = sortAccounts(accounts, this.query.sort);
      this._result = undefined;
    }
    return (this._result ??= queryAccounts(this._sorted, this.query));
  }
}
