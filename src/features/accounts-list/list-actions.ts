/** <tfs-list-actions>: choosing columns, copying, exporting. */
import { html, LitElement, type TemplateResult } from 'lit';
import './column-chooser.ts';
import '../../ui/menu.ts';
import { chooseColumns } from '../../accounts/columns.ts';
import { baseColumnsOf } from '../../accounts/without-details.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import { keepColumns } from '../../state/keep-columns.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { BASE_CHOICES, CHOICES, type ColumnChoice } from './column-choices.ts';

// Made once: an element is drawn anew for another array.
const EXPORTS = (
  ['csv-shown', 'csv-all', 'semicolons-shown', 'json-shown', 'json-all', 'print'] as const
).map((key) => ({ key, label: toolMessages.exports[key] }));
const COPIES = (['users', 'domains', 'contacts', 'message', 'link'] as const).map((key) => ({
  key,
  label: toolMessages.copies[key],
}));

/**
 * @element tfs-list-actions
 * @fires copy-chosen - CustomEvent<string>, bubbling: what is to be copied
 * @fires export-chosen - CustomEvent<string>, bubbling: in which form what is to be exported
 */
export class TfsListActions extends LitElement {
  static override properties = { stores: { attribute: false } };

  stores!: Stores; // the list sets it before the first drawing

  constructor() {
    super();
    new Watch(this, () => [this.stores.view, this.stores.details]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { view, details } = this.stores;
    const shown = details.state === 'missing' ? baseColumnsOf(view.columns) : view.columns;
    const fire = (type: string) => (event: CustomEvent<string>) =>
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: event.detail }));
    return html`<tfs-column-chooser
        .columns=${this.#choices}
        .shown=${shown}
        @columns-changed=${({ detail }: CustomEvent<readonly string[]>) => this.#choose(detail)}
      ></tfs-column-chooser>
      <tfs-menu
        .label=${toolMessages.copy}
        .items=${COPIES}
        @item-chosen=${fire('copy-chosen')}
      ></tfs-menu>
      <tfs-menu
        .label=${toolMessages.export}
        .items=${EXPORTS}
        @item-chosen=${fire('export-chosen')}
      ></tfs-menu>`;
  }

  /** The columns that can be chosen now. */
  get #choices(): readonly ColumnChoice[] {
    return this.stores.details.hasDetails ? CHOICES : BASE_CHOICES;
  }

  #choose(shown: readonly string[]): void {
    const { view, visit } = this.stores;
    // Those that cannot be chosen now are as they were; not where the user alone is to be shown.
    const isAlone = shown.every((key) => key === 'user');
    const hidden = view.columns.filter(
      (key) => !isAlone && !this.#choices.some((one) => one.key === key),
    );
    const columns = chooseColumns([...shown, ...hidden]);
    view.showColumns(columns);
    keepColumns(visit.settings, visit.user, columns);
  }
}

customElements.define('tfs-list-actions', TfsListActions);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-list-actions': TfsListActions;
  }
}
