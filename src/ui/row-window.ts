/**
 * Which rows of a long list are in view: arithmetic for rows of one height, and nothing more.
 *
 * Our own, and not a virtualising library, because of its size: with rows of one height the whole
 * job is this file and a scroll listener, 0.5 kB, where @lit-labs/virtualizer adds 6.8 kB and
 * @tanstack/lit-virtual 6.7 kB of the 16 kB that the page may cost, for measuring rows of unknown
 * heights. The page scrolls, not a box within it: a phone's and a keyboard's own scrolling just works.
 */

/** Rows [start, end) of the list. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * Rows drawn beyond each edge of the screen, so that a fast scroll does not meet a blank one. Each is
 * paid for with every key typed in the search box: no more than that takes.
 */
const MARGIN_ROWS = 3;
/** So many are drawn even where the screen is far from all of them: who comes by keyboard finds a row. */
const LEAST_ROWS = 2 * MARGIN_ROWS;
/** The window moves by this many rows at once: not every scrolled pixel redraws. */
const STEP_ROWS = 2;

/**
 * The rows to draw.
 *
 * @param top where the list begins, in px from the top of the screen; negative when scrolled past
 * @param screenHeight px
 * @param rowHeight px
 */
export function rowsInView(
  top: number,
  screenHeight: number,
  rowHeight: number,
  rowCount: number,
): RowWindow {
  const first = Math.floor(-top / rowHeight) - MARGIN_ROWS;
  const last = Math.ceil((screenHeight - top) / rowHeight) + MARGIN_ROWS;
  const snap = (row: number) => Math.min(rowCount, Math.max(0, row));
  return {
    start: snap(Math.min(Math.floor(first / STEP_ROWS) * STEP_ROWS, rowCount - LEAST_ROWS)),
    end: snap(Math.max(Math.ceil(last / STEP_ROWS) * STEP_ROWS, LEAST_ROWS)),
  };
}
