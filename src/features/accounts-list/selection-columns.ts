/** The first column and the last: selecting an account, and acting on one. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account } from '../../accounts/account.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { SelectionStore } from '../../state/selection-store.ts';
import { END_WIDTH, MARK_WIDTH, type AccountColumn } from './columns.ts';

/** The checkboxes. @param rowCount how many rows there are to be selected */
export function markColumn(store: SelectionStore, rowCount: number): AccountColumn {
  const { selection } = store;
  const isAll = rowCount > 0 && selection.size === rowCount;
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
          .indeterminate=${selection.size > 0 && !isAll}
          @click=${() => (isAll ? store.clear() : store.selectAll())}
        /><span aria-hidden="true">${selectionMessages.selectAll}</span></label
      >`,
    cell: ({ user }) =>
      html`<label class=${selection.has(user) ? 'on' : ''}
        ><input
          type="checkbox"
          aria-label=${selectionMessages.select(visibleText(user))}
          .checked=${live(selection.has(user))}
          @click=${({ shiftKey }: MouseEvent) => store.toggle(user, shiftKey)}
      /></label>`,
  };
}

/** What one does with an account. @param viewer the user name of who looks */
export function endColumn(viewer: string): AccountColumn {
  return {
    key: 'end',
    header: selectionMessages.actions,
    width: END_WIDTH,
    area: 'end',
    head: () => html`<span>${selectionMessages.actions}</span>`,
    cell: (account) => (canRemove(account, viewer) ? renderRemove(account) : nothing),
  };
}

/** The rows lie in the table's own tree: its event has to get out of that. */
function renderRemove(account: Account): TemplateResult {
  const ask = ({ currentTarget }: Event) =>
    currentTarget?.dispatchEvent(
      new CustomEvent('removal-asked', { bubbles: true, composed: true, detail: [account] }),
    );
  return html`<button
    class="quiet"
    aria-label=${selectionMessages.remove}
    title=${selectionMessages.remove}
    @click=${ask}
  >
    ⋯
  </button>`;
}
