/** <tfs-confirm>: asks one question before something is done. */
import { html, LitElement, type TemplateResult } from 'lit';
import { dialogStyles, ModalDialog } from './dialog.ts';
import { visibleSentence } from '../lib/visible-sentence.ts';
import { shared } from './styles/shared.ts';

export interface Question {
  readonly heading: string;
  readonly text: string;
  /** What is done on yes, as a verb. */
  readonly action: string;
  readonly cancel: string;
}

/**
 * Asks by the one dialog of the page in which the element stands.
 *
 * @returns whether the viewer has said yes
 */
export async function confirm(element: Element, question: Question): Promise<boolean> {
  const dialog = (element.getRootNode() as ShadowRoot).querySelector('tfs-confirm');
  return (await dialog?.ask(question)) ?? false;
}

/**
 * A dialog with two buttons; the focus is on the one that does nothing.
 *
 * @element tfs-confirm
 * @fires focus-lost - closed, and what had the focus before is gone
 */
export class TfsConfirm extends LitElement {
  static override properties = { _question: { state: true } };

  private _question: Question | undefined;
  readonly #dialog = new ModalDialog(this, {
    isOpen: () => this._question !== undefined,
    onClose: () => this.#say(false),
  });
  #answer: ((isYes: boolean) => void) | undefined;

  /** Resolves with whether the viewer has said yes; what was asked before is answered no. */
  ask(question: Question): Promise<boolean> {
    this.#say(false);
    this._question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#say(false);
  }

  override render(): TemplateResult {
    const { heading = '', text = '', action = '', cancel = '' } = this._question ?? {};
    return this.#dialog.render({
      heading,
      content: html`<p><bdi .textContent=${visibleSentence(text)}></bdi></p>`,
      actions: html`<button class="button" data-first @click=${() => this.#say(false)}>
          <bdi .textContent=${cancel}></bdi>
        </button>
        <button class="button danger" @click=${() => this.#say(true)}>
          <bdi .textContent=${action}></bdi>
        </button>`,
    });
  }

  #say(isYes: boolean): void {
    this._question = undefined;
    this.#answer?.(isYes);
    this.#answer = undefined;
  }

  static override styles = [shared, dialogStyles];
}

customElements.define('tfs-confirm', TfsConfirm);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-confirm': TfsConfirm;
  }
}
