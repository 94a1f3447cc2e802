/** Keeping the chosen columns for the next visit. */
import type { ColumnKey } from '../accounts/columns.ts';
import { keyOf, type Settings } from './kept-columns.ts';

export function keepColumns(settings: Settings, user: string, columns: readonly ColumnKey[]): void {
  try {
    settings.setItem(keyOf(user), columns.join());
  } catch {
    // Storage is full or forbidden: the choice is lost with the page, nothing else.
  }
}
