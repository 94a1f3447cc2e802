/** The first column and the last: selecting an account, and acting on one. */
import { html } from 'lit';
import { live } from '../../ui/live.ts';
import type { Account } from '../../accounts/account.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { SelectionStore } from '../../state/selection-store.ts';
import { END_WIDTH, MARK_WIDTH, type AccountColumn } from './columns.ts';

/** Which account's menu is asked for, and what it is to stand beside. */
export interface RowMenuRequest {
  readonly account: Account;
  readonly button: HTMLElement;
}

/** The checkboxes. @param rows those that are shown */
export function markColumn(store: SelectionStore, rows: readonly Account[]): AccountColumn {
  const { selection } = store;
  const shown = selection.size === 0 ? 0 : rows.filter(({ user }) => selection.has(user)).length;
  const isAll = rows.length > 0 && shown === rows.length;
  return {
    key: 'mark',
    header: selectionMessages.selectAll,
    width: MARK_WIDTH,
    area: 'mark',
    head: () =>
      html`<label
        ><input
          type="checkbox"
          aria-label=${selectionMessages.selectAll}
          .checked=${live(isAll)}
          .indeterminate=${shown > 0 && !isAll}
          @click=${() => (isAll ? store.dropShown() : store.selectAll())}
        /><span aria-hidden="true">${selectionMessages.selectAll}</span></label
      >`,
    cell: ({ user }) =>
      html`<label class=${selection.has(user) ? 'on' : ''}
        ><input
          type="checkbox"
          aria-label=${fill(selectionMessages.select, { user: visibleText(user) })}
          .checked=${live(selection.has(user))}
          @click=${({ shiftKey }: MouseEvent) => store.toggle(user, shiftKey)}
      /></label>`,
  };
}

/** What one does with an account: a menu. */
export const END_COLUMN: AccountColumn = {
  key: 'end',
  header: selectionMessages.actions,
  width: END_WIDTH,
  area: 'end',
  head: () => html`<span>${selectionMessages.actions}</span>`,
  cell: (account) =>
    html`<button
      class="quiet"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${fill(selectionMessages.actionsFor, { user: visibleText(account.user) })}
      @click=${({ currentTarget }: Event) => askMenu(account, currentTarget as HTMLElement)}
    >
      ⋯
    </button>`,
};

/** The rows lie in the table's own tree: its event has to get out of that. */
function askMenu(account: Account, button: HTMLElement): void {
  const detail: RowMenuRequest = { account, button };
  button.dispatchEvent(
    new CustomEvent<RowMenuRequest>('menu-asked', { bubbles: true, composed: true, detail }),
  );
}

declare global {
  interface HTMLElementEventMap {
    'menu-asked': CustomEvent<RowMenuRequest>;
  }
}
