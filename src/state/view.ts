/** The view of the list: what is searched, filtered and sorted, and the rows that come of it. */
import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../model/account.ts';
import { filterAccounts, findAccounts, type Found } from '../model/find.ts';
import { FIRST_QUERY, type Query, type ViewResult } from '../model/query.ts';
import { sortAccounts } from '../model/sort.ts';
import type { Steps } from '../model/steps.ts';
import { runSteps } from '../whm/pace.ts';

/** What takes no longer than this is there with the next frame. */
const FIRST_MS = 30;

/**
 * Keeps the query, and of each step (sort, find, filter) the last result: a change redoes only what
 * follows it. What takes long is done in slices, and the old result stands until the new one is there.
 */
export class View {
  query: Query;
  /** Of the list that was shown last; undefined before there was any. */
  result: ViewResult | undefined;
  /** Whether `result` is still that of the query or the list before. */
  isPending = false;

  readonly #host: ReactiveControllerHost;
  #accounts: readonly Account[] | undefined;
  #sorted: readonly Account[] | undefined;
  #found: Found | undefined;
  #run: AbortController | undefined;

  constructor(host: ReactiveControllerHost, query: Query = FIRST_QUERY) {
    this.#host = host;
    this.query = query;
  }

  /** Replaces the parts of the query that are given. */
  change(part: Partial<Query>): void {
    this.query = { ...this.query, ...part };
    if (part.search !== undefined || part.facets || part.sort) this.#found = undefined;
    if (part.sort) this.#sorted = undefined;
    this.#update();
  }

  /** Shows another list, which is in order of user names. */
  show(accounts: readonly Account[]): void {
    if (this.#accounts === accounts) return;
    this.#accounts = accounts;
    this.#sorted = this.#found = undefined;
    this.#update();
  }

  #update(): void {
    this.#run?.abort();
    this.#host.requestUpdate();
    if (!this.#accounts) return;
    const run = (this.#run = new AbortController());
    const result = runSteps(this.#steps(this.#accounts), {
      signal: run.signal,
      firstMs: FIRST_MS,
    });
    this.isPending = result instanceof Promise;
    if (!(result instanceof Promise)) {
      this.result = result;
      return;
    }
    const finish = (later: ViewResult) => {
      if (run.signal.aborted) return;
      this.result = later;
      this.isPending = false;
      this.#host.requestUpdate();
    };
    // Rejected only where a newer run has taken its place.
    result.then(finish, () => undefined);
  }

  *#steps(accounts: readonly Account[]): Steps<ViewResult> {
    const { query } = this;
    const sorted = (this.#sorted ??= yield* sortAccounts(accounts, query.sort));
    const found = (this.#found ??= yield* findAccounts(sorted, query));
    return { rows: filterAccounts(found, query.twoFactor), counts: found.counts };
  }
}
