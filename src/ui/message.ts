/** <tfs-message>: a note or an alert: what is the case, what it means, what to do. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { visibleText } from '../lib/visible-text.ts';
import { shared } from './styles/shared.ts';

/** How much it matters: `info` is quiet, `warning` and `error` are coloured and carry a sign. */
export type MessageTone = 'info' | 'warning' | 'error';

/**
 * Text in a coloured box. Who uses it gives it the role: `note` for what is the case, `alert` for
 * what went wrong, which a screen reader says at once.
 *
 * @element tfs-message
 * @slot inline - what one can do about it, in the same line
 * @slot - further text, and the button or link with which one acts on it
 */
export class TfsMessage extends LitElement {
  static override properties = { heading: {}, text: {}, tone: { reflect: true } };

  /** Problem first, in bold. */
  heading = '';
  text = '';
  tone: MessageTone = 'info';

  override render(): TemplateResult {
    return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1 15.5 14.5H.5zM7.2 6v4h1.6V6zm0 5v1.7h1.6V11z" />
      </svg>
      <div class="text">
        <p>
          <bdi
            ><strong .textContent=${visibleText(this.heading)}></strong>
            <span .textContent=${visibleText(this.text)}></span></bdi
          >${' '}<slot name="inline"></slot>
        </p>
        <slot></slot>
      </div>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 0.75rem;
        padding: 0.625rem 1rem;
        border: 1px solid var(--tfs-border);
        border-inline-start: 4px solid var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      :host([tone='warning']) {
        border-color: #ecd58a;
        border-inline-start-color: var(--tfs-warn);
        background: #fff8e1;
        color: #33301f;
      }

      :host([tone='error']) {
        border-color: #e6b3b8;
        border-inline-start-color: var(--tfs-bad);
        background: #fdf0f1;
        color: #3d2023;
      }

      .sign {
        flex: none;
        width: 1rem;
        margin-block-start: 0.125rem;
        height: 1rem;
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
        gap: 0.5rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      strong {
        font-weight: 600;
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
