/** The accounts that the viewer has selected: by user name, whether or not the search and the filters show them. */
import type { Account } from '../accounts/account.ts';
import {
  keepListed,
  NOTHING_SELECTED,
  selectAll,
  selectedRows,
  toggle,
  toggleRange,
  without,
  type Selection,
} from '../accounts/selection.ts';
import type { DetailsStore } from './details-store.ts';
import { Store } from './store.ts';
import type { ViewStore } from './view-store.ts';

export class SelectionStore extends Store {
  selection: Selection = NOTHING_SELECTED;
  /** The user whose row was pressed last: from there a range is selected. */
  pressed = '';

  readonly #view: ViewStore;
  readonly #details: DetailsStore;
  /** The list in which the selection was looked for last. */
  #list: readonly Account[] | undefined;

  constructor(view: ViewStore, details: DetailsStore) {
    super();
    this.#view = view;
    this.#details = details;
    details.watch(() => this.#follow());
  }

  /** The selected accounts in the order of the list. */
  get accounts(): readonly Account[] {
    return selectedRows(this.selection, this.#details.accounts);
  }

  get #rows(): readonly Account[] {
    return this.#view.result?.rows ?? [];
  }

  /** @param isRange whether all rows from the one pressed last are meant */
  toggle(user: string, isRange: boolean): void {
    this.#change(
      isRange
        ? toggleRange(this.selection, this.#rows, this.pressed, user)
        : toggle(this.selection, user),
    );
    this.pressed = user;
  }

  /** Those that are shown, too. */
  selectAll(): void {
    this.#change(selectAll(this.selection, this.#rows));
  }

  /** Takes out those that are shown. */
  dropShown(): void {
    this.drop(this.#rows.map(({ user }) => user));
  }

  clear(): void {
    this.#change(NOTHING_SELECTED);
  }

  /** Takes these out. */
  drop(users: Iterable<string>): void {
    this.#change(without(this.selection, users));
  }

  /** An account that is no longer in the list is no longer selected. */
  #follow(): void {
    const { accounts } = this.#details;
    // A list with nobody in it shows no rows at all: what was selected waits for the next one.
    if (accounts === this.#list || accounts.length === 0) return;
    this.#list = accounts;
    this.#change(keepListed(this.selection, accounts));
  }

  #change(selection: Selection): void {
    if (selection === this.selection) return;
    this.selection = selection;
    // Who looks at the selected ones alone looks at these.
    const engine = this.#view.late?.engine;
    if (engine?.only) engine.showOnly(selection.size === 0 ? undefined : selection);
    this.requestUpdate();
  }
}
