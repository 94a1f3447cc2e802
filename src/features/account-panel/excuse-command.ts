/** <tfs-excuse-command>: the command with which root excuses an account on the server, to be copied. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { copyMessages } from '../../i18n/copy-messages.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { byHandStyles, copyOrShow, renderByHand, type CopyReport } from '../../ui/by-hand.ts';
import { shared } from '../../ui/styles/shared.ts';

const NOTHING: CopyReport = { said: '', byHand: '' };

/** @element tfs-excuse-command */
export class TfsExcuseCommand extends LitElement {
  static override properties = { command: {}, _report: { state: true } };

  command = '';

  private _report = NOTHING;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('command')) this._report = NOTHING;
  }

  override render(): TemplateResult {
    return html`<p><bdi .textContent=${exceptionMessages.toExcuse}></bdi></p>
      <p>
        <code dir="ltr" translate="no"><bdi .textContent=${visibleText(this.command)}></bdi></code>
      </p>
      <p>
        <button class="button" @click=${() => void this.#copy()}>
          <bdi .textContent=${exceptionMessages.copyCommand}></bdi>
        </button>
        <span aria-live="polite"><bdi .textContent=${this._report.said}></bdi></span>
      </p>
      ${renderByHand(this._report, 3)}`;
  }

  async #copy(): Promise<void> {
    const { command } = this;
    const { commandCopied } = exceptionMessages;
    const report = await copyOrShow(command, commandCopied, copyMessages.refused);
    if (command === this.command) this._report = report;
  }

  static override styles = [
    shared,
    byHandStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
      }

      code {
        display: block;
        padding: 0.375rem 0.5rem;
        border: 1px solid var(--tfs-line);
        border-radius: var(--tfs-radius);
        background: none;
        color: inherit;
        font-size: 0.8125rem;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];
}

customElements.define('tfs-excuse-command', TfsExcuseCommand);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-excuse-command': TfsExcuseCommand;
  }
}
