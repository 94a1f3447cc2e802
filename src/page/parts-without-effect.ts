/** What of a place has no effect while nothing is known of the accounts beyond the list. */
import { BASE_COLUMNS } from '../accounts/columns.ts';
import { writePageAddress, type PageAddress } from './page-address.ts';
import { baseColumnsOf, withoutDetails } from '../accounts/without-details.ts';

/** The parts of the place, as its fragment has them, that have no effect without details. */
export function partsWithoutEffect(place: PageAddress): readonly string[] {
  const { columns } = place;
  const shown: PageAddress = {
    ...place,
    query: withoutDetails(place.query),
    // A choice that is followed in part is followed.
    columns: columns && baseColumnsOf(columns) === BASE_COLUMNS ? undefined : columns,
  };
  const parts = writePageAddress(shown).split('&');
  return writePageAddress(place)
    .split('&')
    .filter((part) => !parts.includes(part));
}
