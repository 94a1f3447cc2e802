/** What makes the view of the list: it searches, filters and sorts, in slices where that takes long. */
import type { Account } from '../accounts/account.ts';
import { filterAccounts, findAccounts, type Found } from '../accounts/find.ts';
import { FIRST_QUERY, type FilterCounts, type Query, type ViewResult } from '../accounts/query.ts';
import { withoutDetails } from '../accounts/without-details.ts';
import { isSearch } from '../accounts/search.ts';
import { sortAccounts } from '../accounts/sort.ts';
import type { Steps } from '../lib/steps.ts';
import { byCodeUnits, type TextOrder } from '../lib/text-order.ts';
import { runSteps } from '../lib/run-steps.ts';
import type { StoreHost } from './store.ts';

/** Of the accounts' details: on their way, known, or not to be had. */
export type DetailsState = 'coming' | 'known' | 'missing';

/** What takes no longer than this is there with the next frame. */
const FIRST_MS = 30;

/**
 * Keeps the query, and of each step (sort, find, filter) the last result: a change redoes only what
 * follows it. What takes long is done in slices, and the old result stands until the new one is there.
 */
export class ViewEngine {
  /** What was asked. */
  query: Query;
  /** What of it has effect: while the accounts' details are not known, nothing that asks for them. */
  effectiveQuery: Query;
  /** The users that are shown alone, whatever is searched and filtered. */
  only: ReadonlySet<string> | undefined;
  /** Of the list that was shown last; undefined before there was any. */
  result: ViewResult | undefined;

  readonly #host: StoreHost;
  readonly #order: TextOrder;
  #accounts: readonly Account[] | undefined;
  #sorted: readonly Account[] | undefined;
  #found: Found | undefined;
  /** Of the whole list: counted once, and not with every order. */
  #allCounts: FilterCounts | undefined;
  #run: AbortController | undefined;
  #isRunning = false;
  #details: DetailsState = 'known';

  /** @param order of texts, user names excepted */
  constructor(host: StoreHost, query: Query = FIRST_QUERY, order: TextOrder = byCodeUnits) {
    this.#host = host;
    this.#order = order;
    this.query = this.effectiveQuery = query;
  }

  /** Whether `result` is still that of the query or the list before, or will have to be another when the details come. */
  get isPending(): boolean {
    if (this.#isRunning || this.#details !== 'coming') return this.#isRunning;
    // A search finds contacts as well, which come with the details.
    return this.effectiveQuery !== this.query || isSearch(this.effectiveQuery.search);
  }

  /** Replaces the parts of the query that are given. */
  change(part: Partial<Query>): void {
    this.query = { ...this.query, ...part };
    // Another order is one of the same rows; whoever searches or filters looks at all again.
    if (!part.sort || Object.keys(part).length > 1) this.only = undefined;
    this.#ask();
  }

  /** Shows these users alone until something else is asked for; or all again. */
  showOnly(users: ReadonlySet<string> | undefined): void {
    this.only = users;
    this.#update();
  }

  /** Whether the accounts have their details: what asks for them has effect while they have. */
  setDetailsState(details: DetailsState): void {
    if (details === this.#details) return;
    this.#details = details;
    if (this.#effective() !== this.effectiveQuery) this.#ask();
    else this.#host.requestUpdate();
  }

  /** Shows another list, which is in order of user names. */
  show(accounts: readonly Account[]): void {
    if (this.#accounts === accounts) return;
    this.#accounts = accounts;
    this.#sorted = this.#found = this.#allCounts = undefined;
    this.#update();
  }

  #effective(): Query {
    return this.#details === 'known' ? this.query : withoutDetails(this.query);
  }

  #ask(): void {
    const before = this.effectiveQuery;
    const { search, facets, sort } = (this.effectiveQuery = this.#effective());
    const isSame = search === before.search && facets === before.facets;
    if (sort !== before.sort) this.#sorted = undefined;
    if (!isSame || sort !== before.sort) this.#found = undefined;
    this.#update();
  }

  #update(): void {
    this.#run?.abort();
    this.#compute();
    this.#host.requestUpdate();
  }

  #compute(): void {
    if (!this.#accounts) return;
    const run = (this.#run = new AbortController());
    const result = runSteps(this.#steps(this.#accounts), {
      signal: run.signal,
      firstMs: FIRST_MS,
    });
    this.#isRunning = result instanceof Promise;
    if (!(result instanceof Promise)) {
      this.result = result;
      return;
    }
    const finish = (later: ViewResult) => {
      if (run.signal.aborted) return;
      this.result = later;
      this.#isRunning = false;
      this.#host.requestUpdate();
    };
    // Rejected only where a newer run has taken its place.
    result.then(finish, () => undefined);
  }

  *#steps(accounts: readonly Account[]): Steps<ViewResult> {
    const { effectiveQuery: query } = this;
    const sorted = (this.#sorted ??= yield* sortAccounts(accounts, query.sort, this.#order));
    const found = (this.#found ??= yield* findAccounts(sorted, query, this.#allCounts));
    if (found.accounts === sorted) this.#allCounts = found.counts;
    const { only } = this;
    return {
      rows: only
        ? sorted.filter(({ user }) => only.has(user))
        : filterAccounts(found, query.twoFactor),
      counts: found.counts,
    };
  }
}
