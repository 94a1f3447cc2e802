/** What of a place has no effect while nothing is known of the accounts beyond the list. */
import { BASE_COLUMNS } from '../accounts/columns.ts';
import { FIRST_PLACE, writePlace, type Place } from './page-address.ts';
import { baseColumnsOf, withoutDetails } from '../accounts/without-details.ts';

/** The parts of the place, as its fragment has them, that have no effect without details. */
export function partsWithoutEffect(place: Place): readonly string[] {
  const { columns } = place;
  const shown: Place = {
    ...place,
    query: withoutDetails(place.query),
    breakdown: FIRST_PLACE.breakdown,
    // A choice that is followed in part is followed.
    columns: columns && baseColumnsOf(columns) === BASE_COLUMNS ? undefined : columns,
  };
  const parts = writePlace(shown).split('&');
  return writePlace(place)
    .split('&')
    .filter((part) => !parts.includes(part));
}
