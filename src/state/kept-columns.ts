/** The columns that a viewer has chosen, kept in their browser: there before anything is drawn. */
import { chooseColumns, FIRST_COLUMNS, type ColumnKey } from '../accounts/columns.ts';

/** The browser's local storage, handed in; reading and writing may throw where it is forbidden. */
export type Settings = Pick<Storage, 'getItem' | 'setItem'>;

export const keyOf = (user: string): string => `twofactor_status.columns.${user}`;

export function readColumns(settings: Settings, user: string): readonly ColumnKey[] {
  try {
    const kept = settings.getItem(keyOf(user));
    return kept === null ? FIRST_COLUMNS : chooseColumns(kept.split(','));
  } catch {
    return FIRST_COLUMNS;
  }
}
