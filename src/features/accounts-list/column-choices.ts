/** The columns as one chooses them, by their headers. */
import { BASE_COLUMNS, chooseColumns, type ColumnKey } from '../../accounts/columns.ts';
import { columnNames } from '../../i18n/account-messages.ts';

export interface ColumnChoice {
  readonly key: ColumnKey;
  readonly header: string;
}

const withHeaders = (keys: readonly ColumnKey[]): readonly ColumnChoice[] =>
  keys.map((key) => ({ key, header: columnNames[key] }));

// Made once: an element is drawn anew for another array.
export const BASE_CHOICES = withHeaders(BASE_COLUMNS);
export const CHOICES = withHeaders(chooseColumns(Object.keys(columnNames)));
