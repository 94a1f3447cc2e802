/** What of the list is loaded after the first rows: more columns, the keyboard, tools, selecting. */
import { html, type TemplateResult } from 'lit';
import './list-actions.ts';
import './list-tools.ts';
import './selection-bar.ts';
import { BASE_COLUMNS, chooseColumns, type ColumnKey } from '../../accounts/columns.ts';
import type { Selection } from '../../accounts/selection.ts';
import { baseColumnsOf } from '../../accounts/without-details.ts';
import type { Formats } from '../../i18n/formats.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import type { Store } from '../../state/store.ts';
import type { Stores } from '../../state/stores.ts';
import { RowKeyboard } from '../../ui/row-keyboard.ts';
import type { KeyboardTable, TableKeyboard } from '../../ui/table-column.ts';
import { baseColumns, COLUMN_WIDTHS, type AccountColumn } from './columns.ts';
import { detailColumns } from './detail-columns.ts';
import { endColumn, markColumn } from './selection-columns.ts';

/** The table's columns, and the widths of those whose contents are still on their way. */
export interface ShownColumns {
  readonly columns: readonly AccountColumn[];
  readonly reserved: readonly string[];
}

/** What the page tells the list's tools about the cards below them. */
export interface OpenCards {
  readonly breakdown: '' | 'owner' | 'package';
  readonly isComparing: boolean;
}

/** What the columns are made of: the table draws its rows anew for other columns. */
interface ColumnSource {
  readonly keys: readonly ColumnKey[];
  readonly hasDetails: boolean;
  readonly isPolicyOff: boolean;
  readonly selection: Selection;
  readonly rowCount: number;
}

export class LateList {
  /** Set by {@link chooseColumns}. */
  shown: ShownColumns = { columns: [], reserved: [] };

  readonly #stores: Stores;
  readonly #formats: Formats;
  readonly #cards: () => OpenCards;
  readonly #end: AccountColumn;
  #source: ColumnSource | undefined;

  /** @param cards which cards the page shows between the filters and the table */
  constructor(stores: Stores, formats: Formats, cards: () => OpenCards) {
    this.#stores = stores;
    this.#formats = formats;
    this.#cards = cards;
    this.#end = endColumn(stores.visit.user);
  }

  /** The stores that the list reads beside those of the first rows. */
  get watched(): readonly Store[] {
    const { details, availability, selection } = this.#stores;
    return [details, availability, selection];
  }

  /** The keys of the columns that are shown, in their order. */
  get columnKeys(): readonly ColumnKey[] {
    return chooseColumns(this.shown.columns.map(({ key }) => key));
  }

  /** The list calls this before each drawing: columns are made anew where something of them has changed. */
  chooseColumns(): void {
    const { details, policy, selection, view } = this.#stores;
    const source: ColumnSource = {
      keys: details.state === 'missing' ? baseColumnsOf(view.columns) : view.columns,
      hasDetails: details.hasDetails,
      isPolicyOff: policy.isOn === false,
      selection: selection.selection,
      rowCount: view.result?.rows.length ?? 0,
    };
    if (this.#source && isSame(this.#source, source)) return;
    this.#source = source;
    this.shown = {
      columns: this.#columnsOf(source),
      reserved: view.columns
        .filter((key) => details.state === 'coming' && !BASE_COLUMNS.includes(key))
        .map((key) => COLUMN_WIDTHS[key]),
    };
  }

  readonly createKeyboard = (table: KeyboardTable): TableKeyboard => new RowKeyboard(table);

  /**
   * A user's name opens the panel; with a modifier key the link does what links do, as it does before
   * this is loaded: the panel has its place in the address.
   */
  readonly onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
    const user = link?.dataset['user'];
    if (user === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.currentTarget?.dispatchEvent(
      new CustomEvent('account-chosen', { bubbles: true, detail: user }),
    );
  };

  renderActions(): TemplateResult {
    return html`<tfs-list-actions .stores=${this.#stores}></tfs-list-actions>`;
  }

  renderTools(): TemplateResult {
    const { breakdown, isComparing } = this.#cards();
    return html`<tfs-list-tools
      .stores=${this.#stores}
      .formats=${this.#formats}
      .breakdown=${breakdown}
      .isComparing=${isComparing}
    ></tfs-list-tools>`;
  }

  /** Instead of rows. */
  renderNoMatch(onClear: () => void): TemplateResult {
    return html`<div class="no-match">
      <p><bdi>${viewMessages.noMatch}</bdi></p>
      <button class="button" @click=${onClear}>${viewMessages.clear}</button>
    </div>`;
  }

  renderSelection(): TemplateResult {
    return html`<tfs-selection-bar
      .stores=${this.#stores}
      .formats=${this.#formats}
    ></tfs-selection-bar>`;
  }

  #columnsOf({ keys, hasDetails, isPolicyOff, rowCount }: ColumnSource): AccountColumn[] {
    const all = [
      ...baseColumns(this.#stores.visit.user, isPolicyOff),
      ...(hasDetails ? detailColumns(this.#formats) : []),
    ];
    return [
      markColumn(this.#stores.selection, rowCount),
      ...all.filter((column) => keys.some((key) => key === column.key)),
      this.#end,
    ];
  }
}

function isSame(a: ColumnSource, b: ColumnSource): boolean {
  return (
    a.keys.join() === b.keys.join() &&
    a.hasDetails === b.hasDetails &&
    a.isPolicyOff === b.isPolicyOff &&
    a.selection === b.selection &&
    a.rowCount === b.rowCount
  );
}
