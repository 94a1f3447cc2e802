/** Selecting accounts, and where one begins to act on them: the checkboxes, a button in each row, a bar. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import type { Account } from '../../accounts/account.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { countKinds, selectedRows, type Selection } from '../../accounts/selection.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { SelectionStore } from '../../state/selection-store.ts';
import { END_WIDTH, MARK_WIDTH, type AccountColumn } from './columns.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';

export class Selector {
  readonly #page: PageContext;
  readonly #selecting: SelectionStore;
  readonly #remove: (accounts: readonly Account[]) => void;
  /** The columns of the last selection: the table redraws its rows for others. */
  #columns: { of: Selection; rowCount: number; mark: AccountColumn } | undefined;
  readonly #end: AccountColumn;

  /** @param remove asks whether the second factors of these are to be removed */
  constructor(page: PageContext, remove: (accounts: readonly Account[]) => void) {
    this.#page = page;
    this.#selecting = page.stores.selection;
    this.#remove = remove;
    this.#end = {
      key: 'end',
      header: selectionMessages.actions,
      width: END_WIDTH,
      place: 'end',
      head: () => html`<span>${selectionMessages.actions}</span>`,
      cell: (account) =>
        canRemove(account, page.boot.user) ? this.#renderButton(account) : nothing,
    };
  }

  get #rows(): readonly Account[] {
    return this.#page.view.result?.rows ?? [];
  }

  /** The first column and the last. */
  get columns(): { readonly mark: AccountColumn; readonly end: AccountColumn } {
    const rows = this.#rows;
    const { selection } = this.#selecting;
    const rowCount = rows.length;
    if (this.#columns?.of !== selection || this.#columns.rowCount !== rowCount) {
      this.#columns = { of: selection, rowCount, mark: this.#markColumn(selection, rowCount) };
    }
    return { mark: this.#columns.mark, end: this.#end };
  }

  /** The place of the bar is always there, so that a screen reader hears what comes into it. */
  render(): TemplateResult {
    return html`<div class="selecting" aria-live="polite">${this.#renderBar()}</div>`;
  }

  #renderBar(): TemplateResult | typeof nothing {
    const { selection } = this.#selecting;
    if (selection.size === 0) return nothing;
    const { formats } = this.#page;
    const accounts = selectedRows(selection, this.#rows);
    const { enabled, notEnabled, unknown } = countKinds(accounts);
    return html`<section class="selection" aria-label=${selectionMessages.selection}>
      <p>
        <bdi
          ><strong
            .textContent=${selectionMessages.selected(formats.number(accounts.length))}
          ></strong
        ></bdi>
        <bdi
          class="muted"
          .textContent=${
            selectionMessages.kinds(
              formats.number(enabled),
              formats.number(notEnabled),
              isPolicyOn(this.#page) === false,
            ) + (unknown === 0 ? '' : selectionMessages.unknown(formats.number(unknown)))
          }
        ></bdi>
      </p>
      <button class="button" @click=${() => this.#remove(accounts)}>
        ${selectionMessages.remove}
      </button>
      <button class="button" @click=${() => this.#clear()}>${selectionMessages.clear}</button>
    </section>`;
  }

  #markColumn(selection: Selection, rowCount: number): AccountColumn {
    const isAll = rowCount > 0 && selection.size === rowCount;
    return {
      key: 'mark',
      header: selectionMessages.selectAll,
      width: MARK_WIDTH,
      place: 'mark',
      head: () =>
        html`<label
          ><input
            type="checkbox"
            aria-label=${selectionMessages.selectAll}
            .checked=${live(isAll)}
            .indeterminate=${selection.size > 0 && !isAll}
            @click=${() => (isAll ? this.#selecting.clear() : this.#selecting.selectAll())}
          /><span aria-hidden="true">${selectionMessages.selectAll}</span></label
        >`,
      cell: ({ user }) =>
        html`<label class=${selection.has(user) ? 'on' : ''}
          ><input
            type="checkbox"
            aria-label=${selectionMessages.select(visibleText(user))}
            .checked=${live(selection.has(user))}
            @click=${({ shiftKey }: MouseEvent) => this.#selecting.toggle(user, shiftKey)}
        /></label>`,
    };
  }

  #renderButton(account: Account): TemplateResult {
    return html`<button
      class="quiet"
      aria-label=${selectionMessages.remove}
      title=${selectionMessages.remove}
      @click=${() => this.#remove([account])}
    >
      ⋯
    </button>`;
  }

  #clear(): void {
    this.#selecting.clear();
    // The button that had the focus is gone.
    const { host } = this.#page;
    const index = this.#rows.findIndex(({ user }) => user === this.#selecting.pressed);
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector('tfs-table')?.focusInView(index, 'input'),
    );
  }
}
