/** <tfs-table>: a sortable table of any number of rows, of which only those in view are drawn. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { cells } from './styles/cells.ts';
import { first } from './styles/first.ts';
import { DrawnRows } from './drawn-rows.ts';
import type { KeyboardTable, TableColumn, TableKeyboard, TableSort } from './table-column.ts';
import { rowsInView, type RowWindow } from './row-window.ts';
import { FirstElement, type Changed } from './first-element.ts';
import { css } from './styles/css.ts';

/** Narrower than this, rows are a list. Each column of `more` has room for this much above that. px */
const NARROW_PX = 480;
const COLUMN_PX = 110;
/** Skeleton rows while the first rows are loading. */
const SKELETON_ROWS = 12;

/**
 * A table by ARIA roles, because a real one loses its roles in some browsers when its rows are laid
 * out as grid or list. The title is the row's header. On a narrow screen the headers cannot be
 * pressed.
 *
 * @element tfs-table
 * @slot - what is said below the rows
 * @fires sort-changed - CustomEvent<TableSort>: the order that was asked for
 */
export class TfsTable<Row = unknown> extends FirstElement implements KeyboardTable {
  /** The table's accessible name. */
  label = '';
  columns: readonly TableColumn<Row>[] = [];
  /** Undefined while the first rows are loading. */
  rows: readonly Row[] | undefined;
  sort: TableSort | undefined;
  /** Whether these rows will soon be replaced by those that were asked for. */
  isBusy = false;
  /** Makes what leads through the rows; undefined until that is loaded. */
  createKeyboard: ((table: KeyboardTable) => TableKeyboard) | undefined;

  private _window: RowWindow = { start: 0, end: 0 };
  /** So many columns of `more` have room; less than none where rows are a list. */
  private _most = 0;

  /** What leads through the rows, once it is loaded. */
  keyboard: TableKeyboard | undefined;

  /** The height of a row as the styles give it, in px; measured, because it follows the font size. */
  rowHeight = 42;
  /** Where the rows began on the screen, and how high that was, when it was last measured. px */
  #top = 0;
  #screenHeight = document.documentElement.clientHeight;
  readonly #drawn = new DrawnRows<Row>();
  readonly #resizes = new ResizeObserver(() => this.#measureSoon());

  get #body(): HTMLElement {
    return this.renderRoot.querySelector('.rows') as HTMLElement; // always rendered
  }

  get #isNarrow(): boolean {
    return this._most < 0;
  }

  /** Those of the columns that have room. A list has room for one of `more`. */
  get #shown(): readonly TableColumn<Row>[] {
    const ranks = this.columns.map(({ rank = -1 }) => rank).filter((rank) => rank >= 0);
    const last = ranks.sort((a, b) => a - b)[(this.#isNarrow ? 1 : this._most) - 1] ?? Infinity;
    const most = this._most === 0 ? -1 : last;
    return this.columns.filter(({ rank = -1 }) => rank <= most);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page scrolls, or whatever element WHM puts it into: captured, every one is heard.
    document.addEventListener('scroll', this.follow, { capture: true, passive: true });
    this.#resizes.observe(this);
    // What opens or closes above the table moves it.
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) this.#resizes.observe(root.host);
    addEventListener('resize', this.follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('scroll', this.follow, { capture: true });
    this.#resizes.disconnect();
    removeEventListener('resize', this.follow);
  }

  protected override willUpdate(changed: Changed): void {
    if (!this.hasUpdated) this.#measureWidth();
    if (changed.has('rows')) this._window = this.#findWindow();
    if (changed.has('createKeyboard')) this.keyboard = this.createKeyboard?.(this);
  }

  protected override updated(changed: Changed): void {
    if (changed.has('columns') || changed.has('_most')) {
      const shown = this.#shown;
      this.#drawn.columns = shown;
      // By CSSOM: a style attribute would break a strict content security policy.
      this.style.setProperty('--tfs-columns', shown.map(({ width }) => width).join(' '));
    }
    // A window that only moved on has changed no row that is drawn, and no size.
    const hasOnlyMoved = changed.size === 1 && changed.has('_window');
    const focused = this.shadowRoot?.activeElement;
    this.#drawn.draw(this.#body, this._window, this.rows, focused, hasOnlyMoved);
    this.keyboard?.rowsDrawn();
    const height = this.keyboard?.possibleHeight(this.#height) ?? this.#height;
    this.#body.style.height = this.rows ? `${height}px` : '';
    this.#positionRows();
    if (!hasOnlyMoved) this.#measureSoon();
  }

  override render(): TemplateResult {
    const { rows } = this;
    const columns = this.#shown;
    return html`<div class="box">
      <div
        class=${this.#isNarrow ? 'narrow' : ''}
        role="table"
        aria-label=${this.label}
        aria-rowcount=${rows ? rows.length + 1 : -1}
        aria-busy=${rows && !this.isBusy ? 'false' : 'true'}
      >
        <div class="head" role="rowgroup">
          <div class="row" role="row" aria-rowindex="1">
            ${columns.map((column) => this.#renderHeader(column))}
          </div>
        </div>
        <div class="rows" role="rowgroup"></div>
        ${rows ? nothing : renderSkeleton(columns)}
      </div>
      <slot></slot>
    </div>`;
  }

  #renderHeader({
    key,
    header,
    head,
    area,
    isRoom,
  }: TableColumn<Row>): TemplateResult | typeof nothing {
    if (isRoom) return nothing;
    if (head) {
      // Until it has a name, it is only room.
      const role = header === '' ? 'cell' : 'columnheader';
      return html`<div class=${area} role=${role}>${head()}</div>`;
    }
    const direction = this.sort?.key === key ? this.sort.direction : 'none';
    const name = html`<bdi .textContent=${header}></bdi>`;
    return html`<div role="columnheader" aria-sort=${direction}>
      ${
        this.#isNarrow
          ? name
          : html`<button class="sort" @click=${() => this.#sortBy(key)}>${name}</button>`
      }
    </div>`;
  }

  get #height(): number {
    return (this.rows?.length ?? 0) * this.rowHeight;
  }

  get #shift(): number {
    const { keyboard, rowHeight } = this;
    return keyboard?.rowShift(this.#top, this.#screenHeight, rowHeight, this.#height) ?? 0;
  }

  /** Puts the rows that are drawn where they are to be seen. */
  #positionRows(): void {
    const { start } = this._window;
    this.#body.style.paddingBlockStart = `${start * this.rowHeight - this.#shift}px`;
  }

  #findWindow(): RowWindow {
    const top = this.#top - this.#shift;
    return rowsInView(top, this.#screenHeight, this.rowHeight, this.rows?.length ?? 0);
  }

  /** Draws the rows that are in view now. */
  readonly follow = (): void => {
    this.#top = this.#body.getBoundingClientRect().top;
    this.#screenHeight = document.documentElement.clientHeight;
    const { start, end } = this.#findWindow();
    if (start !== this._window.start || end !== this._window.end) this._window = { start, end };
    else if (this.#shift > 0) this.#positionRows();
  };

  /**
   * Before the next frame, when the page around the table has been drawn, too: it may have moved the
   * table, and the browser lays out all of it only once. What follows from a size must not change
   * sizes while they are being told.
   */
  #measureSoon(): void {
    requestAnimationFrame(() => this.#measure());
  }

  #measure(): void {
    // Not on the screen at all.
    if (this.clientWidth === 0) return;
    this.#measureWidth();
    const row = this.#body.querySelector('.row');
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height > 0 && Math.abs(height - this.rowHeight) > 0.01) {
      this.rowHeight = height;
      this.requestUpdate();
    }
    this.follow();
  }

  #measureWidth(): void {
    this._most = Math.floor((this.clientWidth - NARROW_PX) / COLUMN_PX);
  }

  /** Ascending first; pressed again, the other way round. */
  #sortBy(key: string): void {
    const isReversal = this.sort?.key === key && this.sort.direction === 'ascending';
    const detail: TableSort = { key, direction: isReversal ? 'descending' : 'ascending' };
    this.dispatchEvent(new CustomEvent('sort-changed', { detail }));
  }

  static override styles = [
    first,
    cells,
    css`
      .box {
        position: relative;
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      .row {
        display: grid;
        grid-template-columns: var(--tfs-columns);
        column-gap: 0.75rem;
        align-items: center;
        height: 2.5rem;
        padding-inline: 0.875rem;
      }

      .head {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        border-block-end: 1px solid var(--tfs-border);
        border-radius: inherit;
        background: color-mix(in srgb, var(--tfs-text) 6%, var(--tfs-surface));
      }

      .sort {
        min-height: 1.5rem;
        padding: 0;
        border: 0;
        background: none;
        font-size: 0.8125rem;
        font-weight: 600;
        cursor: pointer;
      }

      [aria-sort='ascending'] .sort::after {
        content: ' ↑';
        content: ' ↑' / '';
      }

      [aria-sort='descending'] .sort::after {
        content: ' ↓';
        content: ' ↓' / '';
      }

      .rows {
        overflow: hidden;
        /* The window moves under the reader's eyes: the browser must not try to hold on to rows. */
        overflow-anchor: none;
      }

      .rows .row {
        border-block-end: 1px solid var(--tfs-line);
        contain: strict;
      }

      .rows .row > *,
      .line > * {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .title {
        font-weight: 600;
      }

      .row > *,
      .line > * {
        grid-row: 1;
      }

      .row > .mark,
      .row > .end {
        overflow: visible;
      }

      .end {
        grid-column-end: -1;
      }

      .rows .row > .skeleton {
        overflow: visible;
      }

      .skeleton {
        width: 70%;
        height: 0.75rem;
        border-radius: 0.375rem;
        background: var(--tfs-line);
      }

      .line {
        display: contents;
      }

      .narrow .head {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .narrow .row {
        grid-template:
          'mark title title aside end' 1.375rem
          'mark subtitle line aside end' 1.25rem
          / 1.75rem fit-content(70%) minmax(0, 1fr) auto auto;
        column-gap: 0;
        align-content: center;
        height: 3.5rem;
        padding-inline: 0.75rem 0.5rem;
      }

      .narrow .title {
        display: flex;
        grid-area: title;
        gap: 0.25rem;
        align-items: center;
      }

      .narrow .subtitle {
        grid-area: subtitle;
        font-size: 0.8125rem;
        color: var(--tfs-muted);
      }

      .narrow .aside {
        grid-area: aside;
        margin-inline-start: 0.75rem;
      }

      /* Badges need the line; a state of two lines stays beside them, and one that comes later moves nothing. */
      .narrow .row:has(.badge:not(.late)):not(:has(.remark)) > .title {
        grid-column-end: end-start;
      }

      .narrow .row:has(.badge:not(.late)):not(:has(.remark)) > .aside {
        grid-row-start: 2;
      }

      .narrow .mark {
        grid-area: mark;
      }

      .narrow .end {
        grid-area: end;
        width: 1.75rem;
      }

      /* The whole name, whatever the zoom: the state stands below it. */
      @media (max-width: 22.5rem) {
        .narrow .row {
          grid-template:
            'mark title title title end' 1.375rem
            'mark aside subtitle line end' 1.25rem
            / 1.75rem auto fit-content(70%) minmax(0, 1fr) auto;
        }

        .narrow .aside {
          margin-inline: 0 0.75rem;
          font-size: 0.8125rem;
        }
      }
    `,
  ];
}

/** Rows to come: a bar where each text will stand. */
function renderSkeleton(columns: readonly TableColumn<never>[]): TemplateResult[] {
  return Array.from(
    { length: SKELETON_ROWS },
    () =>
      html`<div class="row" aria-hidden="true">
        ${columns.map(({ area }) => html`<div class="${area} skeleton"></div>`)}
      </div>`,
  );
}

TfsTable.define('tfs-table', [
  'label',
  'columns',
  'rows',
  'sort',
  'isBusy',
  'createKeyboard',
  '_window',
  '_most',
]);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-table': TfsTable;
  }
  interface HTMLElementEventMap {
    'sort-changed': CustomEvent<TableSort>;
  }
}
