/** What a screen reader hears of another order of the rows. */
import { texts } from './texts.ts';

export const sortMessages = texts('sort', {
  ascending: 'Sorted by {{column}}, ascending',
  descending: 'Sorted by {{column}}, descending',
});
