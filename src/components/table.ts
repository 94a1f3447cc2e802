/** <tfs-table>: a sortable table of any number of rows, of which only those in view are drawn. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { messages } from '../i18n/messages.ts';
import { cells } from '../styles/cells.ts';
import { shared } from '../styles/shared.ts';
import { rowsInView, type RowWindow } from './row-window.ts';

/** A column: what it is called and how a cell of it looks. The table itself knows no account. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** Share of the width, as in a CSS grid (`2fr`). */
  readonly width: string;
  /** Where the cell stands when rows are laid out as a list on a narrow screen. */
  readonly place: 'title' | 'subtitle' | 'aside';
  readonly cell: (row: Row) => TemplateResult;
}

export interface TableSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** Narrower than this, rows are a list. px */
const NARROW_PX = 600;
/** Skeleton rows while the first rows are loading. */
const SKELETON_ROWS = 8;

/**
 * A table by ARIA roles, because a real one loses its roles in some browsers when its rows are laid
 * out as grid or list. The first column holds the row's header. On a narrow screen the headers
 * cannot be pressed: sorting is a combobox there.
 *
 * @element tfs-table
 * @slot - what is said below the rows
 * @fires sort-changed - CustomEvent<TableSort>: the order that was asked for
 */
export class TfsTable<Row = unknown> extends LitElement {
  static override properties = {
    label: {},
    columns: { attribute: false },
    rows: { attribute: false },
    sort: { attribute: false },
    _window: { state: true },
    _isNarrow: { state: true },
  };

  /** The table's accessible name. */
  label = '';
  columns: readonly TableColumn<Row>[] = [];
  /** Undefined while the first rows are loading. */
  rows: readonly Row[] | undefined;
  sort: TableSort | undefined;

  private _window: RowWindow = { start: 0, end: 0 };
  private _isNarrow = false;

  /** The height of a row as the styles give it, in px; measured, because it follows the font size. */
  #rowHeight = 42;
  // In the next frame: what follows from a size would change sizes while they are being told.
  readonly #resizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  get #body(): HTMLElement {
    return this.renderRoot.querySelector('.rows') as HTMLElement; // always rendered
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page scrolls, or whatever element WHM puts it into: captured, every one is heard.
    document.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    this.#resizes.observe(this);
    addEventListener('resize', this.#onScroll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('scroll', this.#onScroll, { capture: true });
    this.#resizes.disconnect();
    removeEventListener('resize', this.#onScroll);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this._isNarrow = this.clientWidth < NARROW_PX;
    if (changed.has('rows')) this._window = this.#findWindow();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('columns')) {
      // By CSSOM: a style attribute would break a strict content security policy.
      this.style.setProperty('--tfs-columns', this.columns.map((column) => column.width).join(' '));
    }
    const { style } = this.#body;
    style.height = this.rows ? `${this.rows.length * this.#rowHeight}px` : '';
    style.paddingBlockStart = `${this._window.start * this.#rowHeight}px`;
    // A window that only moved on has changed no size.
    if (changed.size > 1 || !changed.has('_window')) this.#measure();
  }

  override render(): TemplateResult {
    const { rows, columns } = this;
    return html`${this._isNarrow ? this.#renderSortBox() : nothing}
      <div class="box">
        <div
          class=${this._isNarrow ? 'narrow' : ''}
          role="table"
          aria-label=${this.label}
          aria-rowcount=${rows ? rows.length + 1 : -1}
          aria-busy=${rows ? 'false' : 'true'}
        >
          <div class="head" role="rowgroup">
            <div class="row" role="row" aria-rowindex="1">
              ${columns.map((column) => this.#renderHeader(column))}
            </div>
          </div>
          <div class="rows" role="rowgroup">
            ${rows ? this.#renderRows(rows) : renderSkeleton()}
          </div>
        </div>
        <slot></slot>
      </div>`;
  }

  #renderHeader({ key, header }: TableColumn<Row>): TemplateResult {
    const direction = this.sort?.key === key ? this.sort.direction : 'none';
    return html`<div role="columnheader" aria-sort=${direction}>
      ${
        this._isNarrow
          ? header
          : html`<button class="sort" @click=${() => this.#sortBy(key)}>
              <bdi>${header}</bdi>
            </button>`
      }
    </div>`;
  }

  #renderRows(rows: readonly Row[]): TemplateResult[] {
    const { start, end } = this._window;
    return rows
      .slice(start, end)
      .map(
        (row, index) =>
          html`<div class="row" role="row" aria-rowindex=${start + index + 2}>
            ${this.columns.map(
              ({ cell, place }, column) =>
                html`<div class=${place} role=${column === 0 ? 'rowheader' : 'cell'}>
                  ${cell(row)}
                </div>`,
            )}
          </div>`,
      );
  }

  #renderSortBox(): TemplateResult {
    return html`<div class="sort-box">
      <label
        ><bdi>${messages.sortBy}</bdi>
        <select @change=${this.#onSortChosen}>
          ${this.columns.map(
            ({ key, header }) =>
              html`<option value=${key} .selected=${key === this.sort?.key}>${header}</option>`,
          )}
        </select></label
      >
      <button
        class="button"
        aria-pressed=${this.sort?.direction === 'descending'}
        @click=${() => this.#sortBy(this.sort?.key ?? '')}
      >
        ${messages.reverseOrder}
      </button>
    </div>`;
  }

  /** Where the rows stand on the screen, and so which of them are in view. */
  #findWindow(): RowWindow {
    const top = this.hasUpdated ? this.#body.getBoundingClientRect().top : 0;
    const { clientHeight } = document.documentElement;
    return rowsInView(top, clientHeight, this.#rowHeight, this.rows?.length ?? 0);
  }

  readonly #onScroll = (): void => {
    const { start, end } = this.#findWindow();
    if (start !== this._window.start || end !== this._window.end) this._window = { start, end };
  };

  #measure(): void {
    // Not on the screen at all.
    if (this.clientWidth === 0) return;
    this._isNarrow = this.clientWidth < NARROW_PX;
    const row = this.#body.querySelector('.row');
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height > 0 && Math.abs(height - this.#rowHeight) > 0.01) {
      this.#rowHeight = height;
      this.requestUpdate();
    }
    this.#onScroll();
  }

  #fire(detail: TableSort): void {
    this.dispatchEvent(new CustomEvent<TableSort>('sort-changed', { detail }));
  }

  /** Ascending first; pressed again, the other way round. */
  #sortBy(key: string): void {
    const isReversal = this.sort?.key === key && this.sort.direction === 'ascending';
    this.#fire({ key, direction: isReversal ? 'descending' : 'ascending' });
  }

  #onSortChosen(event: Event): void {
    this.#fire({ key: (event.target as HTMLSelectElement).value, direction: 'ascending' });
  }

  static override styles = [
    shared,
    cells,
    css`
      .box {
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      .row {
        display: grid;
        grid-template-columns: var(--tfs-columns);
        column-gap: 1rem;
        align-items: center;
        height: 2.625rem;
        padding-inline: 1rem;
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
        padding: 0.25rem 0;
        border: 0;
        background: none;
        font-size: 0.8125rem;
        font-weight: 600;
        cursor: pointer;
      }

      .sort:hover {
        text-decoration: underline;
      }

      [aria-sort='ascending'] .sort::after {
        content: ' ▲';
        content: ' ▲' / '';
      }

      [aria-sort='descending'] .sort::after {
        content: ' ▼';
        content: ' ▼' / '';
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

      .rows .row > * {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .title {
        font-weight: 600;
      }

      .skeleton {
        height: 0.75rem;
        border-radius: 0.375rem;
        background: var(--tfs-line);
      }

      .sort-box {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
        align-items: center;
        justify-content: space-between;
        margin-block-end: 0.625rem;
      }

      select {
        height: 2.25rem;
        padding-inline: 0.5rem;
        border: 1px solid var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      .narrow .head {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .narrow .rows .row {
        grid-template: 'title aside' 1.375rem 'subtitle aside' 1.375rem / minmax(0, 1fr) auto;
        align-content: center;
        height: 3.75rem;
      }

      .narrow .title {
        grid-area: title;
      }

      .narrow .subtitle {
        grid-area: subtitle;
        font-size: 0.8125rem;
      }

      .narrow .aside {
        grid-area: aside;
      }
    `,
  ];
}

function renderSkeleton(): TemplateResult[] {
  return Array.from(
    { length: SKELETON_ROWS },
    () => html`<div class="row" aria-hidden="true"><div class="skeleton"></div></div>`,
  );
}

customElements.define('tfs-table', TfsTable);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-table': TfsTable;
  }
  interface HTMLElementEventMap {
    'sort-changed': CustomEvent<TableSort>;
  }
}
