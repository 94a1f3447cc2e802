/** Modal dialogs: one way to open and close them, to place the focus and to give it back, and one look. */
import { css, html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { FocusKeeper } from './focus-keeper.ts';
import './second-press.ts';
import { primary } from './styles/primary.ts';

export interface DialogOptions {
  readonly isOpen: () => boolean;
  /** False while something goes on in it that the viewer must not lose sight of. */
  readonly canClose?: () => boolean;
  /** The viewer wants it closed (Escape): the owner makes `isOpen` false. */
  readonly onClose: () => void;
}

export interface DialogContent {
  /** The dialog's accessible name. */
  readonly heading: string;
  readonly content: unknown;
  /** The buttons at the end, which stay in view. */
  readonly actions: unknown;
  /** For a long table. */
  readonly isWide?: boolean;
}

/**
 * The dialog of an element, which renders it with {@link render} and has {@link dialogStyles}. When it
 * opens, and when a change takes away what had the focus, the focus goes to what has the attribute
 * `data-first` in it, or else to the dialog itself: a key that is still pressed then does nothing. When
 * it closes, the focus goes back to where it was; where that is gone, the element fires `focus-lost`.
 */
export class ModalDialog implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: DialogOptions;
  /** What had the focus before, in whatever shadow root. */
  #before: HTMLElement | undefined;

  constructor(host: LitElement, options: DialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new FocusKeeper(host, () => {
      if (options.isOpen()) this.putFocus();
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  /** Puts the focus into the dialog. */
  putFocus(): void {
    const dialog = this.#dialog;
    (dialog?.querySelector<HTMLElement>('[data-first]') ?? dialog)?.focus();
  }

  /** A dialog that was taken out of the document is no longer open. */
  hostConnected(): void {
    if (this.#host.hasUpdated && this.#options.isOpen()) this.#dialog?.showModal();
  }

  hostDisconnected(): void {
    if (this.#host.hasUpdated) this.#dialog?.close();
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    // Out of the document it cannot be shown: `hostConnected` shows it when it is put back.
    if (!this.#host.isConnected || !dialog || dialog.open === this.#options.isOpen()) return;
    if (dialog.open) {
      dialog.close();
      this.#giveBack();
    } else {
      this.#before = deepActiveElement();
      dialog.showModal();
      this.putFocus();
    }
  }

  render({ heading, content, actions, isWide = false }: DialogContent): TemplateResult {
    return html`<dialog
      class=${isWide ? 'wide' : ''}
      aria-labelledby="heading"
      tabindex="-1"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @keydown=${this.#onKeydown}
    >
      <h2 id="heading"><bdi .textContent=${heading}></bdi></h2>
      ${
        isWide
          ? // A long table with nothing in it that has the focus is to be scrolled by keyboard, too.
            html`<div class="content" role="group" aria-labelledby="heading" tabindex="0">
              ${content}
            </div>`
          : html`<div class="content">${content}</div>`
      }
      <div class="actions">${actions}</div>
    </dialog>`;
  }

  #giveBack(): void {
    const before = this.#before;
    this.#before = undefined;
    before?.focus();
    // Gone, hidden, or behind another dialog; or nothing had it.
    if (before && before !== document.body && deepActiveElement() === before) return;
    this.#host.dispatchEvent(new Event('focus-lost'));
  }

  readonly #onCancel = (event: Event): void => {
    // Who opened it closes it.
    event.preventDefault();
    if (this.#options.canClose?.() ?? true) this.#options.onClose();
  };

  /** Some browsers close a dialog all the same (a second Escape, a gesture). */
  readonly #onClose = (): void => {
    if (!this.#options.isOpen() || !this.#host.isConnected || this.#dialog?.open) return;
    this.#dialog?.showModal();
    this.putFocus();
    if (this.#options.canClose?.() ?? true) this.#options.onClose();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // WHM, and a dialog below this one, need not hear of it.
    event.stopPropagation();
    if (event.key === 'Escape' && this.#options.canClose?.() === false) event.preventDefault();
  };
}

/** What has the focus, through shadow roots. */
export function deepActiveElement(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

declare global {
  interface HTMLElementEventMap {
    'focus-lost': Event;
  }
}

export const dialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    width: min(34rem, calc(100% - 1.5rem));
    max-width: none;
    max-height: calc(100% - 1.5rem);
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--tfs-border);
    border-radius: calc(2 * var(--tfs-radius));
    background: var(--tfs-surface);
    color: var(--tfs-text);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 28%);
    overflow-wrap: anywhere;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog:focus-visible {
    outline: none;
  }

  .wide {
    width: min(52rem, calc(100% - 1.5rem));
  }

  ${primary}

  .button.danger {
    border-color: transparent;
    background: var(--tfs-bad);
    color: var(--tfs-surface);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  h2 {
    margin: 0;
    padding: 1rem 1.25rem 0.75rem;
    font-size: 1.125rem;
    font-weight: 600;
  }

  .content {
    display: grid;
    flex: 0 1 auto;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    min-height: 0;
    padding: 0.25rem 1.25rem 1rem;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    align-items: center;
    justify-content: end;
    padding: 0.75rem 1.25rem;
    border-block-start: 1px solid var(--tfs-line);
  }
`;
