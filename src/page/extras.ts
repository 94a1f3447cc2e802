/** All of the page that the first rows do not need: loaded after them. */
import { html, nothing, type TemplateResult } from 'lit';
import '../features/accounts-list/column-chooser.ts';
import '../features/accounts-list/facet-bar.ts';
import '../ui/menu.ts';
import '../features/accounts-list/sort-box.ts';
import type { KeyboardTable, TableKeyboard, TableSort } from '../ui/table.ts';
import { deepActiveElement } from '../ui/dialog.ts';
import { RowKeyboard } from '../ui/row-keyboard.ts';
import { createTextOrder } from '../i18n/text-order.ts';
import { createFormats } from '../i18n/formats.ts';
import { accountMessages } from '../i18n/account-messages.ts';
import { selectionMessages } from '../i18n/selection-messages.ts';
import { toolMessages } from '../i18n/tool-messages.ts';
import { viewMessages } from '../i18n/view-messages.ts';
import { BASE_COLUMNS, chooseColumns, FIRST_COLUMNS, type ColumnKey } from '../accounts/columns.ts';
import { countOptions, type FacetCounts } from '../accounts/facets.ts';
import {
  FIRST_PLACE,
  writePlace,
  type BreakdownKey,
  type Place,
  type TabKey,
} from './page-address.ts';
import { isNarrowed } from '../accounts/find.ts';
import { byCodeUnits } from '../lib/text-order.ts';
import { FIRST_QUERY, type Facets, type Query } from '../accounts/query.ts';
import type { Sort } from '../accounts/sort.ts';
import { partsWithoutEffect } from './parts-without-effect.ts';
import { visibleText } from '../lib/visible-text.ts';
import { baseColumnsOf } from '../accounts/without-details.ts';
import { readColumns } from '../state/kept-columns.ts';
import { forgetQuery, readKeptQuery } from '../state/kept-query.ts';
import { BackgroundValue } from '../state/background-value.ts';
import { PlaceKeeper } from './page-address-keeper.ts';
import { addLaterStores } from '../state/later-stores.ts';
import { NO_RECORDS } from '../state/details-store.ts';
import type { FirstStores } from '../state/first-stores.ts';
import type { Stores } from '../state/stores.ts';
import { whatWasSaid } from '../i18n/what-was-said.ts';
import type { BaseFormats } from '../i18n/base-formats.ts';
import type { LitElement } from 'lit';
import { adopt } from '../ui/styles/adopt.ts';
import { toolStyles } from './tool-styles.ts';
import {
  baseColumns,
  COLUMN_WIDTHS,
  type AccountColumn,
} from '../features/accounts-list/columns.ts';
import { detailColumns } from '../features/accounts-list/detail-columns.ts';
import { renderNote } from '../ui/note.ts';
import { renderOddNote } from '../features/notes/odd-note.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';
import { Parts } from './parts.ts';
import { focusAccount } from './restore-focus.ts';
import { Selector } from '../features/accounts-list/selecting.ts';
import { renderUnavailable } from '../features/accounts-list/unavailable-line.ts';
// While WHM can be reached; and what both need stands in one file then.
import './words.ts';

const TABS = ['', 'policy', 'own'] as const;
// Made once, as all that is handed to an element: for another array it would be drawn anew.
const EXPORTS = (
  ['csv-shown', 'csv-all', 'semicolons-shown', 'json-shown', 'json-all', 'print'] as const
).map((key) => ({ key, label: toolMessages.exports[key] }));
const COPIES = (['users', 'domains', 'contacts', 'message', 'link'] as const).map((key) => ({
  key,
  label: toolMessages.copies[key],
}));
const withHeaders = (keys: readonly ColumnKey[]) =>
  keys.map((key) => ({ key, header: accountMessages.columns[key] }));
const BASE_CHOICES = withHeaders(BASE_COLUMNS);
const CHOICES = withHeaders(chooseColumns(Object.keys(accountMessages.columns)));
const RISK = { key: 'risk', header: viewMessages.risk };
const BASE_ORDERS = [...BASE_CHOICES, RISK];
const ORDERS = [...CHOICES, RISK];

export class Extras {
  readonly #page: PageContext;
  readonly #stores: Stores;
  readonly #options: BackgroundValue<FacetCounts>;
  readonly #keeper: PlaceKeeper;
  readonly #parts: Parts;
  readonly #selector: Selector;
  #breakdown: BreakdownKey = '';
  #account = '';
  #opener: HTMLElement | undefined;
  #tab: TabKey = '';
  readonly #visited = new Set<Exclude<TabKey, ''>>();
  #columns: { key: string; columns: readonly AccountColumn[] } = { key: '', columns: [] };

  constructor(host: LitElement, first: FirstStores, base: BaseFormats) {
    const { visit: boot } = first;
    this.#stores = addLaterStores(first, createTextOrder(boot.language));
    const { list, policy, view } = this.#stores;
    const page: PageContext = {
      host,
      boot,
      stores: this.#stores,
      view,
      formats: createFormats(boot.language, base),
      list: list.current,
      policy: policy.current,
      reload: () => first.load(),
    };
    this.#page = page;
    this.#options = new BackgroundValue(host);
    this.#parts = new Parts(page, {
      accounts: () => this.#details.accounts,
      openAccount: (user) => this.openAccount(user, deepActiveElement()),
      closeAccount: () => this.#closeAccount(),
      closeBreakdown: () => this.#toggleBreakdown(''),
      fragment: () => writePlace(this.#place),
      columns: () => chooseColumns(this.columns.map(({ key }) => key)),
      hasDetails: () => this.#details.hasDetails,
      availability: () => this.#details.coverage,
      onRemoved: (users) => this.#onRemoved(users),
      openOwn: () => this.#openTab('own'),
    });
    this.#selector = new Selector(page, (accounts) => this.#parts.remove(accounts));
    this.#keeper = new PlaceKeeper(host, boot.address, (place, isEmpty) =>
      this.#goTo(place, isEmpty),
    );
    adopt(host, toolStyles);
    this.#begin();
  }

  /** Where the page begins: what an ended session left, or what the address says. */
  #begin(): void {
    const { storage, user, address } = this.#page.boot;
    const kept = readKeptQuery(storage);
    forgetQuery(storage);
    const fragment = kept === null ? undefined : fragmentOf(kept, user);
    // Whoever has logged in again by a link with a place in it comes back to that.
    if (address.fragment !== '') this.#keeper.read();
    else if (fragment !== undefined) this.#keeper.read(fragment);
  }

  /** The columns that were chosen, as far as they can be shown. */
  get #shownKeys(): readonly ColumnKey[] {
    return this.#details.state === 'missing'
      ? baseColumnsOf(this.#stores.view.columns)
      : this.#stores.view.columns;
  }

  /** A reseller's accounts have one owner: the reseller. */
  get #isForRoot(): boolean {
    return this.#breakdown === 'owner' && !this.#page.boot.hasRoot;
  }

  /** The breakdown that is open; one that cannot be counted is not. */
  get #openBreakdown(): BreakdownKey {
    return this.#details.hasDetails && !this.#isForRoot ? this.#breakdown : '';
  }

  get #place(): Place {
    const isFirst = this.#stores.view.columns.join() === FIRST_COLUMNS.join();
    return {
      tab: this.#tab,
      query: this.#page.view.query,
      columns: isFirst ? undefined : this.#stores.view.columns,
      breakdown: this.#breakdown,
      account: this.#account,
    };
  }

  /** Whether the choice “Not available” is there. */
  get hasNotAvailable(): boolean {
    return (
      this.#stores.availability.isKnown ||
      this.#page.view.effectiveQuery.twoFactor === 'not-available'
    );
  }

  get columns(): readonly AccountColumn[] {
    const { boot, formats } = this.#page;
    const isPolicyOff = isPolicyOn(this.#page) === false;
    const { mark, end } = this.#selector.columns;
    const keys = this.#shownKeys;
    const key = `${isPolicyOff} ${this.#details.hasDetails} ${keys.join()}`;
    if (key !== this.#columns.key || mark !== this.#columns.columns[0]) {
      const all = [
        ...baseColumns(boot.user, isPolicyOff),
        ...(this.#details.hasDetails ? detailColumns(formats) : []),
      ];
      const shown = all.filter((column) => keys.some((one) => one === column.key));
      this.#columns = { key, columns: [mark, ...shown, end] };
    }
    return this.#columns.columns;
  }

  /** What leads through the rows. */
  readonly createKeyboard = (table: KeyboardTable): TableKeyboard => new RowKeyboard(table);

  /** The widths of the columns whose contents are still on their way. */
  get reserved(): readonly string[] {
    const isComing = this.#details.state === 'coming';
    return this.#stores.view.columns
      .filter((key) => isComing && !BASE_COLUMNS.includes(key))
      .map((key) => COLUMN_WIDTHS[key]);
  }

  get #details(): Stores['details'] {
    return this.#stores.details;
  }

  /** Called after each change of the page. */
  update(): void {
    const { view, list } = this.#page;
    const { search, twoFactor, facets } = view.effectiveQuery;
    const { accounts, notEnabled } = this.#details;
    this.#keeper.follow(this.#place);
    if (this.#details.hasDetails) {
      this.#options.compute([accounts, search, twoFactor, facets], () =>
        countOptions(accounts, view.effectiveQuery, view.order ?? byCodeUnits),
      );
    }
    // Not in the way of the table: of a list that is there.
    if (this.#isLooking && !list.isPending && !list.failure) {
      this.#stores.availability.look(notEnabled);
    }
  }

  /** Opens the dialog with which the viewer sets up their own second factor. */
  setUp(): void {
    this.#parts.setUp();
  }

  renderTabs(): TemplateResult[] {
    return TABS.map(
      (tab) =>
        html`<button
          class="tab"
          aria-current=${tab === this.#tab ? 'page' : 'false'}
          @click=${() => this.#openTab(tab)}
        >
          <bdi .textContent=${selectionMessages.tabs[tab]}></bdi>
        </button>`,
    );
  }

  /** Whether the accounts are what is open. */
  get isAtAccounts(): boolean {
    return this.#tab === '';
  }

  /** The parts of the page beside the accounts. One that was open stays, hidden: what was typed is kept. */
  renderOthers(): TemplateResult[] {
    if (this.#tab !== '') this.#visited.add(this.#tab);
    return Array.from(
      this.#visited,
      (tab) =>
        html`<div class="tab-content" ?hidden=${tab !== this.#tab}>
          ${this.#parts.renderTab(tab)}
        </div>`,
    );
  }

  /** Sticks to the lower edge while accounts are selected. */
  renderSelection(): TemplateResult {
    return this.#selector.render();
  }

  renderDialogs(): unknown[] {
    // The trend records what comes, whatever is open.
    const hidden = this.isAtAccounts
      ? nothing
      : html`<div hidden>${this.#parts.renderTrend()}</div>`;
    return [this.#parts.renderPanel(this.#account), this.#parts.renderDialogs(), hidden];
  }

  /**
   * A user's name opens the panel; with a modifier key the link does what links do, as it does before
   * this is loaded: the panel has its place in the address.
   */
  readonly onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
    const user = link?.dataset['user'];
    if (user === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.openAccount(user);
  };

  /** @param opener what the focus goes back to; the account's row, unless told */
  openAccount(user: string, opener?: HTMLElement): void {
    this.#account = user;
    this.#opener = opener;
    this.#page.host.requestUpdate();
  }

  renderNotes(): unknown[] {
    const { broken } = this.#keeper;
    return [
      broken.length > 0
        ? renderNote('warning', viewMessages.brokenAddress(broken.join(' ')))
        : nothing,
      this.#renderWithoutEffect(),
      renderOddNote('details', this.#details.records.value?.odd ?? [], this.#page.formats.number),
      this.#parts.renderFailure(),
    ];
  }

  /** The parts of the address that cannot be followed: told, and kept. */
  #renderWithoutEffect(): unknown[] {
    const isForRoot = this.#isForRoot;
    const place: Place = isForRoot ? { ...this.#place, breakdown: '' } : this.#place;
    const parts = this.#details.state === 'missing' ? partsWithoutEffect(place) : [];
    return [
      parts.length > 0 ? renderNote('info', viewMessages.withoutEffect(parts.join(' '))) : nothing,
      isForRoot ? renderNote('info', viewMessages.rootOnly('breakdown=owner')) : nothing,
    ];
  }

  /** In the card, beside the policy. */
  renderFacts(): unknown {
    return this.#parts.renderTrend();
  }

  /** Beside the two-factor filter. */
  renderActions(): TemplateResult {
    return html`<tfs-column-chooser
        .columns=${this.#choices}
        .shown=${this.#shownKeys}
        @columns-changed=${({ detail }: CustomEvent<readonly string[]>) =>
          this.#chooseColumns(detail)}
      ></tfs-column-chooser>
      <tfs-menu
        .label=${toolMessages.copy}
        .items=${COPIES}
        @item-chosen=${({ detail }: CustomEvent<string>) => this.#parts.copy(detail)}
      ></tfs-menu>
      <tfs-menu
        .label=${toolMessages.export}
        .items=${EXPORTS}
        @item-chosen=${({ detail }: CustomEvent<string>) => void this.#parts.export(detail)}
      ></tfs-menu>`;
  }

  /** Between the filters and the table. */
  renderTools(): unknown[] {
    const { view } = this.#page;
    const { effectiveQuery: query } = view;
    const details = this.#details;
    // Where nothing matches, the button stands there.
    const canClear = isNarrowed(view.query) && view.result?.rows.length !== 0;
    return [
      this.#renderFilters(),
      this.#isLooking
        ? renderUnavailable(this.#stores.availability, details.notEnabled, this.#page.formats)
        : nothing,
      html`<div class="line">
        <div class="views">
          ${this.#renderViews()}
          ${
            canClear
              ? html`<button class="button" @click=${() => this.#clear()}>
                  ${viewMessages.clear}
                </button>`
              : nothing
          }
        </div>
        <tfs-sort-box
          .orders=${details.hasDetails ? ORDERS : BASE_ORDERS}
          .sort=${query.sort}
          @sort-changed=${({ detail }: CustomEvent<TableSort>) =>
            view.change({ sort: detail as Sort })}
        ></tfs-sort-box>
      </div>`,
      this.#parts.renderCards(this.#openBreakdown),
    ];
  }

  /** The filters by details; or one line that says why there are none. */
  #renderFilters(): TemplateResult {
    const { view, formats } = this.#page;
    if (this.#details.state === 'missing') {
      return html`<p class="line muted" role="note">
        <bdi .textContent=${visibleText(this.#whyMissing)}></bdi>
      </p>`;
    }
    return html`<tfs-facet-bar
      .facets=${view.query.facets}
      .options=${this.#options.value}
      .formats=${formats}
      @facets-changed=${({ detail }: CustomEvent<Facets>) => this.#changeFacets(detail)}
    ></tfs-facet-bar>`;
  }

  /** Whether somebody looks at those who have not enabled it. */
  get #isLooking(): boolean {
    const { twoFactor } = this.#page.view.effectiveQuery;
    return twoFactor === 'not-enabled' || twoFactor === 'not-available';
  }

  /** Why the details are missing. */
  get #whyMissing(): string {
    if (!this.#page.boot.canListAccounts) return viewMessages.noDetails;
    const { failure } = this.#details.records;
    if (failure?.reason === NO_RECORDS) return viewMessages.detailsEmpty;
    return viewMessages.detailsFailed(failure ? whatWasSaid(failure) : '');
  }

  /** Instead of rows. */
  renderNoMatch(): TemplateResult {
    return html`<div class="no-match">
      <p><bdi>${viewMessages.noMatch}</bdi></p>
      <button class="button" @click=${() => this.#clear()}>${viewMessages.clear}</button>
    </div>`;
  }

  #renderViews(): unknown[] {
    const toggle = (key: BreakdownKey, text: string) =>
      html`<button
        class="button"
        aria-expanded=${this.#openBreakdown === key}
        @click=${() => this.#toggleBreakdown(this.#openBreakdown === key ? '' : key)}
      >
        <bdi .textContent=${text}></bdi>
      </button>`;
    return [
      this.#details.hasDetails && this.#page.boot.hasRoot
        ? toggle('owner', viewMessages.byOwner)
        : nothing,
      this.#details.hasDetails ? toggle('package', viewMessages.byPackage) : nothing,
      html`<button
        class="button"
        aria-expanded=${this.#parts.isComparing}
        @click=${() => this.#parts.toggleComparison()}
      >
        ${viewMessages.compare}
      </button>`,
    ];
  }

  #clear(): void {
    const { search, twoFactor, facets } = FIRST_QUERY;
    this.#page.view.change({ search, twoFactor, facets });
    this.#page.host.renderRoot.querySelector('tfs-filter-bar')?.focus();
  }

  /** The columns that can be chosen now. */
  get #choices(): typeof CHOICES {
    return this.#details.hasDetails ? CHOICES : BASE_CHOICES;
  }

  #changeFacets(facets: Facets): void {
    this.#page.view.change({ facets });
  }

  #chooseColumns(shown: readonly string[]): void {
    const { view } = this.#page;
    // Those that cannot be chosen now are as they were; not where the user alone is to be shown.
    const isAlone = shown.every((key) => key === 'user');
    const hidden = this.#stores.view.columns.filter(
      (key) => !isAlone && !this.#choices.some((one) => one.key === key),
    );
    view.showColumns(chooseColumns([...shown, ...hidden]), true);
  }

  #openTab(tab: TabKey): void {
    this.#tab = tab;
    this.#account = '';
    this.#page.host.requestUpdate();
  }

  #onRemoved(users: ReadonlySet<string>): void {
    this.#stores.selection.drop(users);
    this.#parts.refreshPanel();
  }

  #toggleBreakdown(key: BreakdownKey): void {
    this.#breakdown = key;
    this.#page.host.requestUpdate();
  }

  #closeAccount(): void {
    const user = this.#account;
    this.#account = '';
    this.#page.host.requestUpdate();
    this.#focusOpener(user);
  }

  /** The panel of this account has been closed. */
  #focusOpener(user: string): void {
    const { host } = this.#page;
    const opener = this.#opener;
    void host.updateComplete.then(() => {
      if (opener?.isConnected) opener.focus();
      else focusAccount(this.#page, user);
    });
  }

  #goTo({ tab, query, columns, breakdown, account }: Place, isEmpty: boolean): void {
    const { boot, view, host } = this.#page;
    const wasOpen = this.#account;
    view.showColumns(
      columns ?? (isEmpty ? readColumns(boot.settings, boot.user) : FIRST_COLUMNS),
      false,
    );
    this.#tab = tab;
    this.#breakdown = breakdown;
    this.#account = account;
    // The same object where it is the same: the page knows its first view by it.
    const isSame = writePlace({ ...FIRST_PLACE, query }) === '';
    view.change(isSame ? FIRST_QUERY : query);
    host.requestUpdate();
    if (wasOpen !== '' && account === '') {
      this.#focusOpener(wasOpen);
    }
  }
}

/** What an ended session left, as a fragment: whoever reads that knows what is whole and what is not. */
function fragmentOf(kept: string, user: string): string | undefined {
  try {
    const { user: owner, query } = JSON.parse(kept) as { user: unknown; query: Query };
    return owner === user ? writePlace({ ...FIRST_PLACE, query }) : undefined;
  } catch {
    return undefined;
  }
}
