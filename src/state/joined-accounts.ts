/** What is known of the accounts beyond the list: their details, who can enable two-factor, who is excused. */
import type { Account, AccountDetails, Exception } from '../accounts/account.ts';
import { NO_EXCEPTIONS } from '../accounts/exception.ts';
import { describeAccounts } from '../accounts/join-details.ts';
import { waitForIdle, runSteps } from '../lib/run-steps.ts';
import type { StoreHost } from './store.ts';

/**
 * Joins it to the accounts whenever one of them changes. Until a join is finished, the accounts as
 * they were joined before stand.
 */
export class JoinedAccounts {
  /** The accounts with what is known; undefined before there is a list. */
  accounts: readonly Account[] | undefined;
  /** Whether they have what the records tell. */
  hasRecords = false;

  readonly #host: StoreHost;
  #list: readonly Account[] | undefined;
  #records: ReadonlyMap<string, AccountDetails> | undefined;
  #canEnable: ReadonlyMap<string, boolean> = new Map();
  #run: AbortController | undefined;

  readonly #exceptions: ReadonlyMap<string, Exception>;

  constructor(host: StoreHost, exceptions = NO_EXCEPTIONS.byUser) {
    this.#host = host;
    this.#exceptions = exceptions;
  }

  /** Takes what is known now; joins it afresh where any of it is another than before. */
  join(
    list: readonly Account[] | undefined,
    records: ReadonlyMap<string, AccountDetails> | undefined,
    canEnable: ReadonlyMap<string, boolean>,
  ): void {
    if (list === this.#list && records === this.#records && canEnable === this.#canEnable) {
      return;
    }
    this.#list = list;
    this.#records = records;
    this.#canEnable = canEnable;
    this.#run?.abort();
    if (!list) return;
    const { signal } = (this.#run = new AbortController());
    const result = runSteps(describeAccounts(list, records, canEnable, this.#exceptions), {
      signal,
      pause: waitForIdle,
    });
    if (!(result instanceof Promise)) {
      this.accounts = result;
      this.hasRecords = records !== undefined;
      return;
    }
    // Nothing is shown of this list yet: without its details it is better than nothing.
    this.accounts ??= list;
    const finish = (accounts: readonly Account[]) => {
      if (signal.aborted) return;
      this.accounts = accounts;
      this.hasRecords = records !== undefined;
      this.#host.requestUpdate();
    };
    // Rejected only where a newer join has taken its place.
    result.then(finish, () => undefined);
  }
}
