/** <tfs-popover>: a button that opens a box below itself; on a phone, a sheet at the lower edge. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Anchored } from './anchored.ts';
import { PHONE } from './media.ts';
import { closeMessages } from '../i18n/close-messages.ts';
import { shared } from './styles/shared.ts';

/**
 * What is chosen in it has effect at once. Escape, the button that opened it, and a press or the focus
 * elsewhere close it. The sheet of a phone is a modal dialog.
 *
 * @element tfs-popover
 * @slot - what stands in the box
 * @slot end - what stands below that, and stays in view
 */
export class TfsPopover extends LitElement {
  static override properties = {
    label: {},
    count: { attribute: false },
    isBare: { attribute: false },
    _isOpen: { state: true },
  };

  /** The name of the button and of the box. */
  label = '';
  /** What the button's name ends with; empty for nothing. */
  count = '';
  /** Without a button of its own: something else opens it. */
  isBare = false;

  private _isOpen = false;
  #anchor: HTMLElement | undefined;
  readonly #anchored: Anchored;

  constructor() {
    super();
    this.#anchored = new Anchored(this, {
      box: () => (this._isOpen && !matchMedia(PHONE).matches ? this.#dialog : null),
      anchor: () => this.#anchor,
      inside: () => [this, this.#anchor],
      onClose: () => (this._isOpen = false),
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector('dialog') : null;
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.button');
  }

  /** @param anchor what it stands beside, and what gets the focus back; its own button unless told */
  open(anchor = this.#button ?? undefined): void {
    this.#anchor = anchor;
    this._isOpen = true;
  }

  /** Closes it, and gives the focus back. */
  close(): void {
    this._isOpen = false;
    this.#anchor?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._isOpen = false;
  }

  protected override firstUpdated(): void {
    // What stands in it may change its size.
    if (this.#dialog) new ResizeObserver(this.#anchored.position).observe(this.#dialog);
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.#dialog;
    if (!dialog || !changed.has('_isOpen') || dialog.open === this._isOpen) return;
    dialog.style.translate = '';
    if (!this._isOpen) dialog.close();
    else if (matchMedia(PHONE).matches) dialog.showModal();
    else dialog.show();
    this.#anchored.position();
    // The first thing to choose, not the button that closes it.
    const first = this.querySelector<HTMLElement>('[data-first]');
    if (this._isOpen) (first ?? dialog).focus();
  }

  override render(): TemplateResult {
    const { label, count, isBare, _isOpen: isOpen } = this;
    return html`${
        isBare
          ? nothing
          : html`<button
              class="button"
              aria-haspopup="dialog"
              aria-expanded=${isOpen}
              ?data-active=${count !== ''}
              @click=${() => (isOpen ? this.close() : this.open())}
            >
              <bdi .textContent=${label}></bdi>
              ${count === '' ? nothing : html`<span class="count" .textContent=${count}></span>`}
            </button>`
      }
      <dialog
        aria-label=${label}
        tabindex="-1"
        @click=${this.#onBackdrop}
        @cancel=${this.#onCancel}
        @keydown=${this.#onKeydown}
        @focusout=${this.#onFocusout}
      >
        <header>
          <h2><bdi .textContent=${label}></bdi></h2>
          <button class="close" aria-label=${closeMessages.close} @click=${() => this.close()}>
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <div class="content"><slot></slot></div>
        <footer><slot name="end"></slot></footer>
      </dialog>`;
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  /** A press on the sheet's backdrop is one on the dialog itself, outside of its box. */
  readonly #onBackdrop = (event: MouseEvent): void => {
    const dialog = this.#dialog;
    if (event.target !== dialog || !dialog?.matches(':modal')) return;
    if (event.clientY < dialog.getBoundingClientRect().top) this.close();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // WHM need not hear of what is typed here.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.close();
  };

  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || this.#dialog?.matches(':modal')) return;
    const isInside = this.contains(relatedTarget) || this.renderRoot.contains(relatedTarget);
    if (!isInside) this._isOpen = false;
  };

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }

      .button::after {
        content: ' ▾';
        content: ' ▾' / '';
      }

      [data-active] {
        border-color: currentColor;
        box-shadow: inset 0 0 0 1px;
      }

      .count {
        display: inline-block;
        min-width: 1.25rem;
        margin-inline-start: 0.25rem;
        padding-inline: 0.25rem;
        border-radius: 0.625rem;
        outline: 1px solid transparent;
        background: var(--tfs-primary);
        color: var(--tfs-surface);
        font-size: 0.75rem;
        text-align: center;
      }

      dialog {
        position: fixed;
        inset: 0 auto auto 0;
        z-index: 10;
        flex-direction: column;
        width: min(25rem, calc(100vw - 1rem));
        max-height: calc(100vh - 1rem);
        margin: 0;
        padding: 0;
        border: 1px solid var(--tfs-border);
        border-radius: calc(1.5 * var(--tfs-radius));
        background: var(--tfs-surface);
        color: var(--tfs-text);
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 20%);
      }

      dialog[open] {
        display: flex;
      }

      dialog:focus-visible {
        outline: none;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 0.75rem 0.75rem 0.25rem 1rem;
      }

      h2 {
        margin: 0;
        font-size: 1rem;
        font-weight: 600;
      }

      .close {
        width: 2rem;
        height: 2rem;
        border: 0;
        background: none;
        cursor: pointer;
      }

      .content {
        padding: 0 1rem 1rem;
        overflow-y: auto;
        overscroll-behavior: contain;
      }

      @media (max-width: 37.5rem) {
        dialog {
          inset: auto 0 0;
          width: auto;
          max-width: none;
          max-height: 88vh;
          margin: 0;
          border-width: 1px 0 0;
          border-radius: 0.75rem 0.75rem 0 0;
        }

        .button {
          min-height: 2.5rem;
        }

        .close {
          width: 2.5rem;
          height: 2.5rem;
        }
      }
    `,
  ];
}

customElements.define('tfs-popover', TfsPopover);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-popover': TfsPopover;
  }
}
