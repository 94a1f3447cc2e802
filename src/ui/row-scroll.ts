/** Scrolling through a list that is higher than the browser allows: arithmetic, loaded after the first rows. */

/** At either end so many rows move as one scrolls, whatever the list's height. */
const EXACT_ROWS = 10;

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

/**
 * How far rows stand above where they would without a limit, px: nothing at the first row, all that is
 * missing at the last, and in between in proportion to how far one has scrolled.
 *
 * @param top as for `rowsInView`
 * @param height that of all rows
 * @param possible what there is of it
 */
export function rowShift(
  top: number,
  screenHeight: number,
  rowHeight: number,
  height: number,
  possible: number,
): number {
  if (height <= possible) return 0;
  const exact = EXACT_ROWS * rowHeight;
  const share = (-top - exact) / (possible - screenHeight - 2 * exact);
  return Math.min(1, Math.max(0, share)) * (height - possible);
}

/**
 * The highest list, px of the screen: an element of some 33.5 million of them is the browsers' largest
 * (in Firefox, which does not count the zoom, of 17.9 million px of CSS).
 */
const MOST_PX = 32_000_000;
/** How high a list of that height can be, CSS px. @param most the browser's limit, px of the screen */
export const possibleHeight = (height: number, most = MOST_PX): number =>
  Math.min(height, most / Math.max(2, devicePixelRatio));
