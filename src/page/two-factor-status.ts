/** <two-factor-status>: the page. It holds the stores, and loads what the first rows do not need after them. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import '../features/accounts-list/accounts.ts';
import type { Account } from '../accounts/account.ts';
import { createBaseFormats, type BaseFormats } from '../i18n/base-formats.ts';
import { messages } from '../i18n/messages.ts';
import { fill, textsLanguage } from '../i18n/texts.ts';
import { yieldToBrowser } from '../lib/yield-to-browser.ts';
import { FirstStores } from '../state/first-stores.ts';
import { forgetQuery, keepQuery } from '../state/kept-query.ts';
import type { Boot } from '../state/visit.ts';
import { first, tokens } from '../ui/styles/first.ts';
import type { WhmFailure } from '../whm/failure.ts';
import type { LatePage } from './late-page.ts';
import type { TabKey } from './page-address.ts';
import { drawn } from './drawn.ts';
import { PageParts } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';
import { renderPartMissing } from './part-missing.ts';
import { FirstElement, type Changed } from '../ui/first-element.ts';

const TABS = ['', 'insights', 'policy', 'own'] as const;

/**
 * Which of the viewer's accounts have two-factor authentication, and which have not. Until `boot` is
 * set it shows what stands inside it in the document.
 *
 * @element two-factor-status
 * @slot - what is seen before the page starts
 */
export class TwoFactorStatus extends FirstElement {
  boot: Boot | undefined;

  #stores: FirstStores | undefined;
  #formats!: BaseFormats; // set with the stores, and nothing is drawn before
  readonly #parts = new PageParts(
    () => this.requestUpdate(),
    () => this.boot?.texts.loadRest() ?? Promise.resolve(),
  );
  #late: LatePage | undefined;
  /** The failure for which the notes were loaded last. */
  #told: WhmFailure | undefined;
  #isStarting = false;
  /** Whether what had the focus is gone: the late page finds it another place. */
  #hasLostFocus = false;
  #wantsSetUp = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stores?.connect();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stores?.disconnect();
  }

  protected override willUpdate(changed: Changed): void {
    if (changed.has('boot') && this.boot) this.#start(this.boot);
    const parts = this.#parts;
    const stores = this.#stores;
    if (!stores) return;
    if (stores.hasNotes && !parts.isMissing) parts.loadNotes();
    // Better the first view than none.
    if (parts.isMissing && !this.#late) stores.view.isElsewhere = false;
    if (this.#wantsSetUp && this.#late) {
      this.#wantsSetUp = false;
      this.#late.setUp();
    }
  }

  protected override update(): void {
    const active = this.shadowRoot?.activeElement;
    super.update();
    this.#hasLostFocus ||= active?.isConnected === false;
  }

  protected override updated(): void {
    if (!this.#stores) return;
    const { visit, list, view } = this.#stores;
    const { failure, value } = list.current;
    if (failure?.kind === 'session-ended') keepQuery(visit.storage, visit.user, view.query);
    // The session goes on after all; what an earlier one has left is taken by then.
    else if (value && !failure && this.#late) forgetQuery(visit.storage);
    this.#late?.update();
    if (failure && failure !== this.#told) {
      this.#told = failure;
      this.#parts.loadNotes();
    }
    // Without a list the other tabs can be gone to all the same.
    if ((value || failure) && !this.#late) void drawn(this).then(() => this.#loadRest(value?.root));
    void this.#startLate();
  }

  override render(): TemplateResult {
    if (!this.#stores) return html`<slot></slot>`;
    const stores = this.#stores;
    const late = this.#late;
    const { failure, value } = stores.list.current;
    const hasList = value !== undefined || failure === undefined;
    const isAtAccounts = !late || late.navigation.tab === '';
    const isWaiting = !value && !failure && !stores.list.start;
    return html`<div
      class="page ${isWaiting ? 'waiting' : stores.own.isAwaited ? 'held' : ''}"
      lang=${textsLanguage()}
      @set-up-asked=${this.#onSetUpAsked}
    >
      <div class="top">
        <nav class="tabs" aria-label=${messages.parts}>
          ${TABS.map((tab) => this.#renderTab(tab))}
        </nav>
        ${this.#renderRefresh(stores)}
      </div>
      ${this.#renderNotes(stores)} ${late?.renderTabContents()}
      ${hasList && isAtAccounts ? this.#renderAccounts(stores) : nothing} ${late?.renderDialogs()}
    </div>`;
  }

  /** A link: the browser's menu, a new tab and Back work as with any other, whatever fails below. */
  #renderTab(tab: TabKey): TemplateResult {
    const late = this.#late;
    const isOpen = tab === (late?.navigation.tab ?? '');
    const name = messages.tabs[tab];
    return html`<a
      class="tab"
      href="#${late ? late.navigation.fragmentOf(tab) : tab && `tab=${tab}`}"
      aria-label=${name}
      aria-current=${isOpen ? 'page' : 'false'}
      @click=${(event: MouseEvent) => late?.onTabClick(event, tab)}
      ><bdi class="name" .textContent=${name}></bdi
      ><bdi class="short" .textContent=${tab === 'policy' ? messages.policyTab : name}></bdi
    ></a>`;
  }

  #renderRefresh(stores: FirstStores): TemplateResult {
    const { isPending } = stores.list.current;
    return html`<p class="loaded muted"><bdi .textContent=${this.#ageText(stores)}></bdi></p>
      <button
        id="refresh"
        aria-label=${messages.refresh}
        aria-busy=${isPending}
        @click=${() => stores.load()}
      >
        <span class="turn" aria-hidden="true">↻</span>
        <bdi class="name" .textContent=${messages.refresh}></bdi>
      </button>`;
  }

  /** When the list was loaded. */
  #ageText({ list }: FirstStores): string {
    const { loadedAt } = list.current;
    if (loadedAt === undefined) return '';
    return (
      this.#late?.staleAge ??
      fill(messages.loadedAt, { time: this.#formats.time(loadedAt, Date.now()) })
    );
  }

  #renderAccounts(stores: FirstStores): TemplateResult {
    const late = this.#late;
    return html`<tfs-accounts
      .stores=${stores}
      .formats=${late?.formats ?? this.#formats}
      .late=${late?.list}
      .facts=${late?.renderFacts()}
      .outcome=${late?.renderOutcome()}
    ></tfs-accounts>`;
  }

  /** Failures and notes: in full as soon as they are loaded, in short where that fails as well. */
  #renderNotes(stores: FirstStores): unknown[] {
    const { failure, value } = stores.list.current;
    const late = this.#late;
    const parts = this.#parts;
    const { notes } = parts;
    // Room that is kept until it is there: root's note, or that of the viewer.
    const first = stores.list.root ?? (value && stores.own.current.value);
    const hasRoom = first?.isEnabled === false && !parts.isMissing;
    const room = hasRoom ? html`<div class="note-room"></div>` : nothing;
    return [
      notes
        ? html`<tfs-failure-alert .stores=${stores}></tfs-failure-alert>
            <tfs-notes
              .stores=${stores}
              .formats=${this.#formats}
              .details=${late?.stores.details}
              .isAtPolicy=${late?.navigation.tab === 'policy'}
            ></tfs-notes>`
        : room,
      parts.isMissing && !(failure && notes)
        ? renderPartMissing(failure, stores.visit.loginUrl, () => this.#tryAgain())
        : nothing,
      late?.renderNotes(),
    ];
  }

  /**
   * First the question, then what can be done while the answer is on its way: the browser's first use of
   * Intl alone takes some 20 ms.
   */
  #start(boot: Boot): void {
    const stores = new FirstStores(boot, () => drawn(this));
    this.#stores = stores;
    for (const store of stores.all) store.watch(() => this.requestUpdate());
    stores.load();
    this.#formats = createBaseFormats(boot.language);
    // The address is to be followed before anything is drawn.
    if (stores.view.isElsewhere) this.#parts.loadLate();
  }

  #loadRest(root: Account | undefined): void {
    if (this.#parts.isMissing) return;
    this.#parts.loadLate();
    if (root?.isEnabled === false) this.#parts.loadNotes();
  }

  async #startLate(): Promise<void> {
    const { late } = this.#parts;
    if (!late || this.#isStarting) return;
    this.#isStarting = true;
    // Compiling it was one task; a key or a frame has its turn before it is drawn.
    await yieldToBrowser();
    if (this.#stores)
      this.#late = new late.LatePage(this, this.#stores, this.#formats, this.#hasLostFocus);
    // While WHM can be reached.
    this.#parts.loadNotes();
    this.requestUpdate();
  }

  #tryAgain(): void {
    if (this.#stores?.list.current.failure) this.#stores.load();
    this.#parts.isMissing = false;
    this.#parts.loadLate();
    this.requestUpdate();
  }

  /** What is asked for before the page can do it is done as soon as it can. */
  #onSetUpAsked(): void {
    this.#wantsSetUp = true;
    this.requestUpdate();
  }

  static override styles = [tokens, first, pageStyles];
}

TwoFactorStatus.define('two-factor-status', ['boot']);

declare global {
  interface HTMLElementTagNameMap {
    'two-factor-status': TwoFactorStatus;
  }
}
