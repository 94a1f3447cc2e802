/** Which accounts are selected: user names, whether or not they are shown. */
import type { Account } from './account.ts';

export type Selection = ReadonlySet<string>;

export const NOTHING_SELECTED: Selection = new Set();

/** How many of each kind are selected. */
export interface SelectedKinds {
  readonly enabled: number;
  readonly notEnabled: number;
  readonly unknown: number;
}

/** Selects a row, or takes it out. */
export function toggle(selection: Selection, user: string): Selection {
  const next = new Set(selection);
  if (!next.delete(user)) next.add(user);
  return next;
}

/**
 * Does with all rows from `from` to `to`, in whatever order the two stand, what a press does with `to`:
 * selects them, or takes them out where `to` was selected.
 *
 * @param from a user; where it is not among the rows, `to` alone is meant
 */
export function toggleRange(
  selection: Selection,
  rows: readonly Account[],
  from: string,
  to: string,
): Selection {
  const at = rows.findIndex(({ user }) => user === from);
  const end = rows.findIndex(({ user }) => user === to);
  if (at < 0 || end < 0) return toggle(selection, to);
  const isSelecting = !selection.has(to);
  const next = new Set(selection);
  for (const { user } of rows.slice(Math.min(at, end), Math.max(at, end) + 1)) {
    if (isSelecting) next.add(user);
    else next.delete(user);
  }
  return next;
}

/** Those that are selected, and all of these rows. */
export function selectAll(selection: Selection, rows: readonly Account[]): Selection {
  return new Set([...selection, ...rows.map(({ user }) => user)]);
}

/** Those that are selected without these. The same object where none of them is. */
export function without(selection: Selection, users: Iterable<string>): Selection {
  const next = new Set(selection);
  for (const user of users) next.delete(user);
  return next.size === selection.size ? selection : next;
}

/** Those that are still in the list. The same object where all are. */
export function keepListed(selection: Selection, accounts: readonly Account[]): Selection {
  if (selection.size === 0) return selection;
  const listed = selectedRows(selection, accounts);
  return listed.length === selection.size ? selection : new Set(listed.map(({ user }) => user));
}

/** The selected accounts in the order of the rows. */
export function selectedRows(selection: Selection, rows: readonly Account[]): readonly Account[] {
  return rows.filter(({ user }) => selection.has(user));
}

export function countKinds(accounts: readonly Account[]): SelectedKinds {
  const count = (state: boolean | undefined) =>
    accounts.filter(({ isEnabled }) => isEnabled === state).length;
  return { enabled: count(true), notEnabled: count(false), unknown: count(undefined) };
}
