/** Where the focus goes when a dialog is closed and what had it before is gone: it must not be nowhere. */
import type {} from '../components/account-panel.ts';
import type { PageContext } from './page-context.ts';

/** @param user whose row is meant, where the accounts are open */
export function placeFocus({ host, focusAccount }: PageContext, user = ''): void {
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const panel = host.renderRoot.querySelector('tfs-account-panel');
  const own = find('.tab-content:not([hidden]) > tfs-own-account');
  if (panel && panel.user !== '') panel.focus();
  else if (own) own.focus();
  else if (user !== '' && find('tfs-table')) focusAccount(user);
  else (find('#refresh') ?? find('.tabs [aria-current=page]'))?.focus();
}
