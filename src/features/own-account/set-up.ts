/** <tfs-set-up>: the dialog in which the viewer sets up their own second factor. */
import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { closeMessages } from '../../i18n/close-messages.ts';
import { dataText } from '../../ui/data-text.ts';
import { dialogStyles, ModalDialog } from '../../ui/dialog.ts';
import '../../ui/message.ts';
import { renderLogIn } from '../../ui/result.ts';
import { messages } from '../../i18n/messages.ts';
import type { Problem } from '../../i18n/problem.ts';
import { setUpNames } from '../../i18n/set-up-text.ts';
import { fill } from '../../i18n/texts.ts';
import { setUpMessages } from './set-up-messages.ts';
import { readCode } from './one-time-code.ts';
import { groupSecret, namesOfOtpauthUrl, plainSecret } from '../../lib/otpauth.ts';
import { fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';

/** A QR code to be drawn. */
export interface QrCode {
  /** Modules on each side, with what is left free around it. */
  readonly size: number;
  /** An SVG path of the dark modules, one unit each. */
  readonly path: string;
}

/**
 * What is secret stands in it while it is open, and nowhere once it is closed: who opened it clears
 * `secret`, `otpauthUrl` and `qrCode`, it clears what was typed.
 *
 * @element tfs-set-up
 * @fires code-entered - CustomEvent<string>: six digits
 * @fires try-again - another secret is asked for, where the first did not come
 * @fires set-up-closed - the viewer wants it closed
 * @fires focus-lost - closed, and what had the focus before is gone
 */
export class TfsSetUp extends LitElement {
  static override properties = {
    isOpen: { attribute: false },
    isAnew: { attribute: false },
    secret: { attribute: false },
    otpauthUrl: { attribute: false },
    qrCode: { attribute: false },
    isPending: { attribute: false },
    failure: { attribute: false },
    clocks: { attribute: false },
    isDone: { attribute: false },
    isPolicyOn: { attribute: false },
    _isNotSix: { state: true },
    _said: { state: true },
  };

  isOpen = false;
  /** Whether there is a second factor already, which this one replaces. */
  isAnew = false;
  /** Base32 as WHM wrote it; shown and copied as apps read it. Empty while it is on its way, and once it is in use. */
  secret = '';
  /** What an app on this device opens; as secret as the secret, and empty as it is. */
  otpauthUrl = '';
  /** Undefined where none can be drawn: the secret as text is enough. */
  qrCode: QrCode | undefined;
  /** Whether WHM is asked for a secret, or checks a code. */
  isPending = false;
  failure: Problem | undefined;
  /** Of the server (empty where it is not known) and of this device, as they are written. */
  clocks: { readonly server: string; readonly browser: string } | undefined;
  isDone = false;
  /** Undefined where it is not known. */
  isPolicyOn: boolean | undefined;

  private _isNotSix = false;
  private _said = '';

  readonly #dialog = new ModalDialog(this, {
    isOpen: () => this.isOpen,
    onClose: () => this.#close(),
  });

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('isOpen') || changed.has('isDone')) {
      this._isNotSix = false;
      this._said = '';
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Once: when it is told in other words, another code may be half typed.
    const hasFailed = changed.has('failure') && this.failure && !changed.get('failure');
    if (hasFailed && this.#field) {
      this.#field.focus();
      this.#field.select();
    } else if (this.isOpen && changed.has('secret') && this.secret !== '') {
      this.#dialog.putFocus();
    }
  }

  override render(): TemplateResult {
    return this.#dialog.render({
      heading: this.isAnew ? setUpNames.replace : setUpNames.setUp,
      content: this.isOpen ? this.#renderContent() : nothing,
      actions: this.isOpen ? this.#renderActions() : nothing,
    });
  }

  #renderContent(): TemplateResult {
    const { secret, failure, isPending, isDone } = this;
    const isWaiting = secret === '' && isPending;
    // There from the start: a region that comes with its text is not heard.
    return html`<div class="status" .role=${isDone ? 'status' : null} aria-live="polite">
        ${
          isDone
            ? this.#renderDone()
            : html`<bdi .textContent=${isWaiting ? setUpMessages.generating : ''}></bdi>`
        }
      </div>
      ${isDone ? html`<p><bdi>${setUpMessages.secondWay}</bdi></p>` : nothing}
      ${secret === '' ? nothing : this.#renderSteps()}
      ${failure && !isPending ? this.#renderFailure(failure) : nothing}`;
  }

  #renderActions(): TemplateResult {
    const { secret, isPending, isDone } = this;
    return html`<button class="button" @click=${this.#close}>
        <bdi .textContent=${isDone ? closeMessages.close : closeMessages.cancel}></bdi>
      </button>
      ${
        secret === ''
          ? nothing
          : html`<button
              class="button primary"
              aria-disabled=${isPending}
              aria-busy=${isPending}
              @click=${this.#enter}
            >
              <bdi .textContent=${isPending ? setUpMessages.checking : setUpMessages.turnOn}></bdi>
            </button>`
      }`;
  }

  #renderSteps(): TemplateResult {
    const { secret, qrCode, isAnew } = this;
    return html`${isAnew ? html`<p><bdi>${setUpMessages.anew}</bdi></p>` : nothing}
      <ol>
        <li>
          <p><bdi .textContent=${qrCode ? setUpMessages.scan : setUpMessages.noQrCode}></bdi></p>
          ${isTouch() ? this.#renderLink() : nothing} ${qrCode ? renderQrCode(qrCode) : nothing}
          ${this.#renderEntry()} ${isTouch() ? nothing : this.#renderLink()}
          ${qrCode ? html`<p class="muted"><bdi>${setUpMessages.orType}</bdi></p>` : nothing}
          <p class="secret">
            <code>${dataText(groupSecret(plainSecret(secret)), '', 'ltr')}</code>
            <button class="button" @click=${() => void this.#copy()}>
              ${setUpMessages.copySecret}
            </button>
          </p>
          <p class="muted status" aria-live="polite"><bdi .textContent=${this._said}></bdi></p>
        </li>
        <li>
          <p><bdi>${setUpMessages.enter}</bdi></p>
          <form @submit=${this.#onSubmit}>
            <label for="code"><bdi>${setUpMessages.code}</bdi></label>
            <input
              id="code"
              type="text"
              dir="ltr"
              inputmode="numeric"
              autocomplete=${ONE_TIME_CODE}
              data-first
              maxlength="32"
              aria-invalid=${this._isNotSix}
              aria-describedby="not-six"
              @input=${() => (this._isNotSix = false)}
            />
            <p id="not-six" class="wrong" aria-live="polite">
              <bdi .textContent=${this._isNotSix ? setUpMessages.notSix : ''}></bdi>
            </p>
          </form>
        </li>
      </ol>`;
  }

  /** For the device that the page is open on: it opens the app, and leaves nothing in the page's address. */
  #renderLink(): TemplateResult | typeof nothing {
    const { otpauthUrl } = this;
    if (!/^otpauth:\/\//i.test(otpauthUrl)) return nothing;
    return html`<p>
      <a class="button ${isTouch() ? 'primary' : ''}" href=${otpauthUrl} rel="noreferrer"
        ><bdi>${setUpMessages.open}</bdi></a
      >
    </p>`;
  }

  /** Under which names the entry is found in the app, and by which it is typed. */
  #renderEntry(): TemplateResult | typeof nothing {
    const { issuer, account } = namesOfOtpauthUrl(this.otpauthUrl);
    const lines = [
      [setUpMessages.account, account],
      [setUpMessages.issuer, issuer],
    ] as const;
    if (account === '' && issuer === '') return nothing;
    return html`<dl>
      ${lines.map(([name, value]) =>
        value === ''
          ? nothing
          : html`<div>
              <dt><bdi .textContent=${name}></bdi></dt>
              <dd>${dataText(value)}</dd>
            </div>`,
      )}
    </dl>`;
  }

  #renderFailure(failure: Problem): TemplateResult {
    const { clocks, secret } = this;
    const { title, text } = failure;
    return html`<tfs-message role="alert" .tone=${'error'} .heading=${title} .text=${text}>
      ${
        clocks
          ? html`<p><bdi>${setUpMessages.clocks}</bdi></p>
              <p>
                ${clocks.server === '' ? nothing : html`<bdi .textContent=${fill(setUpMessages.serverClock, { time: clocks.server })}></bdi><br />`}
                <bdi
                  .textContent=${fill(setUpMessages.browserClock, { time: clocks.browser })}
                ></bdi>
              </p>`
          : nothing
      }
      ${renderLogIn(failure)}
      ${
        secret === '' && !failure.logIn
          ? html`<p>
              <button class="button" @click=${() => this.dispatchEvent(new Event('try-again'))}>
                ${messages.tryAgain}
              </button>
            </p>`
          : nothing
      }
    </tfs-message>`;
  }

  #renderDone(): TemplateResult {
    const { done, doneText, donePolicyOff } = setUpMessages;
    return html`<p class="done"><bdi>${done}</bdi></p>
      <p><bdi .textContent=${this.isPolicyOn === false ? donePolicyOff : doneText}></bdi></p>`;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#enter();
  }

  #enter(): void {
    if (this.isPending) return;
    const code = readCode(this.#field?.value ?? '');
    if (code === undefined) {
      this._isNotSix = true;
      this.#field?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<string>('code-entered', { detail: code }));
  }

  async #copy(): Promise<void> {
    try {
      // Not there on a page without TLS (port 2086), and it may be forbidden.
      await navigator.clipboard.writeText(plainSecret(this.secret));
      this._said = setUpMessages.copied;
    } catch {
      const text = this.renderRoot.querySelector('code');
      if (text) getSelection()?.selectAllChildren(text);
      this._said = setUpMessages.copyRefused;
    }
  }

  #close(): void {
    this.dispatchEvent(new Event('set-up-closed'));
  }

  static override styles = [
    shared,
    fields,
    dialogStyles,
    css`
      ol,
      li,
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      ol {
        gap: 1.25rem;
        margin: 0;
        padding: 0;
        counter-reset: step;
        list-style: none;
      }

      li > p:first-child {
        font-weight: 600;
      }

      li > p:first-child::before {
        content: counter(step) '. ';
        counter-increment: step;
      }

      svg {
        width: 12rem;
        max-width: 100%;
        border: 1px solid var(--tfs-line);
        shape-rendering: crispEdges;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        margin: 0;
      }

      dt {
        color: var(--tfs-muted);
        font-size: 0.8125rem;
      }

      dd {
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .secret {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.75rem;
        align-items: center;
      }

      code {
        padding: 0.25rem 0.5rem;
        border-radius: var(--tfs-radius);
        background: color-mix(in srgb, var(--tfs-text) 6%, var(--tfs-surface));
        font: 600 1rem/1.5 var(--cp-font-monospace, ui-monospace, monospace);
        -webkit-user-select: all;
        user-select: all;
      }

      form {
        gap: 0.25rem;
        justify-items: start;
      }

      #code {
        width: 10rem;
        font-size: 1.125rem;
        letter-spacing: 0.125em;
      }

      .wrong {
        min-height: 1.45em;
        color: var(--tfs-bad);
      }

      .status:not(:has(bdi:empty)) {
        min-height: 1.45em;
      }

      .done {
        color: var(--tfs-good);
        font-size: 1.0625rem;
        font-weight: 600;
      }
    `,
  ];
}

/** Whether the finger is what points: the app is then most likely on this device. */
const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

// lit-analyzer's list of values is older than this one.
const ONE_TIME_CODE = 'one-time-code' as 'on';

function renderQrCode({ size, path }: QrCode): TemplateResult {
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${setUpMessages.qrCode}>
    ${svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path}></path>`}
  </svg>`;
}

customElements.define('tfs-set-up', TfsSetUp);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-set-up': TfsSetUp;
  }
  interface HTMLElementEventMap {
    'code-entered': CustomEvent<string>;
    'set-up-closed': Event;
  }
}
