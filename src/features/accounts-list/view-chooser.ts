/** <tfs-view-chooser>: which columns the table shows, and on a narrow screen their order. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import '../../ui/popover.ts';
import { chooseColumns } from '../../accounts/columns.ts';
import type { Sort } from '../../accounts/sort.ts';
import { baseColumnsOf } from '../../accounts/without-details.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { keepColumns } from '../../state/keep-columns.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { Media, PHONE } from '../../ui/media.ts';
import { fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';
import { BASE_CHOICES, CHOICES, type ColumnChoice } from './column-choices.ts';

/** The first column is always shown, and cannot be chosen. @element tfs-view-chooser */
export class TfsViewChooser extends LitElement {
  static override properties = { stores: { attribute: false }, isBare: { attribute: false } };

  stores!: Stores; // the list sets it before the first drawing
  /** Without a button of its own. */
  isBare = false;

  readonly #phone = new Media(this, PHONE);

  constructor() {
    super();
    new Watch(this, () => [this.stores.view, this.stores.details]);
  }

  /** Opens it beside that. */
  open(anchor: HTMLElement): void {
    this.renderRoot.querySelector('tfs-popover')?.open(anchor);
  }

  override render(): TemplateResult {
    const { view, details } = this.stores;
    const columns = view.shownColumns;
    const shown = details.state === 'missing' ? baseColumnsOf(columns) : columns;
    return html`<tfs-popover .label=${toolMessages.view} .isBare=${this.isBare}>
      ${this.#phone.matches ? this.#renderOrder(view.effectiveQuery.sort) : nothing}
      <fieldset>
        <legend><bdi>${toolMessages.columns}</bdi></legend>
        ${this.#choices.slice(1).map(
          ({ key, header }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${shown.includes(key)}
                @change=${(event: Event) =>
                  this.#choose(key, (event.target as HTMLInputElement).checked, shown)} /><span
                ><bdi .textContent=${header}></bdi></span
            ></label>`,
        )}
      </fieldset>
    </tfs-popover>`;
  }

  /** A phone has no headers to press. */
  #renderOrder({ key, direction }: Sort): TemplateResult {
    const change = (sort: Sort) => this.stores.view.change({ sort });
    return html`<div class="order">
      <bdi class="name" aria-hidden="true">${viewMessages.sortBy}</bdi>
      <select
        aria-label=${viewMessages.sortBy}
        @change=${(event: Event) =>
          change({
            key: (event.target as HTMLSelectElement).value as Sort['key'],
            direction: 'ascending',
          })}
      >
        ${this.#choices.map(
          (one) =>
            html`<option
              value=${one.key}
              .selected=${one.key === key}
              .textContent=${one.header}
            ></option>`,
        )}
      </select>
      <button
        class="button"
        aria-pressed=${direction === 'descending'}
        @click=${() => change({ key, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
      >
        ${viewMessages.reverseOrder}
      </button>
    </div>`;
  }

  /** The columns that can be chosen now. */
  get #choices(): readonly ColumnChoice[] {
    return this.stores.details.hasDetails ? CHOICES : BASE_CHOICES;
  }

  #choose(chosen: string, isShown: boolean, before: readonly string[]): void {
    const { view, visit } = this.stores;
    const choices = this.#choices.map(({ key }) => key);
    const shown = choices.filter(
      (key, at) => at === 0 || (key === chosen ? isShown : before.includes(key)),
    );
    // Those that cannot be chosen now are as they were; not where the user alone is to be shown.
    const isAlone = shown.every((key) => key === 'user');
    const hidden = view.columns.filter((key) => !isAlone && !choices.includes(key));
    const columns = chooseColumns([...shown, ...hidden]);
    view.showColumns(columns);
    keepColumns(visit.settings, visit.user, columns);
  }

  static override styles = [
    shared,
    fields,
    css`
      :host {
        display: inline-block;
      }

      fieldset {
        display: grid;
        margin: 0;
        padding: 0;
        border: 0;
      }

      .name {
        grid-column: 1 / -1;
      }

      legend,
      .name {
        padding: 0;
        font-size: 0.8125rem;
        font-weight: 600;
      }

      label {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        min-height: 2rem;
        cursor: pointer;
      }

      label:hover {
        background: var(--tfs-line);
      }

      .order {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.5rem;
        margin-block-end: 0.75rem;
      }

      [aria-pressed='true'] {
        border-color: currentColor;
        box-shadow: inset 0 0 0 1px;
      }

      @media (max-width: 37.5rem) {
        label,
        select {
          min-height: 2.5rem;
        }
      }
    `,
  ];
}

customElements.define('tfs-view-chooser', TfsViewChooser);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-view-chooser': TfsViewChooser;
  }
}
