/** What of the list is loaded after the first rows: more columns, the keyboard, tools, selecting. */
import { html, type TemplateResult } from 'lit';
import './list-actions.ts';
import './narrowing.ts';
import './row-menu.ts';
import './selection-bar.ts';
import { BASE_COLUMNS, chooseColumns, type ColumnKey } from '../../accounts/columns.ts';
import type { Account } from '../../accounts/account.ts';
import type { Selection } from '../../accounts/selection.ts';
import { baseColumnsOf } from '../../accounts/without-details.ts';
import type { Sort } from '../../accounts/sort.ts';
import type { Formats } from '../../i18n/formats.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
import { sortMessages } from '../../i18n/sort-messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import type { Store } from '../../state/store.ts';
import type { Stores } from '../../state/stores.ts';
import type { DetailsState } from '../../state/view-engine.ts';
import { RowKeyboard } from '../../ui/row-keyboard.ts';
import type { KeyboardTable, TableKeyboard } from '../../ui/table-column.ts';
import { baseColumns, comingColumn, type AccountColumn } from './columns.ts';
import { detailColumns, remarks } from './detail-columns.ts';
import { END_COLUMN, markColumn } from './selection-columns.ts';

/** What the columns are made of: the table draws its rows anew for other columns. */
interface ColumnSource {
  readonly keys: readonly ColumnKey[];
  readonly details: DetailsState;
  readonly isPolicyOff: boolean;
  readonly selection: Selection;
  readonly rows: readonly Account[] | undefined;
}

export class LateList {
  /** Set by {@link chooseColumns}. */
  columns: readonly AccountColumn[] = [];

  readonly #stores: Stores;
  readonly #formats: Formats;
  readonly #outcome: () => unknown;
  #source: ColumnSource | undefined;
  /** The order that was there first: it is told when there has been another. */
  #firstSort: Sort | undefined;
  #hasSorted = false;

  /** @param outcome what is told of a copy or an export of what was selected */
  constructor(stores: Stores, formats: Formats, outcome: () => unknown) {
    this.#stores = stores;
    this.#formats = formats;
    this.#outcome = outcome;
  }

  /** The stores that the list reads beside those of the first rows. */
  get watched(): readonly Store[] {
    const { details, availability, selection, exceptions } = this.#stores;
    return [details, availability, selection, exceptions];
  }

  /** The keys of the columns that are shown, in their order. */
  get columnKeys(): readonly ColumnKey[] {
    return chooseColumns(this.columns.map(({ key }) => key));
  }

  /** The list calls this before each drawing: columns are made anew where something of them has changed. */
  chooseColumns(): void {
    const { details, policy, selection, view } = this.#stores;
    const shown = view.shownColumns;
    const source: ColumnSource = {
      keys: details.state === 'missing' ? baseColumnsOf(shown) : shown,
      details: details.state,
      isPolicyOff: policy.isOn === false,
      selection: selection.selection,
      rows: view.result?.rows,
    };
    if (this.#source && isSame(this.#source, source)) return;
    this.#source = source;
    this.columns = this.#columnsOf(source);
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

  /** Behind the number of those who are missing. */
  renderExcused(): TemplateResult | undefined {
    const count = this.#stores.exceptions.excused.length;
    if (count === 0) return undefined;
    const text = plural(exceptionMessages, 'ofWhich', {
      count,
      text: this.#formats.number(count),
    });
    return html`<span slot="more" class="muted"> <bdi .textContent=${text}></bdi></span>`;
  }

  renderActions(): TemplateResult {
    return html`<tfs-list-actions
      .stores=${this.#stores}
      .formats=${this.#formats}
    ></tfs-list-actions>`;
  }

  /** @param onClear shows all accounts again */
  renderNarrowing(onClear: () => void): TemplateResult {
    return html`${this.#renderSorted()}<tfs-narrowing
        .stores=${this.#stores}
        .formats=${this.#formats}
        @clear-asked=${onClear}
      ></tfs-narrowing>`;
  }

  /** For a screen reader: the headers show it to the eye. There from the start, so that what comes into it is heard. */
  #renderSorted(): TemplateResult {
    const { sort } = this.#stores.view.effectiveQuery;
    this.#firstSort ??= sort;
    this.#hasSorted ||= sort !== this.#firstSort;
    const column = this.columns.find(({ key }) => key === sort.key)?.header ?? '';
    const text = this.#hasSorted ? fill(sortMessages[sort.direction], { column }) : '';
    return html`<p class="heard" aria-live="polite"><bdi .textContent=${text}></bdi></p>`;
  }

  /** Instead of rows. */
  renderNoMatch(onClear: () => void): TemplateResult {
    const { view, list } = this.#stores;
    const { summary } = list.current.value ?? {};
    const isEveryone =
      view.effectiveQuery.twoFactor === 'not-enabled' && summary?.enabled === summary?.total;
    const text = isEveryone ? viewMessages.everyone : viewMessages.noMatch;
    return html`<div class="no-match">
      <p><bdi .textContent=${text}></bdi></p>
      <button class="button" @click=${onClear}>${viewMessages.clear}</button>
    </div>`;
  }

  renderSelection(): TemplateResult {
    return html`<tfs-selection-bar
        .stores=${this.#stores}
        .formats=${this.#formats}
        .outcome=${this.#outcome()}
      ></tfs-selection-bar>
      <tfs-row-menu .stores=${this.#stores}></tfs-row-menu>`;
  }

  #columnsOf({ keys, details, isPolicyOff, rows = [] }: ColumnSource): AccountColumn[] {
    const all = [
      ...baseColumns(this.#stores.visit.user, isPolicyOff, remarks(this.#formats)),
      ...(details === 'known' ? detailColumns(this.#formats) : []),
    ];
    const coming = details === 'coming' ? keys.filter((key) => !BASE_COLUMNS.includes(key)) : [];
    return [
      markColumn(this.#stores.selection, rows),
      ...all.filter((column) => keys.some((key) => key === column.key)),
      ...coming.map(comingColumn),
      END_COLUMN,
    ];
  }
}

function isSame(a: ColumnSource, b: ColumnSource): boolean {
  return (
    a.keys.join() === b.keys.join() &&
    a.details === b.details &&
    a.isPolicyOff === b.isPolicyOff &&
    a.selection === b.selection &&
    // Only the checkbox in the header knows of the rows: without a selection it is as it was.
    (a.rows === b.rows || (a.selection.size === 0 && a.rows?.length === b.rows?.length))
  );
}
