/** All of the page that the first rows do not need: loaded after them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../accounts/account.ts';
import { readExceptions } from '../accounts/exception.ts';
import { LateList } from '../features/accounts-list/late-list.ts';
import type { SummaryFacts } from '../features/accounts-list/summary-card.ts';
import { staleAge } from '../features/notes/stale-age.ts';
import type { TfsReportTools } from '../features/report/report-tools.ts';
import type { BaseFormats } from '../i18n/base-formats.ts';
import { createFormats, type Formats } from '../i18n/formats.ts';
import { messages } from '../i18n/messages.ts';
import { createTextOrder } from '../i18n/text-order.ts';
import type { FirstStores } from '../state/first-stores.ts';
import { addLaterStores } from '../state/later-stores.ts';
import type { Stores } from '../state/stores.ts';
import { deepActiveElement } from '../ui/dialog.ts';
import type { FirstElement } from '../ui/first-element.ts';
import '../ui/message.ts';
import { adopt } from '../ui/styles/adopt.ts';
import { controls } from '../ui/styles/shared.ts';
import { renderAddressNotes } from './address-notes.ts';
import { renderExceptionsNote } from './exceptions-note.ts';
import { ensureReadableColours } from './brand-colours.ts';
import { FeatureLoader, type FeatureTag } from './features.ts';
import { insightsStyles } from './insights-styles.ts';
import { Navigation } from './navigation.ts';
import { showOpenTab } from './open-tab.ts';
import type { TabKey } from './page-address.ts';
import { PageFocus } from './page-focus.ts';
import { focusAccount, restoreFocus } from './restore-focus.ts';
import { toolStyles } from './tool-styles.ts';

/** The cards of the tab “Insights”. */
const INSIGHTS = [
  'tfs-trend-card',
  'tfs-last-visit-card',
  'tfs-breakdown-card',
  'tfs-unavailable-card',
  'tfs-exceptions-card',
  'tfs-comparison-card',
] as const;
/** How often the age of a list that could not be refreshed is said anew. */
const AGE_MS = 30_000;

export class LatePage {
  readonly stores: Stores;
  readonly formats: Formats;
  readonly list: LateList;
  readonly navigation: Navigation;

  readonly #host: FirstElement;
  #ageTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #features: FeatureLoader;
  /** The tab that was brought into sight last: afterwards the viewer scrolls as they like. */
  #shownTab: TabKey = '';
  /** Where what one copies or exports was pressed: above the rows, or in one of them and below. */
  #outcomePlace: 'tools' | 'rows' = 'tools';
  /** The elements of {@link #keep}. */
  readonly #kept = new Map<string, HTMLElement>();

  /**
   * @param host the page
   * @param hasLostFocus whether what had the focus in it is gone
   */
  constructor(host: FirstElement, first: FirstStores, base: BaseFormats, hasLostFocus: boolean) {
    const { language } = first.visit;
    this.#host = host;
    this.stores = addLaterStores(
      first,
      createTextOrder(language),
      readExceptions(host.dataset['exceptions'], Date.now()),
    );
    this.formats = createFormats(language, base);
    this.#features = new FeatureLoader(() => host.requestUpdate());
    this.navigation = new Navigation(host, this.stores);
    this.list = new LateList(this.stores, this.formats, () => this.renderOutcome('rows'));
    const { details, availability, selection, lastVisit } = this.stores;
    for (const store of [details, availability, selection, lastVisit]) {
      store.watch(() => host.requestUpdate());
    }
    adopt(host, controls);
    adopt(host, toolStyles);
    adopt(host, insightsStyles);
    ensureReadableColours(host);
    new PageFocus(host, hasLostFocus, () => first.list.current.failure !== undefined);
    this.#listen();
  }

  /** The page calls this after each drawing: what stands in it now is loaded. */
  update(): void {
    const { navigation } = this;
    navigation.follow();
    if (navigation.tab !== this.#shownTab) {
      this.#shownTab = navigation.tab;
      showOpenTab(this.#host.renderRoot);
    }
    clearTimeout(this.#ageTimer);
    if (this.staleAge !== undefined && this.#host.isConnected) {
      this.#ageTimer = setTimeout(() => this.#host.requestUpdate(), AGE_MS);
    }
    this.#lookForAvailability();
    const hasList = this.stores.list.current.value !== undefined;
    const wanted: readonly (readonly [FeatureTag, boolean])[] = [
      // The browser's own command to print waits for nothing.
      ['tfs-report-tools', hasList],
      ['tfs-trend-fact', hasList],
      ...INSIGHTS.map((tag) => [tag, navigation.tab === 'insights'] as const),
      ['tfs-lost-note', this.stores.lastVisit.told.length > 0],
      ['tfs-account-dialog', navigation.account !== ''],
      ['tfs-policy-tab', navigation.tab === 'policy'],
      ['tfs-own-account-tab', navigation.tab === 'own'],
    ];
    for (const [tag, isWanted] of wanted) if (isWanted) void this.#features.load(tag);
  }

  /** How long ago the list was loaded that could not be refreshed. */
  get staleAge(): string | undefined {
    const { loadedAt, failure } = this.stores.list.current;
    return failure && loadedAt !== undefined
      ? staleAge(loadedAt, this.stores.visit.language)
      : undefined;
  }

  /** Who cannot enable it is told beside each of them: asked for as soon as the list has come to rest. */
  #lookForAvailability(): void {
    const { list, details, availability } = this.stores;
    const { value, isPending, failure } = list.current;
    if (value && !isPending && !failure && details.shownState !== 'coming') {
      availability.look(details.notEnabled);
    }
  }

  /** Opens the dialog with which the viewer sets up their own second factor. */
  setUp(): void {
    void this.#with('tfs-set-up-dialog', (dialog) => dialog.open());
  }

  /** A plain press; with a modifier key, or another button, the link does what links do. */
  onTabClick(event: MouseEvent, tab: TabKey): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    this.navigation.openTab(tab);
  }

  renderNotes(): unknown[] {
    return [
      this.#renderLostNote(),
      renderAddressNotes(this.navigation, this.stores),
      renderExceptionsNote(this.stores.exceptions),
      this.#renderFailure(),
    ];
  }

  /** Above the list; among the insights a card tells of it. */
  #renderLostNote(): TemplateResult | typeof nothing {
    if (this.navigation.tab !== '') return nothing;
    const { stores, formats } = this;
    return this.#when(
      'tfs-lost-note',
      html`<tfs-lost-note .stores=${stores} .formats=${formats}></tfs-lost-note>`,
    );
  }

  /** The tabs beside the accounts. */
  renderTabContents(): TemplateResult[] {
    const { stores, formats, navigation } = this;
    const { fragment } = navigation;
    const contents = {
      insights: this.#renderInsights(),
      policy: this.#when(
        'tfs-policy-tab',
        html`<tfs-policy-tab
          .stores=${stores}
          .formats=${formats}
          .fragment=${fragment}
        ></tfs-policy-tab>`,
      ),
      own: this.#when(
        'tfs-own-account-tab',
        html`<tfs-own-account-tab
          .stores=${stores}
          .formats=${formats}
          .fragment=${fragment}
        ></tfs-own-account-tab>`,
      ),
    };
    return Array.from(
      navigation.visited,
      (tab) =>
        html`<div class="tab-content" ?hidden=${tab !== navigation.tab}>${contents[tab]}</div>`,
    );
  }

  /** In the order in which one reads them. */
  #renderInsights(): TemplateResult {
    const { stores, formats } = this;
    const all = { stores, formats };
    // All at once, so that none moves another; without what cannot be loaded.
    const isComing = INSIGHTS.some((tag) => !this.#features.isLoaded(tag));
    if (isComing && !this.#features.hasFailed) return html`<div class="insights"></div>`;
    const byOwner = stores.visit.hasRoot
      ? this.#keep('tfs-breakdown-card', { ...all, by: 'owner' }, 'owner')
      : nothing;
    return html`<div class="insights">
      ${this.#keep('tfs-trend-card', all)} ${this.#keep('tfs-last-visit-card', all)} ${byOwner}
      ${this.#keep('tfs-breakdown-card', { ...all, by: 'package' }, 'package')}
      ${this.#keep('tfs-unavailable-card', all)} ${this.#renderExceptions()}
      ${this.#keep('tfs-comparison-card', all)}
    </div>`;
  }

  /** Where there are any. */
  #renderExceptions(): unknown {
    const { stores, formats } = this;
    const { excused, expired } = stores.exceptions;
    if (excused.length + expired.length === 0) return nothing;
    return this.#keep('tfs-exceptions-card', { stores, formats });
  }

  /** In the summary. */
  renderFacts(): SummaryFacts {
    const { stores, formats } = this;
    const trend = this.#when(
      'tfs-trend-fact',
      html`<tfs-trend-fact .stores=${stores} .formats=${formats}></tfs-trend-fact>`,
    );
    return { trend, more: this.list.renderExcused() };
  }

  /**
   * What became of a copy or an export, beside what was pressed. Always there, so that a screen reader hears
   * what comes into it.
   */
  renderOutcome(place: 'tools' | 'rows' = 'tools'): TemplateResult {
    const isHere = place === this.#outcomePlace;
    return html`<div class="outcome" aria-live="polite">
      ${isHere ? this.#renderReportTools() : nothing}
    </div>`;
  }

  renderDialogs(): unknown[] {
    const { stores, formats, navigation } = this;
    const { fragment } = navigation;
    return [
      this.#when(
        'tfs-account-dialog',
        html`<tfs-account-dialog
          .stores=${stores}
          .formats=${formats}
          .user=${navigation.account}
        ></tfs-account-dialog>`,
      ),
      this.#when(
        'tfs-removal-flow',
        html`<tfs-removal-flow
          .stores=${stores}
          .formats=${formats}
          .fragment=${fragment}
        ></tfs-removal-flow>`,
      ),
      this.#when(
        'tfs-set-up-dialog',
        html`<tfs-set-up-dialog
          .stores=${stores}
          .formats=${formats}
          .fragment=${fragment}
        ></tfs-set-up-dialog>`,
      ),
      this.#when(
        'tfs-reminder-dialog',
        html`<tfs-reminder-dialog .stores=${stores} .formats=${formats}></tfs-reminder-dialog>`,
      ),
      html`<tfs-confirm
        @focus-lost=${() => restoreFocus(this.#host, stores.view, '')}
      ></tfs-confirm>`,
      this.#renderOutOfSight(),
    ];
  }

  /** The accounts can be printed also where they are not what is open. */
  #renderOutOfSight(): TemplateResult {
    const { value, failure } = this.stores.list.current;
    const isAtAccounts = this.navigation.tab === '';
    const hasTools = isAtAccounts && (value ? value.accounts.length > 0 : !failure);
    return html`<div hidden>${hasTools ? nothing : this.#renderReportTools()}</div>`;
  }

  #renderReportTools(): unknown {
    const { stores, formats } = this;
    const { fragment } = this.navigation;
    return this.#keep('tfs-report-tools', { stores, formats, fragment, columns: this.#columns });
  }

  /** A feature's element stands in the page once it works. */
  #when(tag: FeatureTag, element: TemplateResult): TemplateResult | typeof nothing {
    return this.#features.isLoaded(tag) ? element : nothing;
  }

  /**
   * A feature's element, once it works. It is always the same one, so that it is as it was when it comes back
   * into the page: with the file that was read, or while it exports.
   *
   * @param name of this one, where there are several
   */
  #keep<Tag extends FeatureTag>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
    name: string = tag,
  ): HTMLElement | typeof nothing {
    if (!this.#features.isLoaded(tag)) return nothing;
    const element = this.#kept.get(name) ?? document.createElement(tag);
    this.#kept.set(name, element);
    return Object.assign(element, properties);
  }

  readonly #columns = () => this.list.columnKeys;

  /** What could not be loaded, and the way out of it. */
  #renderFailure(): TemplateResult | typeof nothing {
    // Where the session has ended nothing of the page can be had, and that is told already.
    const isEnded = this.stores.list.current.failure?.kind === 'session-ended';
    if (!this.#features.hasFailed || isEnded) return nothing;
    return html`<tfs-message role="note" .tone=${'warning'} .heading=${messages.partMissing}>
      <p>
        <button class="button" @click=${() => this.#features.retry()}>${messages.tryAgain}</button>
      </p>
    </tfs-message>`;
  }

  /** What the features ask of the page. */
  #listen(): void {
    const { navigation, stores } = this;
    const host = this.#host;
    const on = (type: string, act: (detail: never) => void) =>
      host.renderRoot.addEventListener(type, (event) => act((event as CustomEvent<never>).detail));
    on('account-chosen', (user: string) =>
      navigation.openAccount(user, this.#openerOf(deepActiveElement())),
    );
    on('panel-closed', () => navigation.closeAccount());
    on('own-account-asked', () => navigation.openTab('own'));
    on('policy-asked', () => {
      navigation.openTab('policy');
      void this.#with('tfs-policy-tab', (tab) => tab.turnOn());
    });
    on('accounts-asked', () => void this.#openAccounts());
    on('user-name-copy-asked', (user: string) =>
      this.#report('rows', (report) => report.copyUser(user)),
    );
    on('reminder-asked', (accounts: readonly Account[]) => this.#write(accounts));
    const placeOf = (key: string) => (key.endsWith('-selected') ? 'rows' : 'tools');
    on('copy-chosen', (key: string) => {
      if (key === 'write') this.#write(stores.view.result?.rows ?? []);
      else this.#report(placeOf(key), (report) => report.copy(key));
    });
    on('export-chosen', (key: string) =>
      this.#report(placeOf(key), (report) => report.export(key)),
    );
    on(
      'removal-asked',
      (accounts: readonly Account[]) =>
        void this.#with('tfs-removal-flow', (flow) => flow.ask(accounts)),
    );
    on('second-factors-removed', (users: ReadonlySet<string>) => {
      stores.lastVisit.expectLoss(users);
      host.renderRoot.querySelector('tfs-account-dialog')?.refresh();
    });
    on('focus-lost', (user: string) => restoreFocus(host, stores.view, user || ''));
  }

  /** The accounts, with the focus on the first of those that are shown. */
  async #openAccounts(): Promise<void> {
    const host = this.#host;
    this.navigation.openTab('');
    await host.updateComplete;
    // The list, and in it the table, are drawn anew.
    await host.renderRoot.querySelector('tfs-accounts')?.updateComplete;
    await host.renderRoot.querySelector('tfs-table')?.updateComplete;
    const [first] = this.stores.view.result?.rows ?? [];
    focusAccount(host, this.stores.view, first?.user ?? '');
  }

  /** Copies or exports, and tells what became of it there. */
  #report(place: 'tools' | 'rows', act: (report: TfsReportTools) => void): void {
    this.#outcomePlace = place;
    this.#host.requestUpdate();
    void this.#with('tfs-report-tools', act);
  }

  /** Opens the dialog with which one writes to the owners of accounts. */
  #write(accounts: readonly Account[]): void {
    void this.#with('tfs-reminder-dialog', (dialog) => dialog.open(accounts));
  }

  /** Of a row it is the row itself, wherever it is by then: the table draws its rows for other accounts. */
  #openerOf(active: HTMLElement | undefined): HTMLElement | undefined {
    return active?.closest('[role=row]') ? undefined : active;
  }

  /** Loads a feature, and lets its element do something. */
  async #with<Tag extends FeatureTag>(
    tag: Tag,
    act: (element: HTMLElementTagNameMap[Tag]) => unknown,
  ): Promise<void> {
    if (!(await this.#features.load(tag))) return;
    await this.#host.updateComplete;
    // One that is kept may be on its way from one place of the page to another.
    const element =
      (this.#kept.get(tag) as HTMLElementTagNameMap[Tag] | undefined) ??
      this.#host.renderRoot.querySelector<HTMLElementTagNameMap[Tag]>(tag);
    if (element) act(element);
  }
}
