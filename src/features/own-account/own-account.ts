/** <tfs-own-account>: whether the viewer has two-factor, and what they can do about it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { FocusKeeper } from '../../ui/focus-keeper.ts';
import '../../ui/message.ts';
import { renderLogIn, renderResult, type ActionResult } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { askingMessages } from '../../i18n/asking-messages.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import { setUpNames } from '../../i18n/set-up-text.ts';
import { fill } from '../../i18n/texts.ts';
import { ownMessages } from './own-messages.ts';
import { card } from '../../ui/styles/card.ts';
import { cells } from '../../ui/styles/cells.ts';
import { primary } from '../../ui/styles/primary.ts';
import { shared } from '../../ui/styles/shared.ts';

/**
 * @element tfs-own-account
 * @fires set-up-asked
 * @fires removal-asked
 * @fires try-again - the state is to be asked for once more
 */
export class TfsOwnAccount extends LitElement {
  static override properties = {
    user: {},
    isEnabled: { attribute: false },
    isPolicyOn: { attribute: false },
    isPending: { attribute: false },
    isRemoving: { attribute: false },
    askedAt: {},
    failure: { attribute: false },
    result: { attribute: false },
  };

  user = '';
  /** Undefined while it is not known. */
  isEnabled: boolean | undefined;
  /** Undefined where it is not known. */
  isPolicyOn: boolean | undefined;
  isPending = false;
  isRemoving = false;
  /** When it was asked for, as it is written; empty while it was not. */
  askedAt = '';
  /** Why the state is not known. */
  failure: Problem | undefined;
  result: ActionResult | undefined;

  constructor() {
    super();
    new FocusKeeper(this, () => this.focus());
  }

  /** On what one can do next. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button, a')?.focus();
  }

  override render(): TemplateResult {
    const { user, isEnabled, failure, result, askedAt } = this;
    const asked = askedAt === '' ? '' : fill(askingMessages.askedAt, { time: askedAt });
    return html`<header>
        <h2>${ownMessages.heading}</h2>
        <p class="muted">
          <bdi .textContent=${this.isPending ? askingMessages.asking : asked}></bdi>
        </p>
      </header>
      <p class="user">${dataText(user)}</p>
      ${isEnabled === undefined ? nothing : this.#renderState(isEnabled)}
      ${failure && !this.isPending ? this.#renderFailure(failure) : nothing}
      <div aria-live="polite">
        ${this.isRemoving ? html`<p><bdi>${ownMessages.removing}</bdi></p>` : nothing}
        ${renderResult(result)}
      </div>`;
  }

  #renderState(isEnabled: boolean): TemplateResult {
    const text = twoFactorText(isEnabled ? 'enabled' : 'not-enabled', this.isPolicyOn === false);
    const meaning = this.#meaningOf(isEnabled);
    return html`<p class="state ${isEnabled ? 'good' : 'bad'}">
        <i class="sign"></i><span><bdi .textContent=${text}></bdi></span>
      </p>
      ${meaning === '' ? nothing : html`<p><bdi .textContent=${meaning}></bdi></p>`}
      <p class="actions">
        <button
          class="button ${isEnabled ? '' : 'primary'}"
          @click=${() => this.#fire('set-up-asked')}
        >
          <bdi .textContent=${isEnabled ? setUpNames.replace : setUpNames.setUp}></bdi>
        </button>
        ${
          isEnabled
            ? html`<button
                class="button"
                aria-disabled=${this.isRemoving}
                @click=${() => this.#fire('removal-asked')}
              >
                ${ownMessages.remove}
              </button>`
            : nothing
        }
      </p>`;
  }

  #meaningOf(isEnabled: boolean): string {
    if (!isEnabled) return ownMessages.without;
    if (this.isPolicyOn === undefined) return ownMessages.policyUnknown;
    // Off, a note above tells it.
    return this.isPolicyOn ? ownMessages.with : '';
  }

  #renderFailure(failure: Problem): TemplateResult {
    const { title, text } = failure;
    return html`<tfs-message
      role="alert"
      .tone=${'error'}
      .heading=${ownMessages.unknown}
      .text=${`${title} ${text}`}
    >
      ${
        failure.logIn
          ? renderLogIn(failure)
          : html`<p>
                <button class="button" @click=${() => this.#fire('try-again')}>
                  ${messages.tryAgain}
                </button>
              </p>
              ${this.isEnabled === undefined ? this.#renderSetUp() : nothing}`
      }
    </tfs-message>`;
  }

  /** Who may not be told how it is may set it up all the same. */
  #renderSetUp(): TemplateResult {
    return html`<p>
      <button class="button" @click=${() => this.#fire('set-up-asked')}>${setUpNames.setUp}</button>
    </p>`;
  }

  #fire(name: 'set-up-asked' | 'removal-asked' | 'try-again'): void {
    if (!this.isRemoving) this.dispatchEvent(new Event(name));
  }

  static override styles = [
    shared,
    cells,
    card,
    primary,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      .user {
        font-size: 1.125rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
        margin-block-start: 0.5rem;
      }
    `,
  ];
}

customElements.define('tfs-own-account', TfsOwnAccount);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-own-account': TfsOwnAccount;
  }
  interface HTMLElementEventMap {
    'set-up-asked': Event;
    'removal-asked': Event;
  }
}
