/** The accounts that the viewer has selected: by user name, and only of rows that are shown. */
import type { Account } from '../accounts/account.ts';
import {
  keepShown,
  NOTHING_SELECTED,
  selectAll,
  toggle,
  toggleRange,
  type Selection,
} from '../accounts/selection.ts';
import type { ListStore } from './list-store.ts';
import { Store } from './store.ts';
import type { ViewStore } from './view-store.ts';

export class SelectionStore extends Store {
  selection: Selection = NOTHING_SELECTED;

  #rows: readonly Account[] = [];
  /** The user whose row was pressed last: from there a range is selected. */
  pressed = '';

  constructor(view: ViewStore, list: ListStore) {
    super();
    const follow = () => {
      // A list with nobody in it shows no rows at all: what was selected waits for the next one.
      if (list.current.value?.accounts.length !== 0) this.#show(view.result?.rows ?? []);
    };
    view.watch(follow);
    follow();
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

  selectAll(): void {
    this.#change(selectAll(this.#rows));
  }

  clear(): void {
    this.#change(NOTHING_SELECTED);
  }

  /** Takes these out. */
  drop(users: ReadonlySet<string>): void {
    this.#change(new Set([...this.selection].filter((user) => !users.has(user))));
  }

  /** An account that is no longer shown is no longer selected. */
  #show(rows: readonly Account[]): void {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.#change(keepShown(this.selection, rows));
  }

  #change(selection: Selection): void {
    this.selection = selection;
    this.requestUpdate();
  }
}
