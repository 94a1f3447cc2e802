/** What is known of the accounts beyond the list: their details, and who cannot enable two-factor. */
import { viewMessages } from '../i18n/view-messages.ts';
import { ROOT_USER, type Account } from '../accounts/account.ts';
import { Details } from '../state/details.ts';
import { Loader } from '../state/loader.ts';
import { Unavailable } from '../state/availability.ts';
import type { DetailsState } from '../state/view.ts';
import { getAccountRecords, type AccountRecords } from '../whm/account-records.ts';
import { WhmFailure } from '../whm/failure.ts';
import type { PageContext } from './page-context.ts';
import { whatWasSaid } from '../i18n/what-was-said.ts';

/** Why there are no details, where `listaccts` told of no account. */
const NO_RECORDS = 'acct of nobody';

export class Knowledge {
  readonly unavailable: Unavailable;

  readonly #page: PageContext;
  readonly #records: Loader<AccountRecords>;
  readonly #details: Details;
  /** The answer that was asked for with the first list, until it is taken. */
  #listAccounts: PageContext['listAccounts'];
  #missing: { accounts: readonly Account[]; users: readonly string[] } = {
    accounts: [],
    users: [],
  };

  constructor(page: PageContext) {
    const { host, boot } = page;
    this.#page = page;
    this.#listAccounts = page.listAccounts;
    this.#records = new Loader(host, async (signal) => {
      const asked = this.#listAccounts;
      this.#listAccounts = undefined;
      const read = await getAccountRecords(asked ? () => asked : boot.whm, { signal });
      if (read.records.size === 0) await this.#expectNobody();
      return read;
    });
    this.#details = new Details(host);
    this.unavailable = new Unavailable(host, () => boot.whm);
    this.#loadRecords();
  }

  /** The accounts with all that is known of them. */
  get accounts(): readonly Account[] {
    return this.#details.accounts ?? this.#page.list.value?.accounts ?? [];
  }

  get hasDetails(): boolean {
    return this.#records.value !== undefined;
  }

  get detailsState(): DetailsState {
    if (this.hasDetails) return 'known';
    const { canListAccounts } = this.#page.boot;
    return canListAccounts && !this.#records.failure ? 'coming' : 'missing';
  }

  /** Why the details are missing, in words. */
  get whyMissing(): string {
    if (!this.#page.boot.canListAccounts) return viewMessages.noDetails;
    const { failure } = this.#records;
    if (failure?.reason === NO_RECORDS) return viewMessages.detailsEmpty;
    return viewMessages.detailsFailed(failure ? whatWasSaid(failure) : '');
  }

  /** Whose record of `listaccts` could not be read in full. */
  get odd(): readonly string[] {
    return this.#records.value?.odd ?? [];
  }

  /** Of how many accounts it is known whether they can enable two-factor. */
  get availability(): 'unknown' | 'partly' | 'known' {
    return this.unavailable.coverageOf(this.notEnabled);
  }

  /** Whether somebody looks at those who have not enabled it. */
  get isLooking(): boolean {
    const { twoFactor } = this.#page.view.query;
    return twoFactor === 'not-enabled' || twoFactor === 'not-available';
  }

  /** The users of all accounts that have not enabled it, found anew only with another list. Root has no feature list. */
  get notEnabled(): readonly string[] {
    const { accounts } = this;
    if (this.#missing.accounts !== accounts) {
      const users = accounts
        .filter(({ user, isEnabled }) => isEnabled === false && user !== ROOT_USER)
        .map(({ user }) => user);
      this.#missing = { accounts, users };
    }
    return this.#missing.users;
  }

  /** Shows these accounts with what is known of them. */
  show(accounts: readonly Account[]): void {
    const { view } = this.#page;
    this.#details.join(accounts, this.#records.value?.records, this.unavailable.users);
    view.show(this.#details.accounts ?? accounts);
    const isJoining = this.hasDetails && !this.#details.hasRecords;
    view.tell(isJoining ? 'coming' : this.detailsState);
  }

  /** Reads everything afresh. */
  load(): void {
    this.unavailable.refresh();
    this.#loadRecords();
  }

  /** Called after each change of the page. */
  update(): void {
    const { list } = this.#page;
    // Not in the way of the table: of a list that is there.
    if (this.isLooking && !list.isPending && !list.failure) this.unavailable.look(this.notEnabled);
  }

  #loadRecords(): void {
    if (this.#page.boot.canListAccounts) void this.#records.load();
  }

  /**
   * No records are right for who has no accounts, beside root, and otherwise an answer that tells nothing.
   *
   * @throws WhmFailure
   */
  async #expectNobody(): Promise<void> {
    const { list } = this.#page;
    await list.settled;
    const hasAccounts = list.value?.accounts.some(({ user }) => user !== ROOT_USER);
    if (hasAccounts) throw new WhmFailure('unreadable', NO_RECORDS);
  }
}
