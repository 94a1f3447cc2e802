/** <tfs-message>: a note or an alert: what is the case, what it means, what to do. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { visibleSentence } from '../lib/visible-sentence.ts';
import { shared } from './styles/shared.ts';

/** How much it matters: `info` is quiet, `warning` and `error` are coloured and carry a sign. */
export type MessageTone = 'info' | 'warning' | 'error';

/**
 * Text in a coloured box. Who uses it gives it the role: `note` for what is the case, `alert` for
 * what went wrong, which a screen reader says at once.
 *
 * @element tfs-message
 * @slot inline - what belongs to the text, in the same line
 * @slot action - the button with which one acts on it, at the end of the line; where the line is short, the text beyond the heading gives way
 * @slot - further text, and the button or link with which one acts on it
 */
export class TfsMessage extends LitElement {
  static override properties = { heading: {}, text: {}, tone: { reflect: true } };

  /** What is the matter: it comes first, in bold. */
  heading = '';
  text = '';
  tone: MessageTone = 'info';

  override render(): TemplateResult {
    return html`<div class="line">
      <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1 15.5 14.5H.5zM7.2 6v4h1.6V6zm0 5v1.7h1.6V11z" />
      </svg>
      <div class="text">
        <p>
          <bdi
            ><strong .textContent=${visibleSentence(this.heading)}></strong>
            <span
              class=${this.#hasAction ? 'more' : ''}
              .textContent=${visibleSentence(this.text)}
            ></span></bdi
          >${' '}<slot name="inline"></slot>
        </p>
        <slot></slot>
      </div>
      <slot name="action" @slotchange=${() => this.requestUpdate()}></slot>
    </div>`;
  }

  get #hasAction(): boolean {
    return this.querySelector(':scope > [slot=action]') !== null;
  }

  static override styles = [
    shared,
    css`
      :host {
        border: 1px solid var(--tfs-border);
        border-inline-start: 4px solid var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      :host([tone='warning']) {
        border-color: #ecd58a;
        border-inline-start-color: var(--tfs-warn);
        /* Set where the provider's surface is dark. */
        background: var(--tfs-warn-ground, #fff8e1);
        color: var(--tfs-warn-text, #33301f);
      }

      :host([tone='error']) {
        border-color: #e6b3b8;
        border-inline-start-color: var(--tfs-bad);
        background: var(--tfs-bad-ground, #fdf0f1);
        color: var(--tfs-bad-text, #3d2023);
      }

      /* With its borders as high as two lines and a half: a button fits in. */
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        align-items: start;
        min-height: calc(2.5rem - 2px);
        padding-inline: 0.75rem;
      }

      .sign {
        flex: none;
        width: 1rem;
        height: 1rem;
        margin-block-start: calc((2.5rem - 2px - 1rem) / 2);
        fill: var(--tfs-warn);
      }

      :host([tone='info']) .sign {
        display: none;
      }

      :host([tone='error']) .sign {
        fill: var(--tfs-bad);
      }

      .text {
        display: grid;
        flex: 1 1 9rem;
        gap: 0.5rem;
        min-width: 0;
        padding-block: calc((2.5rem - 2px - 1.45em) / 2);
        overflow-wrap: anywhere;
      }

      ::slotted([slot='action']) {
        align-self: center;
        margin-inline: auto -0.5rem;
      }

      strong {
        font-weight: 600;
      }

      /* A short note and its button stay in one line. */
      @media (max-width: 22.5rem) {
        .sign {
          display: none;
        }

        .text {
          font-size: 0.8125rem;
        }
      }

      /* What the button does about it says as much. */
      @media (max-width: 68.75rem) {
        .more {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('tfs-message', TfsMessage);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-message': TfsMessage;
  }
}
