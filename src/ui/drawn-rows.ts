/** The rows of the table that are in the document: those in view. */
import { html, render, type TemplateResult } from 'lit/html.js';
import type { RowWindow } from './row-window.ts';
import type { TableColumn } from './table-column.ts';

export class DrawnRows<Row> {
  /** By their place in the list. */
  readonly #elements = new Map<number, HTMLElement>();
  /** What the rows are drawn with. */
  columns: readonly TableColumn<Row>[] = [];

  /**
   * Draws the rows in view. Each keeps its element while it is there, so that what has the focus in it
   * does not jump to another account. (Lit's `repeat` does that, too, for thrice the bytes.)
   *
   * @param focused what has the focus in the table
   * @param onlyNew whether those that are drawn are as they should be
   */
  draw(
    body: HTMLElement,
    { start, end }: RowWindow,
    rows: readonly Row[] | undefined,
    focused: Element | null | undefined,
    onlyNew: boolean,
  ): void {
    const spare: HTMLElement[] = [];
    // From the top, as they stand: then all of them can stay where they are after a jump.
    for (const [index, element] of [...this.#elements].sort(([a], [b]) => a - b)) {
      if (index >= start && index < end) continue;
      this.#elements.delete(index);
      // Another row in its place would have the focus.
      if (focused && element.contains(focused)) element.remove();
      else spare.push(element);
    }
    let next: HTMLElement | null = null;
    for (let index = end - 1; index >= start; index--) {
      const drawn = this.#elements.get(index);
      const element = drawn ?? spare.pop() ?? createRow();
      if (!drawn) {
        element.setAttribute('aria-rowindex', `${index + 2}`);
        this.#elements.set(index, element);
        // One that stands there already is not moved: the browser would lay it out as a new one.
        if (!element.parentNode || element.nextSibling !== next) body.insertBefore(element, next);
      }
      const row = rows?.[index];
      if (row !== undefined && !(drawn && onlyNew)) render(this.#renderRow(row), element);
      next = element;
    }
    for (const element of spare) element.remove();
  }

  #renderRow(row: Row): TemplateResult {
    const draw = (isIn: (column: TableColumn<Row>) => boolean) =>
      this.columns.filter(isIn).map((column) => renderCell(column, row));
    return html`${draw(({ area }) => area !== 'more' && area !== 'end')}
      <div class="line" role="none">${draw(({ area, isRoom }) => area === 'more' && !isRoom)}</div>
      ${draw(({ area }) => area === 'end')}`;
  }
}

function createRow(): HTMLElement {
  const row = document.createElement('div');
  row.className = 'row';
  row.setAttribute('role', 'row');
  return row;
}

function renderCell<Row>({ cell, area }: TableColumn<Row>, row: Row): TemplateResult {
  return html`<div class=${area} role=${area === 'title' ? 'rowheader' : 'cell'}>
    ${cell(row)}
  </div>`;
}
