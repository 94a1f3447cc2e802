/** The accounts that the viewer has selected: by user name, and only of rows that are shown. */
import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../accounts/account.ts';
import {
  keepShown,
  NOTHING_SELECTED,
  selectAll,
  toggle,
  toggleRange,
  type Selection,
} from '../accounts/selection.ts';

export class Selecting {
  selection: Selection = NOTHING_SELECTED;

  readonly #host: ReactiveControllerHost;
  #rows: readonly Account[] = [];
  /** The user whose row was pressed last: from there a range is selected. */
  pressed = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Told of the rows that are shown: what is no longer among them is no longer selected. */
  show(rows: readonly Account[]): void {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.selection = keepShown(this.selection, rows);
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

  #change(selection: Selection): void {
    this.selection = selection;
    this.#host.requestUpdate();
  }
}
