/** What `listaccts` tells of the accounts, and the accounts with all that is known of them. */
import { ROOT_USER, type Account } from '../accounts/account.ts';
import { NO_EXCEPTIONS } from '../accounts/exception.ts';
import { getAccountRecords, type AccountRecords } from '../whm/account-records.ts';
import { WhmFailure } from '../whm/failure.ts';
import type { AvailabilityStore, Coverage } from './availability-store.ts';
import { JoinedAccounts } from './joined-accounts.ts';
import type { ListStore } from './list-store.ts';
import { Loader } from './loader.ts';
import { Store } from './store.ts';
import type { FirstStores } from './first-stores.ts';
import type { DetailsState } from './view-engine.ts';

/** The reason of a failure where `listaccts` told of no account at all, and there are some. */
export const NO_RECORDS = 'acct of nobody';

export class DetailsStore extends Store {
  readonly records: Loader<AccountRecords>;
  /**
   * The users of all accounts that have not enabled two-factor and could be asked whether they can: root has
   * no feature list.
   */
  notEnabled: readonly string[] = [];

  readonly #canListAccounts: boolean;
  readonly #list: ListStore;
  readonly #availability: AvailabilityStore;
  readonly #joined: JoinedAccounts;
  #counted: readonly Account[] | undefined;

  constructor(
    stores: FirstStores,
    availability: AvailabilityStore,
    exceptions = NO_EXCEPTIONS.byUser,
  ) {
    super();
    this.#joined = new JoinedAccounts(this, exceptions);
    const { visit, list } = stores;
    this.#canListAccounts = visit.canListAccounts;
    this.#list = list;
    this.#availability = availability;
    this.records = new Loader(this, async (signal) => {
      const asked = stores.listAccounts;
      stores.listAccounts = undefined;
      const read = await getAccountRecords(asked ? () => asked : visit.whm, { signal });
      if (read.records.size === 0) await this.#expectNobody();
      return read;
    });
    const join = () => this.requestUpdate();
    list.watch(join);
    availability.watch(join);
    join();
    this.load();
  }

  /** The accounts with all that is known of them. */
  get accounts(): readonly Account[] {
    return this.#joined.accounts ?? this.#list.current.value?.accounts ?? [];
  }

  get hasDetails(): boolean {
    return this.records.value !== undefined;
  }

  get state(): DetailsState {
    if (this.hasDetails) return 'known';
    return this.#canListAccounts && !this.records.failure ? 'coming' : 'missing';
  }

  /** What {@link accounts} have of it: details that have come are joined to many accounts in the background. */
  get shownState(): DetailsState {
    return this.hasDetails && !this.#joined.hasRecords ? 'coming' : this.state;
  }

  /** Of how many of those who have not enabled two-factor it is known whether they can. */
  get coverage(): Coverage {
    return this.#availability.coverageOf(this.notEnabled);
  }

  load(): void {
    if (this.#canListAccounts) void this.records.load();
  }

  /** What has come is joined before anybody is told. */
  override requestUpdate(): void {
    const { value } = this.#list.current;
    if (value) {
      this.#joined.join(value.accounts, this.records.value?.records, this.#availability.told);
      this.#findNotEnabled();
    }
    super.requestUpdate();
  }

  #findNotEnabled(): void {
    const { accounts } = this;
    if (accounts === this.#counted) return;
    this.#counted = accounts;
    this.notEnabled = accounts
      .filter(({ user, isEnabled }) => isEnabled === false && user !== ROOT_USER)
      .map(({ user }) => user);
  }

  /**
   * No records are right for who has no accounts, beside root, and otherwise an answer that tells nothing.
   *
   * @throws WhmFailure
   */
  async #expectNobody(): Promise<void> {
    const { current } = this.#list;
    await current.settled;
    const hasAccounts = current.value?.accounts.some(({ user }) => user !== ROOT_USER);
    if (hasAccounts) throw new WhmFailure('unreadable', NO_RECORDS);
  }
}
