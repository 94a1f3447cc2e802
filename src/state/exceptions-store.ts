/** Who is excused, and how many of those without a second factor that are. */
import type { Account } from '../accounts/account.ts';
import { exceptionStateOf } from '../accounts/exception-state.ts';
import type { ExceptionsFile } from '../accounts/exception.ts';
import type { DetailsStore } from './details-store.ts';
import { Store } from './store.ts';

/** The server tells of the exceptions once, with the page: it reads their file, WHM does not know them. */
export class ExceptionsStore extends Store {
  readonly file: ExceptionsFile;

  readonly #details: DetailsStore;
  #counted: readonly Account[] | undefined;
  #excused: readonly Account[] = [];
  #expired: readonly Account[] = [];

  constructor(file: ExceptionsFile, details: DetailsStore) {
    super();
    this.file = file;
    this.#details = details;
    details.watch(() => this.requestUpdate());
    this.#count();
  }

  /** Accounts without a second factor whose exception counts. */
  get excused(): readonly Account[] {
    return this.#excused;
  }

  /** Accounts without a second factor whose exception has ended. */
  get expired(): readonly Account[] {
    return this.#expired;
  }

  override requestUpdate(): void {
    this.#count();
    super.requestUpdate();
  }

  #count(): void {
    const { accounts } = this.#details;
    if (this.file.byUser.size === 0 || accounts === this.#counted) return;
    this.#counted = accounts;
    const inState = (wanted: string) =>
      accounts.filter((account) => exceptionStateOf(account) === wanted);
    this.#excused = inState('excused');
    this.#expired = inState('expired');
  }
}
