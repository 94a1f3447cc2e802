/** <two-factor-status>: the page. Wires what it knows and does to the components. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../features/accounts-list/filter-bar.ts';
import '../features/accounts-list/summary.ts';
import '../ui/table.ts';
import type { FilterChange } from '../features/accounts-list/filter-bar.ts';
import type { TableSort } from '../ui/table.ts';
import { createBaseFormats, type BaseFormats } from '../i18n/base-formats.ts';
import { messages, MESSAGES_LANGUAGE } from '../i18n/messages.ts';
import { ROOT_USER } from '../accounts/account.ts';
import { BASE_COLUMNS } from '../accounts/columns.ts';
import type { Query } from '../accounts/query.ts';
import type { Sort } from '../accounts/sort.ts';
import { summarise } from '../accounts/summary.ts';
import { forgetQuery, keepQuery } from '../state/kept-query.ts';
import type { List } from '../state/list-store.ts';
import type { Loader } from '../state/loader.ts';
import { FirstStores } from '../state/first-stores.ts';
import type { WhmFailure } from '../whm/failure.ts';
import { pageStyles } from './page-styles.ts';
import { shared, tokens } from '../ui/styles/shared.ts';
import { yieldToBrowser } from '../lib/yield-to-browser.ts';
import type { Boot } from '../state/visit.ts';
import {
  baseColumns,
  COLUMN_WIDTHS,
  EMPTY_END,
  EMPTY_MARK,
  type AccountColumn,
} from '../features/accounts-list/columns.ts';
import type { Extras } from './extras.ts';
import type * as Words from './words.ts';

/** How often the age of a list that could not be refreshed is said anew. */
const AGE_MS = 30_000;
/** Where nothing is drawn (a tab in the background) nothing waits for it longer than this. */
const UNDRAWN_MS = 500;

/**
 * Which of the viewer's accounts have two-factor authentication, and which have not. Until `boot` is
 * set it shows what stands inside it in the document. What is not needed for the first rows
 * ({@link Extras}) is loaded after them.
 *
 * @element two-factor-status
 * @slot - what is seen before the page starts
 */
export class TwoFactorStatus extends LitElement {
  static override properties = { boot: { attribute: false } };

  boot: Boot | undefined;

  #stores!: FirstStores; // set with `boot`, as the formats are
  #formats!: BaseFormats; // set with `boot`, and nothing is drawn before
  #extras: Extras | undefined;
  #failures: Pick<typeof Words, 'renderFailure' | 'staleAge'> | undefined;
  #notes: Words.Notes | undefined;
  /** The failure for which the words were loaded last. */
  #told: WhmFailure | undefined;
  #isLoadingExtras = false;
  #isLoadingWords = false;
  #isPartMissing = false;
  #wantsSetUp = false;
  #ageTimer: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;
  #isFocusLost = false;

  get #list(): Loader<List> {
    return this.#stores.list.current;
  }

  get #policy(): Loader<boolean> {
    return this.#stores.policy.current;
  }

  /** Nothing is asked or drawn without it. */
  get #given(): Boot {
    if (!this.boot) throw new Error('The page was given nothing');
    return this.boot;
  }

  /** Who looks, where that is not root: root's own entry is in the list. */
  get #reseller(): string {
    const { user } = this.#given;
    return user === ROOT_USER ? '' : user;
  }

  /** Whether there is something to be noted above the list, or perhaps to come. Root's note has its room: it can wait. */
  get #hasNotes(): boolean {
    if (!this.boot) return false;
    const { warnings, odd } = this.#list.value ?? {};
    return this.#reseller !== '' || this.#isPolicyOff || Boolean(warnings?.length || odd?.length);
  }

  get #lacksRoot(): boolean {
    return this.#list.value?.root?.isEnabled === false;
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement != null;
  }

  get #isPolicyOff(): boolean {
    return this.#policy.value === false && !this.#policy.failure;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.boot && this.hasUpdated) this.#stores.connect();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ageTimer);
    if (this.boot && this.hasUpdated) this.#stores.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.#hasFocus;
    if (changed.has('boot') && this.boot) {
      // First the question, then what can be done while the answer is on its way: the browser's
      // first use of Intl alone takes some 20 ms.
      this.#stores = new FirstStores(this.boot, () => this.#drawn());
      for (const store of this.#stores.all) store.watch(() => this.requestUpdate());
      this.#stores.load();
      this.#formats = createBaseFormats(this.boot.language);
      // A place in the address is to be gone to before anything is drawn.
      if (this.#stores.view.isElsewhere) this.#loadExtras();
    }
    if (this.#hasNotes && !this.#isPartMissing) void this.#loadWords();
    if (this.#wantsSetUp && this.#extras) {
      this.#wantsSetUp = false;
      this.#extras.setUp();
    }
  }

  protected override updated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.#isFocusLost = true;
    if (this.#isFocusLost) requestAnimationFrame(() => this.#placeFocus());
    clearInterval(this.#ageTimer);
    if (!this.boot) return;
    const { failure, value } = this.#list;
    if (failure && failure !== this.#told) {
      this.#told = failure;
      void this.#loadWords();
    }
    if (failure && value) this.#ageTimer = setInterval(() => this.requestUpdate(), AGE_MS);
    const { storage, user } = this.boot;
    if (failure?.kind === 'session-ended') keepQuery(storage, user, this.#stores.view.query);
    // The session goes on after all; what an earlier one has left is taken by then.
    else if (value && !failure && this.#extras) forgetQuery(storage);
    this.#extras?.update();
    if (value && !this.#extras) {
      void this.#drawn().then(() => {
        // What failed meanwhile is tried again when somebody says so, not for ever.
        if (this.#isPartMissing) return;
        this.#loadExtras();
        if (this.#lacksRoot) void this.#loadWords();
      });
    }
  }

  override render(): TemplateResult {
    if (!this.boot) return html`<slot></slot>`;
    const { failure, value } = this.#list;
    const hasPage = value !== undefined || failure === undefined;
    const extras = this.#extras;
    return html`<div class="page" lang=${MESSAGES_LANGUAGE}>
      ${
        hasPage
          ? html`<nav class="tabs" aria-label=${messages.parts}>${extras?.renderTabs()}</nav>`
          : nothing
      }
      ${failure ? this.#renderFailure(failure) : nothing} ${this.#renderNotes()}
      ${extras?.renderOthers()}
      ${
        hasPage && (extras?.isAtAccounts ?? true)
          ? [this.#renderCard(), this.#renderAccounts()]
          : nothing
      }
      ${extras?.renderDialogs()}
    </div>`;
  }

  /** In full as soon as it is loaded; in short where that fails as well. */
  #renderFailure(failure: WhmFailure): TemplateResult | typeof nothing {
    const { language, loginUrl } = this.#given;
    const list = this.#list;
    const onTryAgain = () => this.#stores.load();
    return this.#failures
      ? this.#failures.renderFailure(failure, { list, language, loginUrl, onTryAgain })
      : this.#renderMissing(failure);
  }

  #renderNotes(): unknown[] {
    // Room that is kept until it is there.
    const room = this.#lacksRoot ? html`<div class="note-room"></div>` : nothing;
    return [
      this.#notes?.render() ?? (this.#isPartMissing ? nothing : room),
      this.#list.failure ? nothing : this.#renderMissing(),
      this.#extras?.renderNotes(),
    ];
  }

  /** That a part of the page could not be loaded; with a failure, that there was one. */
  #renderMissing(failure?: WhmFailure): TemplateResult | typeof nothing {
    if (!this.#isPartMissing) return nothing;
    const kind = failure?.kind;
    const isEnded = kind === 'session-ended';
    // Where the session has ended, or WHM is gone, its files cannot be had either.
    const cause = isEnded ? messages.sessionEnded : kind === 'unreachable' && messages.unreachable;
    const said = failure ? `${messages.listMissing} ${failure.reason}` : '';
    return html`<div class="card" role=${failure ? 'alert' : 'note'}>
      <strong .textContent=${cause || messages.partMissing}></strong>
      <bdi .textContent=${cause ? '' : said}></bdi>
      ${
        isEnded
          ? html`<a class="button" href=${this.#given.loginUrl}>${messages.logInAgain}</a>`
          : html`<button class="button" @click=${() => this.#tryAgain()}>
              ${messages.tryAgain}
            </button>`
      }
    </div>`;
  }

  #renderCard(): TemplateResult {
    const { value, isPending } = this.#list;
    const { start } = this.#stores.list;
    const summary =
      value?.summary ?? (start && summarise(start.total, start.enabled, start.unknown));
    const isEmpty = summary?.total === 0;
    return html`<section class="card">
      <tfs-summary
        .formats=${this.#formats}
        .summary=${summary}
        .shown=${this.#stores.view.shown}
        .isPolicyOff=${this.#isPolicyOff}
        >${isEmpty ? html`<p><bdi>${messages.noAccountsHint}</bdi></p>` : nothing}
        <div class="facts muted">
          <p><bdi .textContent=${this.#writePolicy()}></bdi></p>
          ${this.#extras?.renderFacts()}
        </div>
      </tfs-summary>
      <div class="loaded">
        <p class="muted">
          <bdi .textContent=${this.#writeAge()}></bdi>
        </p>
        <button
          id="refresh"
          class="button"
          aria-busy=${isPending}
          @click=${() => this.#stores.load()}
        >
          <span class="turn" aria-hidden="true">↻</span> ${messages.refresh}
        </button>
      </div>
    </section>`;
  }

  /** When the list was loaded; how long ago, once it could not be refreshed. */
  #writeAge(): string {
    const { loadedAt, failure } = this.#list;
    if (loadedAt === undefined) return '';
    return failure && this.#failures
      ? this.#failures.staleAge(loadedAt, this.#given.language)
      : messages.loadedAt(this.#formats.time(loadedAt, Date.now()));
  }

  #writePolicy(): string {
    const { value, failure } = this.#policy;
    if (failure) return messages.policyUnknown;
    if (value === undefined) return '';
    return value ? messages.policyOn : messages.policyOffShort;
  }

  #renderAccounts(): TemplateResult | typeof nothing {
    if (this.#list.value?.accounts.length === 0) return nothing;
    const extras = this.#extras;
    const { view, list } = this.#stores;
    const { effectiveQuery: query, result, isPending } = view;
    const isPolicyOff = this.#isPolicyOff;
    const rows = result?.rows ?? (view.isElsewhere ? undefined : list.start?.accounts);
    const { columns, reserved } = extras ?? this.#firstColumns();
    return html`<tfs-filter-bar
        .formats=${this.#formats}
        .search=${query.search}
        .hint=${this.#given.canListAccounts ? messages.searchAll : messages.searchNames}
        .twoFactor=${query.twoFactor}
        .counts=${result?.counts}
        .hasNotAvailable=${extras?.hasNotAvailable ?? query.twoFactor === 'not-available'}
        .isPolicyOff=${isPolicyOff}
        @filter-changed=${this.#onFilterChanged}
        ><div class="actions">${extras?.renderActions()}</div></tfs-filter-bar
      >
      <div class="tools">${extras?.renderTools()}</div>
      <tfs-table
        .label=${messages.accounts}
        .columns=${columns}
        .reserved=${reserved}
        .rows=${rows}
        .sort=${query.sort}
        .isBusy=${isPending}
        .createKeyboard=${extras?.createKeyboard}
        @sort-changed=${this.#onSortChanged}
        @click=${extras?.onClick}
        >${result?.rows.length === 0 ? extras?.renderNoMatch() : nothing}</tfs-table
      >
      ${extras?.renderSelection()}`;
  }

  /** What is known from the start; the room of the other columns that will be shown is left free. */
  #firstColumns(): { columns: readonly AccountColumn[]; reserved: readonly string[] } {
    const { user, canListAccounts } = this.#given;
    const shown = this.#stores.view.columns;
    return {
      columns: [
        EMPTY_MARK,
        ...baseColumns(user, this.#isPolicyOff).filter(({ key }) =>
          shown.some((one) => one === key),
        ),
        EMPTY_END,
      ],
      reserved: shown
        .filter((key) => canListAccounts && !BASE_COLUMNS.includes(key))
        .map((key) => COLUMN_WIDTHS[key]),
    };
  }

  /** Resolves when what was last changed has been drawn. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    await new Promise((resolve) => {
      setTimeout(resolve, UNDRAWN_MS);
      // The frame after the one that draws it.
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  }

  #loadExtras(): void {
    if (this.#extras || this.#isLoadingExtras) return;
    this.#isLoadingExtras = true;
    this.#isPartMissing = false;
    void import('./extras.ts')
      .then(
        async ({ Extras }) => {
          // Compiling them was one task; a key or a frame has its turn before they are drawn.
          await yieldToBrowser();
          if (!this.boot) return;
          this.#extras = new Extras(this, this.#stores, this.#formats);
          for (const store of this.#stores.all) store.watch(() => this.requestUpdate());
          // While WHM can be reached.
          void this.#loadWords();
        },
        () => {
          this.#isPartMissing = true;
          // Better the first view than none.
          this.#stores.view.isElsewhere = false;
        },
      )
      .finally(() => {
        this.#isLoadingExtras = false;
        this.requestUpdate();
      });
  }

  async #loadWords(): Promise<void> {
    if (this.#notes || this.#isLoadingWords) return;
    this.#isLoadingWords = true;
    try {
      const { Notes, renderFailure, staleAge } = await import('./words.ts');
      this.#failures = { renderFailure, staleAge };
      this.#notes = new Notes({
        own: this.#stores.own.current,
        user: this.#reseller,
        list: this.#list,
        policy: this.#policy,
        number: (value) => this.#formats.number(value),
        setUp: () => this.#setUp(),
      });
    } catch {
      this.#isPartMissing = true;
    }
    this.#isLoadingWords = false;
    this.requestUpdate();
  }

  #tryAgain(): void {
    if (this.#list.failure) this.#stores.load();
    this.#isPartMissing = false;
    this.#loadExtras();
    this.requestUpdate();
  }

  /**
   * What had the focus is gone with a change: it goes to the way out of the failure, or to Refresh.
   * Called in the next frame, when the message has drawn itself and what stands in it can be focused.
   */
  #placeFocus(): void {
    const target = this.renderRoot.querySelector<HTMLElement>('[role=alert] .button, #refresh');
    const isElsewhere = document.activeElement !== document.body;
    if (!isElsewhere) target?.focus();
    // What tells the failure may still be on its way.
    if (isElsewhere || target) this.#isFocusLost = false;
  }

  /** Asked for before the page can do it, it is done as soon as it can. */
  #setUp(): void {
    this.#wantsSetUp = true;
    this.requestUpdate();
  }

  #change(part: Partial<Query>): void {
    this.#stores.view.change(part);
  }

  #onFilterChanged({ detail }: CustomEvent<FilterChange>): void {
    this.#change(detail);
  }

  #onSortChanged({ detail }: CustomEvent<TableSort>): void {
    this.#change({ sort: detail as Sort });
  }

  static override styles = [tokens, shared, pageStyles];
}

customElements.define('two-factor-status', TwoFactorStatus);

declare global {
  interface HTMLElementTagNameMap {
    'two-factor-status': TwoFactorStatus;
  }
}
