/** <tfs-selection-bar>: how many accounts are selected, and what one does with them. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { countKinds, selectedRows } from '../../accounts/selection.ts';
import type { Formats } from '../../i18n/formats.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import type { TfsTable } from '../../ui/table.ts';

/**
 * Sticks to the lower edge while accounts are selected. Its place is always there, so that a screen
 * reader hears what comes into it.
 *
 * @element tfs-selection-bar
 * @fires removal-asked - CustomEvent<readonly Account[]>, bubbling
 */
export class TfsSelectionBar extends LitElement {
  static override properties = { stores: { attribute: false }, formats: { attribute: false } };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;

  constructor() {
    super();
    new Watch(this, () => [this.stores.selection, this.stores.view, this.stores.policy]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="selecting" aria-live="polite">${this.#renderBar()}</div>`;
  }

  #renderBar(): TemplateResult | typeof nothing {
    const { selection, view, policy } = this.stores;
    if (selection.selection.size === 0) return nothing;
    const { number } = this.formats;
    const accounts = selectedRows(selection.selection, view.result?.rows ?? []);
    const { enabled, notEnabled, unknown } = countKinds(accounts);
    const kinds =
      selectionMessages.kinds(number(enabled), number(notEnabled), policy.isOn === false) +
      (unknown === 0 ? '' : selectionMessages.unknown(number(unknown)));
    const askRemoval = () =>
      this.dispatchEvent(new CustomEvent('removal-asked', { bubbles: true, detail: accounts }));
    return html`<section class="selection" aria-label=${selectionMessages.selection}>
      <p>
        <bdi
          ><strong .textContent=${selectionMessages.selected(number(accounts.length))}></strong
        ></bdi>
        <bdi class="muted" .textContent=${kinds}></bdi>
      </p>
      <button class="button" @click=${askRemoval}>${selectionMessages.remove}</button>
      <button class="button" @click=${() => this.#clear()}>${selectionMessages.clear}</button>
    </section>`;
  }

  /** The button that has the focus goes: the focus goes to the row that was pressed last. */
  #clear(): void {
    const { selection, view } = this.stores;
    const index = (view.result?.rows ?? []).findIndex(({ user }) => user === selection.pressed);
    selection.clear();
    const table = this.parentElement?.querySelector<TfsTable>('tfs-table');
    void this.updateComplete.then(() => table?.focusInView(index, 'input'));
  }
}

customElements.define('tfs-selection-bar', TfsSelectionBar);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-selection-bar': TfsSelectionBar;
  }
}
