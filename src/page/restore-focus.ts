/** Where the focus goes when a dialog is closed and what had it before is gone: it must not be nowhere. */
import type { FirstElement } from '../ui/first-element.ts';
import type { ViewStore } from '../state/view-store.ts';
import type {} from '../features/account-panel/account-panel.ts';
import type {} from '../features/accounts-list/filter-bar.ts';

/** To an account's row, wherever in the list it is; to the search where it is not shown. */
export function focusAccount(host: FirstElement, view: ViewStore, user: string): void {
  const rows = view.result?.rows ?? [];
  const index = rows.findIndex((account) => account.user === user);
  if (index >= 0) void host.renderRoot.querySelector('tfs-table')?.keyboard?.focusRow(index);
  else host.renderRoot.querySelector('tfs-filter-bar')?.focus();
}

/** @param user whose row is meant, where the accounts are open */
export function restoreFocus(host: FirstElement, view: ViewStore, user: string): void {
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const panel = host.renderRoot.querySelector('tfs-account-panel');
  const own = find('.tab-content:not([hidden]) tfs-own-account');
  if (panel && panel.user !== '') panel.focus();
  else if (own) own.focus();
  else if (user !== '' && find('tfs-table')) focusAccount(host, view, user);
  else (find('#refresh') ?? find('.tabs [aria-current=page]'))?.focus();
}
