/** <tfs-accounts>: the summary, the filters, and the table of accounts. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
import { baseColumns, COLUMN_WIDTHS, EMPTY_END, EMPTY_MARK } from './columns.ts';
import type { FilterChange } from './filter-bar.ts';
import type { LateList, ShownColumns } from './late-list.ts';
import { renderSummaryCard } from './summary-card.ts';

/** How often the age of a list that could not be refreshed is said anew. */
const AGE_MS = 30_000;

/** @element tfs-accounts */
export class TfsAccounts extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    late: { attribute: false },
    facts: { attribute: false },
    cards: { attribute: false },
    staleAge: { attribute: false },
  };

  stores!: FirstStores; // the page sets both before the first drawing
  formats!: BaseFormats;
  /** What of the list is loaded after the first rows. */
  late: LateList | undefined;
  /** What stands in the summary's card, beside the policy. */
  facts: unknown = nothing;
  /** What stands between the filters and the table. */
  cards: unknown = nothing;
  /** How long ago the list was loaded that is still shown, in words, once those are loaded. */
  staleAge: ((loadedAt: number, language: string) => string) | undefined;

  #ageTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy, this.stores.view]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ageTimer);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { late } = this;
    if (!late) return;
    if (changed.has('late')) new Watch(this, () => late.watched);
    late.chooseColumns();
  }

  protected override updated(): void {
    clearInterval(this.#ageTimer);
    const { failure, value } = this.stores.list.current;
    if (failure && value) this.#ageTimer = setInterval(() => this.requestUpdate(), AGE_MS);
  }

  override render(): unknown[] {
    return [renderSummaryCard(this), this.#renderList()];
  }

  #renderList(): TemplateResult | typeof nothing {
    const { stores, late } = this;
    const { list, view, visit } = stores;
    if (list.current.value?.accounts.length === 0) return nothing;
    const { effectiveQuery: query, result, isPending } = view;
    const rows = result?.rows ?? (view.isElsewhere ? undefined : list.start?.accounts);
    const { columns, reserved } = late?.shown ?? this.#firstColumns();
    return html`<tfs-filter-bar
        .formats=${this.formats}
        .search=${query.search}
        .hint=${visit.canListAccounts ? messages.searchAll : messages.searchNames}
        .twoFactor=${query.twoFactor}
        .counts=${result?.counts}
        .isPolicyOff=${stores.policy.isOn === false}
        @filter-changed=${({ detail }: CustomEvent<FilterChange>) => view.change(detail)}
        ><div class="actions">${late?.renderActions()}</div></tfs-filter-bar
      >
      <div class="tools" @clear-asked=${() => this.clearFilters()}>
        ${late?.renderTools()} ${this.cards}
      </div>
      <tfs-table
        .label=${messages.accounts}
        .columns=${columns}
        .reserved=${reserved}
        .rows=${rows}
        .sort=${query.sort}
        .isBusy=${isPending}
        .createKeyboard=${late?.createKeyboard}
        @sort-changed=${({ detail }: CustomEvent<TableSort>) =>
          view.change({ sort: detail as Sort })}
        @click=${late?.onClick}
        >${
          late && result?.rows.length === 0
            ? late.renderNoMatch(() => this.clearFilters())
            : nothing
        }</tfs-table
      >
      ${late?.renderSelection()}`;
  }

  /** Shows all accounts again, and puts the focus where one searches. */
  clearFilters(): void {
    const { search, twoFactor, facets } = FIRST_QUERY;
    this.stores.view.change({ search, twoFactor, facets });
    this.querySelector('tfs-filter-bar')?.focus();
  }

  /** What is known from the start; the room of the other columns that will be shown is left free. */
  #firstColumns(): ShownColumns {
    const { visit, policy, view } = this.stores;
    return {
      columns: [
        EMPTY_MARK,
        ...baseColumns(visit.user, policy.isOn === false).filter(({ key }) =>
          view.columns.some((one) => one === key),
        ),
        EMPTY_END,
      ],
      reserved: view.columns
        .filter((key) => visit.canListAccounts && !BASE_COLUMNS.includes(key))
        .map((key) => COLUMN_WIDTHS[key]),
    };
  }
}

customElements.define('tfs-accounts', TfsAccounts);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-accounts': TfsAccounts;
  }
}
