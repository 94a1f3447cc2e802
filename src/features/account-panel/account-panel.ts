/** <tfs-account-panel>: everything that is known of one account, in a dialog at the side of the page. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { askingMessages } from '../../i18n/asking-messages.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import { dataText } from '../../ui/data-text.ts';
import '../../ui/message.ts';
import './excuse-command.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import { fill } from '../../i18n/texts.ts';
import { panelMessages } from './panel-messages.ts';
import { ROOT_USER, stateOf, type Account } from '../../accounts/account.ts';
import { factsOf, type Fact } from './account-facts.ts';
import { TONES } from '../../ui/tones.ts';
import { cells } from '../../ui/styles/cells.ts';
import { primary } from '../../ui/styles/primary.ts';
import { shared } from '../../ui/styles/shared.ts';

/** A place in WHM where one acts on the account. */
export interface PanelLink {
  readonly label: string;
  readonly href: string;
}

/** What one can do with the account. */
export interface PanelAction {
  readonly key: string;
  readonly label: string;
  /** Whether it is what most people do next. */
  readonly isPrimary?: boolean;
}

/**
 * A modal dialog, named by the user. It is opened and closed by `user`; who sets that also returns the
 * focus to where it was.
 *
 * @element tfs-account-panel
 * @fires panel-closed - the user has closed it; not when `user` is set to ''
 * @fires try-again - after a failure
 * @fires action-chosen - CustomEvent<string>: the key of one of `actions`
 */
export class TfsAccountPanel extends LitElement {
  static override properties = {
    user: {},
    account: { attribute: false },
    isPending: { attribute: false },
    failure: { attribute: false },
    isPolicyOn: { attribute: false },
    formats: { attribute: false },
    links: { attribute: false },
    actions: { attribute: false },
    featureManager: {},
    askedAt: {},
    excuseCommand: {},
    whyNotKnown: {},
  };

  /** Whose panel is open; empty: none is. */
  user = '';
  /** What is known; undefined where nothing is. */
  account: Account | undefined;
  /** Whether WHM is being asked. */
  isPending = false;
  failure: { readonly title: string; readonly reason: string } | undefined;
  /** Undefined where it is not known. */
  isPolicyOn: boolean | undefined;
  formats!: Formats; // set by the page before the first panel is opened
  links: readonly PanelLink[] = [];
  /** What one can do with the account. */
  actions: readonly PanelAction[] = [];
  /** WHM's page where feature lists are edited; empty for who may not. */
  featureManager = '';
  /** The time when `account` was asked for, as it is written; empty where it was not (yet). */
  askedAt = '';
  /** With which the viewer can excuse the account on the server; empty for who cannot. */
  excuseCommand = '';
  /** A sentence: why the details are not known, where the page knows why. */
  whyNotKnown = '';

  #hadFocus = false;
  #isPressOutside = false;

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog') as HTMLDialogElement; // always rendered
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement != null;
  }

  /** On its first button. */
  override focus(): void {
    this.#dialog.querySelector('button')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A dialog that was taken out of the document is no longer open.
    if (this.hasUpdated && this.user !== '') this.#dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.hasUpdated) this.#dialog.close();
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.#dialog;
    if (changed.has('user')) {
      if (this.user === '') dialog.close();
      else if (!dialog.open) dialog.showModal();
      dialog.scrollTop = 0;
    }
    // What had the focus is gone with the change ("Try again").
    if (dialog.open && this.#hadFocus && !this.#hasFocus) this.focus();
  }

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="name"
      @close=${this.#onClose}
      @keydown=${this.#onKeydown}
      @pointerdown=${this.#onPointerdown}
      @click=${this.#onClick}
      @wheel=${this.#onWheel}
    >
      ${this.user === '' ? nothing : this.#renderPanel()}
    </dialog>`;
  }

  #renderPanel(): TemplateResult {
    const { user, account, isPending, failure, askedAt, links } = this;
    const asked = askedAt === '' ? '' : fill(askingMessages.askedAt, { time: askedAt });
    const isUnknown = !account && !isPending && !failure;
    return html`<header>
        <h2 id="name">${dataText(user)}</h2>
        <button class="button" @click=${() => this.#dialog.close()}>${closeMessages.close}</button>
      </header>
      <div class="content">
        <div class="muted" aria-live="polite">
          <bdi .textContent=${isPending ? askingMessages.asking : asked}></bdi>
        </div>
        ${failure && !isPending ? this.#renderFailure(failure) : nothing}
        ${account ? this.#renderAccount(account) : this.#renderActions()}
        ${isUnknown ? html`<p><bdi>${panelMessages.noAnswer}</bdi></p>` : nothing}
        ${links.length > 0 ? renderLinks(links) : nothing}
      </div>`;
  }

  #renderActions(): TemplateResult | typeof nothing {
    if (this.actions.length === 0) return nothing;
    return html`<p class="actions">${this.actions.map((action) => this.#renderAction(action))}</p>`;
  }

  #renderAction({ key, label, isPrimary = false }: PanelAction): TemplateResult {
    const choose = () =>
      this.dispatchEvent(new CustomEvent<string>('action-chosen', { detail: key }));
    return html`<button class="button ${isPrimary ? 'primary' : ''}" @click=${choose}>
      <bdi .textContent=${label}></bdi>
    </button>`;
  }

  /** The way to what keeps the owner from enabling it. */
  #renderFeatureManager({ canEnable }: Account): TemplateResult | typeof nothing {
    if (canEnable !== false || this.featureManager === '') return nothing;
    return html`<p class="actions">
      <a class="button primary" href=${this.featureManager}
        ><bdi>${panelMessages.featureManager}</bdi></a
      >
    </p>`;
  }

  #renderFailure({ title, reason }: { title: string; reason: string }): TemplateResult {
    return html`<tfs-message role="alert" .tone=${'error'} .heading=${title} .text=${reason}>
      <p>
        <button class="button" @click=${() => this.dispatchEvent(new Event('try-again'))}>
          ${messages.tryAgain}
        </button>
      </p>
    </tfs-message>`;
  }

  #renderAccount(account: Account): TemplateResult {
    const state = stateOf(account);
    const meaning = this.#meaningOf(account);
    const facts = factsOf(account, this.formats);
    const isMissing = facts.some(([, values]) => values.length === 0);
    return html`<section>
        <p class="state ${TONES[state]}">
          <i class="sign"></i
          ><span><bdi .textContent=${twoFactorText(state, this.isPolicyOn === false)}></bdi></span>
        </p>
        ${meaning === '' ? nothing : html`<p><bdi .textContent=${meaning}></bdi></p>`}
      </section>
      ${this.#renderFeatureManager(account)} ${this.#renderActions()}
      <dl>${facts.map(([name, values]) => this.#renderFact(name, values))}</dl>
      ${
        isMissing && !this.isPending
          ? html`<p class="muted"><bdi .textContent=${this.#whyMissing(account)}></bdi></p>`
          : nothing
      }
      ${
        this.excuseCommand === ''
          ? nothing
          : html`<tfs-excuse-command .command=${this.excuseCommand}></tfs-excuse-command>`
      }`;
  }

  #meaningOf(account: Account): string {
    const { meaning } = panelMessages;
    const state = stateOf(account);
    if (account.canEnable === false) return meaning.cannotEnable;
    if (state !== 'enabled' || this.isPolicyOn === true) return meaning[state];
    // Off, the state itself tells it.
    return this.isPolicyOn === false ? '' : meaning.policyUnknown;
  }

  #renderFact(name: string, values: Fact[1]): TemplateResult {
    const missing = this.isPending ? panelMessages.notKnownYet : panelMessages.notKnown;
    return html`<div>
      <dt><bdi .textContent=${name}></bdi></dt>
      ${
        values.length === 0
          ? html`<dd class="muted"><bdi .textContent=${missing}></bdi></dd>`
          : values.map(
              (value) =>
                html`<dd>
                  ${typeof value === 'string' ? html`<bdi .textContent=${value}></bdi>` : value}
                </dd>`,
            )
      }
    </div>`;
  }

  #whyMissing({ user, details }: Account): string {
    const { root, details: unlisted } = panelMessages.whyNotKnown;
    if (!details && this.whyNotKnown !== '') return this.whyNotKnown;
    return user === ROOT_USER ? root : unlisted;
  }

  /** The Close button, Escape, a press outside; or the page, which has then set `user` already. */
  #onClose(): void {
    const isStill = this.#dialog.open || !this.isConnected;
    if (this.user !== '' && !isStill) this.dispatchEvent(new Event('panel-closed'));
  }

  #onKeydown(event: KeyboardEvent): void {
    // The browser closes the dialog; WHM need not hear of it.
    if (event.key === 'Escape') event.stopPropagation();
  }

  /** Everything of the dialog is covered by what stands in it: what hits itself is outside. */
  #onPointerdown({ target }: Event): void {
    this.#isPressOutside = target === this.#dialog;
  }

  #onClick({ target }: Event): void {
    // A selection that only ends outside is no press there.
    if (this.#isPressOutside && target === this.#dialog) this.#dialog.close();
  }

  #onWheel(event: WheelEvent): void {
    const { scrollHeight, clientHeight } = this.#dialog;
    const isScrolling = event.target !== this.#dialog && scrollHeight > clientHeight;
    // The page behind would scroll instead. With Ctrl the wheel zooms.
    if (!isScrolling && !event.ctrlKey) event.preventDefault();
  }

  static override styles = [
    shared,
    cells,
    primary,
    css`
      :host {
        display: contents;
      }

      dialog {
        inset-block: 0;
        inset-inline: auto 0;
        width: min(26rem, 100%);
        max-width: none;
        height: auto;
        max-height: none;
        margin: 0;
        padding: 0;
        overflow: hidden auto;
        overscroll-behavior: contain;
        border: 0;
        background: var(--tfs-surface);
        color: var(--tfs-text);
        box-shadow: 0 0 1.5rem rgb(0 0 0 / 24%);
        overflow-wrap: anywhere;
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      @media (prefers-reduced-motion: no-preference) {
        dialog[open] {
          animation: slide 0.15s ease-out;
        }
      }

      @keyframes slide {
        from {
          inset-inline-end: -4rem;
          opacity: 0;
        }
      }

      @media (forced-colors: active) {
        dialog {
          border-inline-start: 1px solid;
        }
      }

      header {
        position: sticky;
        inset-block-start: 0;
        display: flex;
        gap: 1rem;
        align-items: start;
        padding: 1rem 1.25rem;
        border-block-end: 1px solid var(--tfs-line);
        background: inherit;
      }

      /* The whole name stands in the list below. */
      h2 {
        flex: 1;
        min-width: 0;
        max-height: 7.75rem;
        margin: 0;
        padding-block-start: 0.25rem;
        overflow: hidden;
        font-size: 1.25rem;
        font-weight: 600;
        line-height: 1.5rem;
      }

      header .button {
        flex: none;
      }

      .content {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 1rem;
        padding: 1rem 1.25rem 1.5rem;
      }

      section,
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.25rem;
        margin: 0;
      }

      dl > div {
        padding-block: 0.5rem;
        border-block-end: 1px solid var(--tfs-line);
      }

      dt {
        color: var(--tfs-muted);
        font-size: 0.8125rem;
      }

      dd {
        margin: 0;
      }

      ul {
        display: grid;
        gap: 0.375rem;
        margin: 0.25rem 0 0;
        padding: 0;
        list-style: none;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
      }

      ul a {
        color: var(--tfs-primary);
        font-weight: 600;
      }
    `,
  ];
}

function renderLinks(links: readonly PanelLink[]): TemplateResult {
  return html`<nav aria-labelledby="places">
    <p id="places" class="muted"><bdi>${panelMessages.places}</bdi></p>
    <ul>
      ${links.map(
        ({ label, href }) =>
          html`<li>
            <a href=${href}><bdi .textContent=${label}></bdi></a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

customElements.define('tfs-account-panel', TfsAccountPanel);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-account-panel': TfsAccountPanel;
  }
  interface HTMLElementEventMap {
    'panel-closed': Event;
    'try-again': Event;
    'action-chosen': CustomEvent<string>;
  }
}
