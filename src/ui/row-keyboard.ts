/** Leads through the rows of a table by keyboard. */
import type { KeyboardTable, TableKeyboard } from './table-column.ts';
import { copyRowsAsText } from './row-copy.ts';
import { possibleHeight, rowShift, scrollFor } from './row-scroll.ts';
import { adopt } from './styles/adopt.ts';
import { rowMarks } from './styles/row-marks.ts';

/** What in a row can have the focus. */
const CONTROLS = 'a, input, button';

/**
 * Of what stands in the rows one row is in the order of Tab: 20,000 of them would be in the way. Arrow
 * keys, Page Up and Down, Home and End lead on from it, and Space on its link presses its checkbox.
 */
export class RowKeyboard implements TableKeyboard {
  readonly #table: KeyboardTable;
  readonly #mostPx: number | undefined;
  #tabRow = 0;

  /** @param mostPx the highest list that the browser can hold, px of the screen; what is known of browsers unless told */
  constructor(table: KeyboardTable, mostPx?: number) {
    this.#table = table;
    this.#mostPx = mostPx;
    adopt(table, rowMarks);
    const root = table.renderRoot as ShadowRoot;
    copyRowsAsText(root);
    // Heard above the rows, which are not there before the first drawing.
    root.addEventListener('keydown', (event) => this.#onKeydown(event as KeyboardEvent));
  }

  possibleHeight(height: number): number {
    return possibleHeight(height, this.#mostPx);
  }

  rowShift(top: number, screenHeight: number, rowHeight: number, height: number): number {
    return rowShift(top, screenHeight, rowHeight, height, this.possibleHeight(height));
  }

  async focusRow(index: number, control = 'a'): Promise<void> {
    const table = this.#table;
    this.#tabRow = index;
    if (!this.#find(index)) {
      const body = table.renderRoot.querySelector('.rows') as HTMLElement; // always rendered
      const { top, height: possible } = body.getBoundingClientRect();
      const { rowHeight, rows } = table;
      const { documentElement } = document;
      const { clientHeight } = documentElement;
      const passed = index * rowHeight - clientHeight / 2;
      const height = (rows?.length ?? 0) * rowHeight;
      documentElement.scrollTop +=
        top + scrollFor(passed, clientHeight, rowHeight, height, possible);
      table.follow();
      await table.updateComplete;
    }
    this.rowsDrawn();
    const row = this.#find(index);
    (row?.querySelector<HTMLElement>(control) ?? row?.querySelector('a'))?.focus();
  }

  focusInView(index: number, control: string): void {
    const { renderRoot } = this.#table;
    const { clientHeight } = document.documentElement;
    const head = renderRoot.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
    const seen = this.#rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= head && bottom <= clientHeight;
    });
    const wanted = this.#find(index);
    const row = seen.find((one) => one === wanted) ?? seen[0];
    if (!row) return;
    this.#tabRow = indexOf(row);
    this.rowsDrawn();
    row.querySelector<HTMLElement>(control)?.focus({ preventScroll: true });
  }

  rowsDrawn(): void {
    const rows = this.#rows;
    // The one that has it may be out of view: then the first that is in view.
    const tabRow = this.#find(this.#tabRow) ?? rows[0];
    for (const row of rows) {
      for (const control of row.querySelectorAll<HTMLElement>(CONTROLS)) {
        const tabIndex = row === tabRow ? 0 : -1;
        // Written again, it would cost a style.
        if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
      }
    }
  }

  /** Those that are drawn, in their order. */
  get #rows(): Element[] {
    return [...this.#table.renderRoot.querySelectorAll('.rows > .row')];
  }

  /** The row at that place of the list, where it is drawn. */
  #find(index: number): Element | null {
    return this.#table.renderRoot.querySelector(`.rows > [aria-rowindex='${index + 2}']`);
  }

  #onKeydown(event: KeyboardEvent): void {
    const table = this.#table;
    const target = event.target as Element;
    const row = target.closest('.rows > .row');
    if (!row) return;
    const mark = row.querySelector('input');
    if (event.key === ' ' && mark && target.localName === 'a') {
      event.preventDefault();
      mark.dispatchEvent(new MouseEvent('click', event));
    }
    const page = Math.floor(document.documentElement.clientHeight / table.rowHeight) - 2;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = indexOf(row) + step;
    const last = (table.rows?.length ?? 1) - 1;
    void this.focusRow(Math.max(0, Math.min(index, last)), target.localName);
  }
}

/** A row's place in the list. */
function indexOf(row: Element): number {
  return Number(row.getAttribute('aria-rowindex')) - 2;
}
