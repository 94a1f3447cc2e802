/** <tfs-sort-box>: the order of the list, as a choice; on a narrow screen the only way to change it. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { viewMessages } from '../../i18n/view-messages.ts';
import { fieldLabels, fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';
import type { TableSort } from '../../ui/table-column.ts';

/**
 * @element tfs-sort-box
 * @fires sort-changed - CustomEvent<TableSort>: the order that was asked for
 */
export class TfsSortBox extends LitElement {
  static override properties = { orders: { attribute: false }, sort: { attribute: false } };

  /** What one can sort by. */
  orders: readonly { readonly key: string; readonly header: string }[] = [];
  sort: TableSort = { key: '', direction: 'ascending' };

  override render(): TemplateResult {
    const { key, direction } = this.sort;
    return html`<label
        ><bdi>${viewMessages.sortBy}</bdi>
        <select
          @change=${(event: Event) =>
            this.#fire({
              key: (event.target as HTMLSelectElement).value,
              direction: 'ascending',
            })}
        >
          ${this.orders.map(
            (order) =>
              html`<option
                value=${order.key}
                .selected=${order.key === key}
                .textContent=${order.header}
              ></option>`,
          )}
        </select></label
      >
      <button
        class="button"
        aria-pressed=${direction === 'descending'}
        @click=${() =>
          this.#fire({ key, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
      >
        ${viewMessages.reverseOrder}
      </button>`;
  }

  #fire(detail: TableSort): void {
    this.dispatchEvent(new CustomEvent<TableSort>('sort-changed', { detail }));
  }

  static override styles = [
    shared,
    fields,
    fieldLabels,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
        align-items: center;
      }

      [aria-pressed='true'] {
        border-color: currentColor;
        box-shadow: inset 0 0 0 1px;
      }
    `,
  ];
}

customElements.define('tfs-sort-box', TfsSortBox);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-sort-box': TfsSortBox;
  }
}
