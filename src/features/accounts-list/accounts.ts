/** <tfs-accounts>: the summary, the filters, and the table of accounts. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import './filter-bar.ts';
import '../../ui/table.ts';
import { BASE_COLUMNS } from '../../accounts/columns.ts';
import { FIRST_QUERY } from '../../accounts/query.ts';
import type { Sort } from '../../accounts/sort.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { messages } from '../../i18n/messages.ts';
import type { FirstStores } from '../../state/first-stores.ts';
import { Watch } from '../../state/watch.ts';
import type { TableSort } from '../../ui/table-column.ts';
import { baseColumns, comingColumn, EMPTY_END, EMPTY_MARK, type AccountColumn } from './columns.ts';
import type { FilterChange } from './filter-bar.ts';
import type { LateList } from './late-list.ts';
import { renderSummaryCard, type SummaryFacts } from './summary-card.ts';
import { FirstElement, type Changed } from '../../ui/first-element.ts';

/** @element tfs-accounts */
export class TfsAccounts extends FirstElement {
  static override readonly hasTree = false;

  stores!: FirstStores; // the page sets both before the first drawing
  formats!: BaseFormats;
  /** What of the list is loaded after the first rows. */
  late: LateList | undefined;
  /** What else stands in the summary. */
  facts: SummaryFacts | undefined;
  /** What is told of a copy or an export, beside what was pressed. */
  outcome: unknown = nothing;

  constructor() {
    super();
    new Watch(this, () => {
      const { list, own, policy, view } = this.stores;
      return [list, own, policy, view];
    });
  }

  protected override willUpdate(changed: Changed): void {
    const { late } = this;
    if (!late) return;
    if (changed.has('late')) new Watch(this, () => late.watched);
    late.chooseColumns();
  }

  override render(): unknown[] {
    return [renderSummaryCard(this.stores, this.formats, this.facts), this.#renderList()];
  }

  #renderList(): TemplateResult | typeof nothing {
    const { stores, late } = this;
    const { list, view } = stores;
    if (list.current.value?.accounts.length === 0) return nothing;
    const { effectiveQuery: query, result, isPending } = view;
    const found = result?.rows ?? (view.isElsewhere ? undefined : list.start?.accounts);
    // A note above them comes with them, not after them.
    const rows = stores.own.isAwaited ? undefined : found;
    const table = html`<tfs-table
      .label=${messages.accounts}
      .columns=${late?.columns ?? this.#firstColumns()}
      .rows=${rows}
      .sort=${query.sort}
      .isBusy=${isPending}
      .createKeyboard=${late?.createKeyboard}
      @sort-changed=${({ detail }: CustomEvent<TableSort>) => view.change({ sort: detail as Sort })}
      @click=${late?.onClick}
      >${rows?.length === 0 ? late?.renderNoMatch(() => this.clearFilters()) : nothing}</tfs-table
    >`;
    return html`<tfs-filter-bar
        .formats=${this.formats}
        .search=${query.search}
        .twoFactor=${query.twoFactor}
        .counts=${result?.counts}
        .isPolicyOff=${stores.policy.isOn === false}
        @filter-changed=${({ detail }: CustomEvent<FilterChange>) => view.change(detail)}
        ><div class="actions">${late?.renderActions()} ${this.outcome}</div></tfs-filter-bar
      >
      ${late?.renderNarrowing(() => this.clearFilters())}
      ${
        // The rows that are to come are another table: where a note comes with the rows, nothing moves.
        rows ? nothing : table
      }${rows ? table : nothing}${late?.renderSelection()}`;
  }

  /** Shows all accounts again, and puts the focus where one searches. */
  clearFilters(): void {
    const { search, twoFactor, facets } = FIRST_QUERY;
    // Asked anew, it also ends looking at the selected ones alone.
    this.stores.view.change({ search, twoFactor, facets });
    this.querySelector('tfs-filter-bar')?.focus();
  }

  /** What is known from the start; the room of the other columns that will be shown is left free. */
  #firstColumns(): readonly AccountColumn[] {
    const { visit, policy, view } = this.stores;
    const base = baseColumns(visit.user, policy.isOn === false);
    const shown = view.shownColumns;
    return [
      EMPTY_MARK,
      ...base.filter(({ key }) => shown.some((one) => one === key)),
      ...shown
        .filter((key) => visit.canListAccounts && !BASE_COLUMNS.includes(key))
        .map(comingColumn),
      EMPTY_END,
    ];
  }
}

TfsAccounts.define('tfs-accounts', ['stores', 'formats', 'late', 'facts', 'outcome']);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-accounts': TfsAccounts;
  }
}
