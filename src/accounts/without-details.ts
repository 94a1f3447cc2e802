/** What can be shown while nothing is known of the accounts beyond the list. */
import { BASE_COLUMNS, type ColumnKey } from './columns.ts';
import { isAnyFacet } from './find.ts';
import { FIRST_QUERY, NO_FACETS, type Facets, type Query } from './query.ts';

/**
 * The query without what asks for details: no filters by them, and the first order instead of one by
 * them. Who can enable two-factor, and who is excused, is known without details. The same object where nothing asks for them.
 */
export function withoutDetails(query: Query): Query {
  const { facets, sort } = query;
  const isBase = BASE_COLUMNS.includes(sort.key);
  const { canEnable, exception } = facets;
  const known: Facets = { ...NO_FACETS, canEnable, exception };
  const isKnown = !isAnyFacet({ ...facets, canEnable: '', exception: '' });
  if (isBase && isKnown) return query;
  return { ...query, facets: isKnown ? facets : known, sort: isBase ? sort : FIRST_QUERY.sort };
}

/**
 * Those of the chosen columns that can be shown; all that can, where of those none but the user was
 * chosen: what the page is for does not vanish with what it cannot show.
 */
export function baseColumnsOf(chosen: readonly ColumnKey[]): readonly ColumnKey[] {
  const shown = chosen.filter((key) => BASE_COLUMNS.includes(key));
  return shown.length === 1 && chosen.length > 1 ? BASE_COLUMNS : shown;
}
