/** Where to scroll to for a row of a list that may be higher than the browser allows. */
import { EXACT_ROWS } from './row-window.ts';

/**
 * How far past its beginning a list is scrolled when so many px of its rows have passed the top of the
 * screen: the inverse of what `rowShift` does.
 *
 * @param passed px of the rows
 * @param height that of all rows
 * @param possible what there is of it
 */
export function scrollFor(
  passed: number,
  screenHeight: number,
  rowHeight: number,
  height: number,
  possible: number,
): number {
  const missing = Math.max(0, height - possible);
  const exact = EXACT_ROWS * rowHeight;
  const between = possible - screenHeight - 2 * exact;
  if (passed <= exact || missing === 0) return passed;
  if (passed >= exact + between + missing) return passed - missing;
  return exact + ((passed - exact) * between) / (between + missing);
}
