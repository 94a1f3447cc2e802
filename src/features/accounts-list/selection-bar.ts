/** <tfs-selection-bar>: how many accounts are selected, and what one does with them. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '../../ui/menu.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { countKinds } from '../../accounts/selection.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { plural } from '../../i18n/texts.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import type { TfsTable } from '../../ui/table.ts';
import { SELECTED_COPIES, SELECTED_EXPORTS } from './menu-items.ts';

/**
 * Sticks to the lower edge while accounts are selected. Its place is always there, so that a screen
 * reader hears what comes into it.
 *
 * @element tfs-selection-bar
 * @fires reminder-asked - CustomEvent<readonly Account[]>, bubbling
 * @fires removal-asked - CustomEvent<readonly Account[]>, bubbling
 * @fires copy-chosen - CustomEvent<string>, bubbling
 * @fires export-chosen - CustomEvent<string>, bubbling
 */
export class TfsSelectionBar extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    outcome: { attribute: false },
  };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;
  /** What is told of a copy or an export of what was selected. */
  outcome: unknown = nothing;

  constructor() {
    super();
    new Watch(this, () => {
      const { selection, view, policy, details } = this.stores;
      return [selection, view, policy, details];
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="selecting">
      ${this.outcome}
      <p class="heard" aria-live="polite"><bdi .textContent=${this.#countsText}></bdi></p>
      ${this.#renderBar()}
    </div>`;
  }

  /** What a screen reader hears: not the buttons that come with it. */
  get #countsText(): string {
    if (this.stores.selection.selection.size === 0) return '';
    const { text, kinds } = this.#counts;
    return `${text} ${kinds}`;
  }

  #renderBar(): TemplateResult | typeof nothing {
    const { selection, visit } = this.stores;
    if (selection.selection.size === 0) return nothing;
    const { accounts } = selection;
    const canWrite = accounts.some(
      ({ isEnabled, canEnable }) => isEnabled === false && canEnable !== false,
    );
    const fire = (type: string) => () => this.#fire(type, accounts);
    const choose = (type: string) => (event: CustomEvent<string>) => this.#fire(type, event.detail);
    return html`<section class="selection" aria-label=${selectionMessages.selection}>
      ${this.#renderCounts()}
      ${
        canWrite
          ? html`<button class="button primary" @click=${fire('reminder-asked')}>
              ${toolMessages.write}
            </button>`
          : nothing
      }
      <tfs-menu
        .label=${toolMessages.copy}
        .items=${SELECTED_COPIES}
        @item-chosen=${choose('copy-chosen')}
      ></tfs-menu>
      <tfs-menu
        .label=${toolMessages.export}
        .items=${SELECTED_EXPORTS}
        @item-chosen=${choose('export-chosen')}
      ></tfs-menu>
      ${
        accounts.some((account) => canRemove(account, visit.user))
          ? html`<button class="button danger" @click=${fire('removal-asked')}>
              ${selectionMessages.remove}
            </button>`
          : nothing
      }
      <button class="link" @click=${() => this.#clear()}>${selectionMessages.clear}</button>
    </section>`;
  }

  get #counts(): { readonly text: string; readonly kinds: string; readonly isMixed: boolean } {
    const { selection, view, policy } = this.stores;
    const { number } = this.formats;
    const { accounts } = selection;
    const rows = view.result?.rows ?? [];
    const seen = rows.filter(({ user }) => selection.selection.has(user)).length;
    const unseen = accounts.length - seen;
    const { enabled, notEnabled, unknown } = countKinds(accounts);
    const count = (value: number) => ({ count: value, text: number(value) });
    const all = count(accounts.length);
    const text =
      unseen > 0
        ? plural(selectionMessages, 'selectedUnseen', all, { unseen: number(unseen) })
        : plural(selectionMessages, 'selected', all);
    const has = policy.isOn === false ? 'configured' : 'enabled';
    const kinds = [
      notEnabled > 0 ? plural(selectionMessages, 'notEnabled', count(notEnabled)) : '',
      enabled > 0 ? plural(messages, has, count(enabled)) : '',
      unknown > 0 ? plural(selectionMessages, 'unknown', count(unknown)) : '',
    ].filter((kind) => kind !== '');
    const isMixed = !view.late?.engine.only && accounts.length < rows.length + unseen;
    return { text, kinds: this.formats.list(kinds), isMixed };
  }

  #renderCounts(): TemplateResult {
    const { view, selection } = this.stores;
    const { text, kinds, isMixed } = this.#counts;
    return html`<p>
      <bdi><strong .textContent=${text}></strong></bdi>
      <bdi class="muted" .textContent=${kinds}></bdi>
      ${
        isMixed
          ? html`<button
              class="link"
              @click=${() => view.late?.engine.showOnly(selection.selection)}
            >
              ${selectionMessages.showSelected}
            </button>`
          : nothing
      }
    </p>`;
  }

  #fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  /** The button that has the focus goes: the focus goes to the row that was pressed last. */
  #clear(): void {
    const { selection, view } = this.stores;
    const index = (view.result?.rows ?? []).findIndex(({ user }) => user === selection.pressed);
    selection.clear();
    const table = this.parentElement?.querySelector<TfsTable>('tfs-table');
    void this.updateComplete.then(() => table?.keyboard?.focusInView(index, 'input'));
  }
}

customElements.define('tfs-selection-bar', TfsSelectionBar);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-selection-bar': TfsSelectionBar;
  }
}
