/** <tfs-list-actions>: beside search and two-factor, what one does with the list: Filters, View, Copy, Export. */
import { html, LitElement, type TemplateResult } from 'lit';
import './filters.ts';
import './view-chooser.ts';
import '../../ui/menu.ts';
import type { Formats } from '../../i18n/formats.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { Stores } from '../../state/stores.ts';
import { Media, NARROW } from '../../ui/media.ts';
import { COPIES, EXPORTS } from './menu-items.ts';

const MORE = [
  { key: 'view', label: toolMessages.view },
  { key: 'copy', label: toolMessages.copy },
  { key: 'export', label: toolMessages.export },
  { key: 'select', label: selectionMessages.selectAll },
];

/**
 * @element tfs-list-actions
 * @fires copy-chosen - CustomEvent<string>, bubbling: what is to be copied
 * @fires export-chosen - CustomEvent<string>, bubbling: in which form what is to be exported
 */
export class TfsListActions extends LitElement {
  static override properties = { stores: { attribute: false }, formats: { attribute: false } };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;

  readonly #narrow = new Media(this, NARROW);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): unknown[] {
    const isNarrow = this.#narrow.matches;
    return [
      html`<tfs-filters .stores=${this.stores} .formats=${this.formats}></tfs-filters>
        <span class="between"></span>
        <tfs-view-chooser .stores=${this.stores} .isBare=${isNarrow}></tfs-view-chooser>`,
      isNarrow ? this.#renderMore() : this.#renderMenus(),
    ];
  }

  #renderMenus(): TemplateResult {
    return html`<tfs-menu
        .label=${toolMessages.copy}
        .items=${COPIES}
        @item-chosen=${this.#fire('copy-chosen')}
      ></tfs-menu>
      <tfs-menu
        .label=${toolMessages.export}
        .items=${EXPORTS}
        @item-chosen=${this.#fire('export-chosen')}
      ></tfs-menu>`;
  }

  /** All in one menu, of which each item opens its own. */
  #renderMore(): TemplateResult {
    return html`<tfs-menu
        .label=${toolMessages.more}
        .items=${MORE}
        .isIcon=${true}
        @item-chosen=${this.#onMore}
      ></tfs-menu>
      <tfs-menu-list
        id="copy"
        .label=${toolMessages.copy}
        .items=${COPIES}
        @item-chosen=${this.#fire('copy-chosen')}
      ></tfs-menu-list>
      <tfs-menu-list
        id="export"
        .label=${toolMessages.export}
        .items=${EXPORTS}
        @item-chosen=${this.#fire('export-chosen')}
      ></tfs-menu-list>`;
  }

  readonly #onMore = ({ detail }: CustomEvent<string>): void => {
    const { button } = this.querySelector('tfs-menu') ?? {};
    if (!button) return;
    if (detail === 'select') this.stores.selection.selectAll();
    else if (detail === 'view') this.querySelector('tfs-view-chooser')?.open(button);
    else
      void this.querySelector<HTMLElementTagNameMap['tfs-menu-list']>(`#${detail}`)?.open(button);
  };

  #fire(type: string) {
    return (event: CustomEvent<string>): void => {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: event.detail }));
    };
  }
}

customElements.define('tfs-list-actions', TfsListActions);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-list-actions': TfsListActions;
  }
}
