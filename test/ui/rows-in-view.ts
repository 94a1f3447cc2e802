/** What a scrolled table shows: which rows are within the window, and whether any of it is blank. */
import type { TfsTable } from '../../src/ui/table.ts';
import { bodyRows, cellTexts, type Fruit } from './fruit-table.ts';
import { allByRole } from '../browser/roles.ts';

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Where rows ought to be seen: the part of the table's body that is within the window (and `box`). */
function partInView(table: TfsTable<Fruit>, box?: Element): Span {
  const [, body] = allByRole(table, 'rowgroup');
  const spans = [body?.getBoundingClientRect(), box?.getBoundingClientRect()].filter((s) => !!s);
  return {
    top: Math.max(0, ...spans.map(({ top }) => top)),
    bottom: Math.min(innerHeight, ...spans.map(({ bottom }) => bottom)),
  };
}

/** The height of the part in view on which no row is drawn, in px. */
export function blankPixels(table: TfsTable<Fruit>, box?: Element): number {
  const view = partInView(table, box);
  let covered = view.top;
  let blank = 0;
  for (const row of bodyRows(table)) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom <= covered || top >= view.bottom) continue;
    // Heights are rounded to 1/64 px; nobody sees a tenth of a pixel.
    if (top - covered > 0.1) blank += top - covered;
    covered = bottom;
  }
  return Math.round(blank + Math.max(0, view.bottom - covered));
}

/** The names in the rows that are in view, the first and the last. */
export function endsInView(
  table: TfsTable<Fruit>,
  box?: Element,
): [string | undefined, string | undefined] {
  const view = partInView(table, box);
  const rows = bodyRows(table).filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > view.top + 0.5 && top < view.bottom - 0.5;
  });
  const name = (row: HTMLElement | undefined) => row && cellTexts(row)[0];
  return [name(rows[0]), name(rows.at(-1))];
}

/** px */
export function rowHeight(table: TfsTable<Fruit>): number {
  return bodyRows(table)[0]?.getBoundingClientRect().height ?? NaN;
}

/** Scrolls the window so that the row stands at its upper edge. */
export function scrollToRow(table: TfsTable<Fruit>, index: number): void {
  const [, body] = allByRole(table, 'rowgroup');
  const top = body?.getBoundingClientRect().top ?? NaN;
  scrollBy(0, top + index * rowHeight(table));
}

/** Scrolls the window as far as it goes. */
export function scrollToEnd(): void {
  scrollTo(0, document.documentElement.scrollHeight);
}

/**
 * Waits for the very frame that follows: the moment at which a blank screen would flash. Rows that
 * were given just now are to be drawn first (`updateComplete`): they are measured in that frame, too.
 */
export async function nextFrame(): Promise<void> {
  await new Promise(requestAnimationFrame);
}
