/** <tfs-column-chooser>: which columns the table shows. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import '../../ui/menu.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import { shared } from '../../ui/styles/shared.ts';

/** What can be shown. */
export interface ColumnChoice {
  readonly key: string;
  readonly header: string;
}

/**
 * A button that opens a group of checkboxes. The first column is always shown, and cannot be chosen.
 *
 * @element tfs-column-chooser
 * @fires columns-changed - CustomEvent<readonly string[]>: the keys of the columns to show, in the
 *   order of `columns`; the first column is always among them
 */
export class TfsColumnChooser extends LitElement {
  static override properties = { columns: { attribute: false }, shown: { attribute: false } };

  columns: readonly ColumnChoice[] = [];
  /** Keys of columns. */
  shown: readonly string[] = [];

  override render(): TemplateResult {
    return html`<tfs-menu .label=${toolMessages.columns}>
      <div class="choices">
        ${this.columns.slice(1).map(
          ({ key, header }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.shown.includes(key)}
                @change=${(event: Event) =>
                  this.#choose(key, (event.target as HTMLInputElement).checked)} /><span
                ><bdi .textContent=${header}></bdi></span
            ></label>`,
        )}
      </div>
    </tfs-menu>`;
  }

  #choose(chosen: string, isShown: boolean): void {
    const detail = this.columns
      .map(({ key }) => key)
      .filter((key, at) => at === 0 || (key === chosen ? isShown : this.shown.includes(key)));
    this.dispatchEvent(new CustomEvent<readonly string[]>('columns-changed', { detail }));
  }

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }

      .choices {
        display: grid;
      }

      label {
        display: flex;
        gap: 0.5rem;
        padding: 0.375rem 0.875rem;
        cursor: pointer;
      }

      label:hover {
        background: var(--tfs-line);
      }

      input {
        flex: none;
      }
    `,
  ];
}

customElements.define('tfs-column-chooser', TfsColumnChooser);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-column-chooser': TfsColumnChooser;
  }
  interface HTMLElementEventMap {
    'columns-changed': CustomEvent<readonly string[]>;
  }
}
