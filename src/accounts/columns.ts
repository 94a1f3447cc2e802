/** Which columns the table of accounts has, and which of them are shown. */

export type ColumnKey =
  'user' | 'domain' | 'two-factor' | 'role' | 'owner' | 'package' | 'state' | 'contact' | 'created';

/** In their order. */
export const COLUMNS: readonly ColumnKey[] = [
  'user',
  'domain',
  'two-factor',
  'role',
  'owner',
  'package',
  'state',
  'contact',
  'created',
];

/** What is shown until the viewer chooses; the others are there to be chosen. */
export const FIRST_COLUMNS: readonly ColumnKey[] = [
  'user',
  'domain',
  'two-factor',
  'owner',
  'package',
  'contact',
];

/** Known from the start; the others when `listaccts` has answered. */
export const BASE_COLUMNS = COLUMNS.slice(0, 3);

/**
 * The chosen columns in their order, whatever the order and the nonsense in `names`; the user is
 * always among them.
 */
export function chooseColumns(names: readonly string[]): readonly ColumnKey[] {
  return COLUMNS.filter((key) => key === 'user' || names.includes(key));
}
