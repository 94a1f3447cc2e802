/** What the table is given: columns, an order, and what leads through it by keyboard. */
import type { FirstElement } from './first-element.ts';

/** A column: what it is called and how a cell of it looks. The table itself knows no account. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** Share of the width, as in a CSS grid (`2fr`). */
  readonly width: string;
  /**
   * Where the cell stands when rows are laid out as a list on a narrow screen. Of those of `more` the
   * first has its place there, after the subtitle; in a table all of them come last in the row. `mark`
   * begins every row, `end` ends it, whatever stands between.
   */
  readonly area: 'mark' | 'title' | 'subtitle' | 'aside' | 'more' | 'end';
  readonly cell: (row: Row) => unknown;
  /** What stands in the header instead of the button that sorts. */
  readonly head?: () => unknown;
  /** Of those of `more`: where not all have room, those with the greatest are left out first. */
  readonly rank?: number;
  /** Only the room of a column that will come, so that nothing moves then. */
  readonly isRoom?: boolean;
}

/** The table, as its keyboard knows it. */
export interface KeyboardTable extends FirstElement {
  readonly rows: readonly unknown[] | undefined;
  /** The height of every row, px. */
  readonly rowHeight: number;
  /** Draws the rows that are in view now: with the next drawing. */
  readonly follow: () => void;
}

/** Leads through the rows by keyboard, and through very many by scrolling: loaded after the first rows (row-keyboard.ts). */
export interface TableKeyboard {
  /** How high a list of that height can be. px */
  possibleHeight(height: number): number;
  /** @see rowShift; at the first row it is nothing */
  rowShift(top: number, screenHeight: number, rowHeight: number, height: number): number;
  /** The table calls this after each drawing of rows. */
  rowsDrawn(): void;
  /**
   * Focuses the link in a row, wherever the row is. Resolves when it is done.
   * @param control what else in it is meant, where it is there
   */
  focusRow(index: number, control?: string): Promise<void>;
  /**
   * Focuses what is meant in that row, where the row is on the screen, or else in the first one that
   * is: nothing is scrolled.
   */
  focusInView(index: number, control: string): void;
}

export interface TableSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}
