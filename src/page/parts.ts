/** The parts of the page that are loaded when somebody asks for them. */
import { html, nothing, type TemplateResult } from 'lit';
import { messages } from '../i18n/messages.ts';
import type { Account } from '../accounts/account.ts';
import type { BreakdownKey } from './page-address.ts';
import type { TfsBreakdownCard } from '../features/breakdown/breakdown-card.ts';
import type { TfsComparisonCard } from '../features/comparison/comparison-card.ts';
import type { PageContext } from './page-context.ts';
import type { PartContext, PartsContext } from './part-context.ts';
import type { OwnPart } from '../features/own-account/own-part.ts';
import type { PanelPart } from '../features/account-panel/panel-part.ts';
import { placeFocus } from './restore-focus.ts';
import type { TfsPolicyTab } from '../features/policy/policy-tab.ts';
import type { Printer } from '../features/report/printer.ts';
import type { RemovalPart } from '../features/removal/removal-part.ts';
import type { ReportPart } from '../features/report/report-part.ts';
import type { TfsTrendCard } from '../features/trend/trend-card.ts';

interface PartTypes {
  trend: TfsTrendCard;
  panel: PanelPart;
  breakdown: TfsBreakdownCard;
  comparison: TfsComparisonCard;
  report: ReportPart;
  printer: Printer;
  removal: RemovalPart;
  policy: TfsPolicyTab;
  own: OwnPart;
}

type Make<Name extends keyof PartTypes> = (
  page: PageContext,
  context: PartContext,
) => PartTypes[Name];

const LOADERS: { readonly [Name in keyof PartTypes]: () => Promise<Make<Name>> } = {
  trend: async () => {
    await import('../features/trend/trend-card.ts');
    return ({ stores, formats }) =>
      Object.assign(document.createElement('tfs-trend-card'), { stores, formats });
  },
  panel: async () => {
    const { PanelPart } = await import('../features/account-panel/panel-part.ts');
    return (page, context) => new PanelPart(page, context);
  },
  breakdown: async () => {
    await import('../features/breakdown/breakdown-card.ts');
    return ({ stores, formats }, { closeBreakdown }) => {
      const card = Object.assign(document.createElement('tfs-breakdown-card'), { stores, formats });
      card.addEventListener('breakdown-closed', closeBreakdown);
      return card;
    };
  },
  comparison: async () => {
    await import('../features/comparison/comparison-card.ts');
    return ({ stores, formats }, { closeComparison, openAccount }) => {
      const card = Object.assign(document.createElement('tfs-comparison-card'), {
        stores,
        formats,
      });
      card.addEventListener('comparison-closed', closeComparison);
      card.addEventListener('account-chosen', ({ detail }) => openAccount(detail));
      return card;
    };
  },
  report: async () => {
    const { ReportPart } = await import('../features/report/report-part.ts');
    return (page, context) => new ReportPart(page, context);
  },
  printer: async () => {
    const { Printer } = await import('../features/report/printer.ts');
    return (page, context) => new Printer(page, context);
  },
  removal: async () => {
    const { RemovalPart } = await import('../features/removal/removal-part.ts');
    return (page, context) => new RemovalPart(page, context);
  },
  policy: async () => {
    await import('../features/policy/policy-tab.ts');
    return ({ stores, formats }, { fragment }) =>
      Object.assign(document.createElement('tfs-policy-tab'), { stores, formats, fragment });
  },
  own: async () => {
    const { OwnPart } = await import('../features/own-account/own-part.ts');
    return (page, context) => new OwnPart(page, context);
  },
};

/** When the page has had its rest, it gets ready to be printed: the browser's own command waits for nothing. */
const PRINTER_MS = 2_000;

export class Parts {
  isComparing = false;

  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #loaded: Partial<PartTypes> = {};
  readonly #loading = new Map<keyof PartTypes, Promise<unknown>>();
  readonly #failed = new Set<keyof PartTypes>();

  constructor(page: PageContext, context: PartsContext) {
    this.#page = page;
    this.#context = {
      ...context,
      closeComparison: () => this.toggleComparison(),
      logIn: () => page.boot.shareUrl(context.fragment()),
      remove: (accounts) => this.remove(accounts),
    };
    setTimeout(() => void this.#load('printer'), PRINTER_MS);
  }

  /** What could not be loaded, and the way out of it. */
  renderFailure(): TemplateResult | typeof nothing {
    if (this.#failed.size === 0) return nothing;
    const tryAgain = () => {
      const names = [...this.#failed];
      this.#failed.clear();
      for (const name of names) void this.#load(name);
    };
    return html`<tfs-message role="note" .tone=${'warning'} .heading=${messages.partMissing}>
      <p><button class="button" @click=${tryAgain}>${messages.tryAgain}</button></p>
    </tfs-message>`;
  }

  /** Always the same element: it stays as it is while the accounts are not what is open. */
  renderTrend(): unknown {
    return this.#page.list.value ? this.#part('trend') : nothing;
  }

  /** @param user whose panel is open; empty when none is */
  renderPanel(user: string): unknown {
    return user === '' ? this.#loaded.panel?.render('') : this.#part('panel')?.render(user);
  }

  /** The cards between the filters and the list. */
  renderCards(breakdown: BreakdownKey): unknown[] {
    return [
      breakdown === '' ? nothing : this.#renderBreakdown(breakdown),
      this.isComparing ? this.#part('comparison') : nothing,
      // Always there, so that a screen reader hears what comes into it.
      html`<div class="said" aria-live="polite">${this.#loaded.report?.render()}</div>`,
    ];
  }

  #renderBreakdown(by: 'owner' | 'package'): unknown {
    const card = this.#part('breakdown');
    return card && Object.assign(card, { by });
  }

  /** The part of the page that is not the accounts. */
  renderTab(tab: 'policy' | 'own'): unknown {
    return tab === 'policy' ? this.#part(tab) : this.#part(tab)?.render();
  }

  /** Dialogs of what one does. */
  renderDialogs(): unknown[] {
    const { removal, own, policy } = this.#loaded;
    // One for both: what stands in a part that is hidden could not be shown.
    const confirm =
      own || policy
        ? html`<tfs-confirm @focus-lost=${() => placeFocus(this.#page)}></tfs-confirm>`
        : nothing;
    return [removal?.render(), own?.renderDialogs(), confirm];
  }

  /** Asks whether the second factors of these are to be removed. */
  remove(accounts: readonly Account[]): void {
    void this.#load('removal').then((part) => part?.ask(accounts));
  }

  /** Opens the dialog with which the viewer sets up their own second factor. */
  setUp(): void {
    void this.#load('own').then((part) => part?.setUp());
  }

  /** Asks afresh for the account whose panel is open. */
  refreshPanel(): void {
    this.#loaded.panel?.refresh();
  }

  toggleComparison(): void {
    this.isComparing = !this.isComparing;
    this.#page.host.requestUpdate();
  }

  /** Copies what the shown accounts have of `key`. */
  copy(key: string): void {
    void this.#load('report').then((part) => part?.copy(key));
  }

  /** Exports or prints, as `key` says. */
  async export(key: string): Promise<void> {
    const part = await this.#load('report');
    if (key !== 'print') return part?.export(key);
    const printer = await this.#load('printer');
    if (printer) await part?.print(printer);
  }

  /** A part that is to be drawn: as soon as it is loaded. */
  #part<Name extends keyof PartTypes>(name: Name): PartTypes[Name] | undefined {
    const part: PartTypes[Name] | undefined = this.#loaded[name];
    if (!part && !this.#failed.has(name)) void this.#load(name);
    return part;
  }

  async #load<Name extends keyof PartTypes>(name: Name): Promise<PartTypes[Name] | undefined> {
    const loaded: PartTypes[Name] | undefined = this.#loaded[name];
    if (loaded) return loaded;
    const loading =
      this.#loading.get(name) ??
      LOADERS[name]().then(
        (make) => {
          this.#loaded[name] ??= make(this.#page, this.#context);
          this.#failed.delete(name);
        },
        () => this.#failed.add(name),
      );
    this.#loading.set(name, loading);
    await loading;
    this.#loading.delete(name);
    this.#page.host.requestUpdate();
    return this.#loaded[name];
  }
}
