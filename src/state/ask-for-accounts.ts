/** From a number to its accounts: what a card of Insights does when somebody presses one of its names. */
import { FIRST_QUERY, NO_FACETS, type Facets, type TwoFactorFilter } from '../accounts/query.ts';
import type { ViewStore } from './view-store.ts';

/** What the list is to be narrowed to. */
export interface AskedAccounts {
  readonly twoFactor?: TwoFactorFilter;
  readonly facets?: Partial<Facets>;
}

/**
 * Narrows the list to these accounts, and to nothing else; the order stays. Then tells the page by
 * `accounts-asked` that the list is to be shown.
 *
 * @param element the event's target
 */
export function askForAccounts(
  element: EventTarget,
  view: ViewStore,
  { twoFactor = FIRST_QUERY.twoFactor, facets }: AskedAccounts,
): void {
  const { search } = FIRST_QUERY;
  view.change({ search, twoFactor, facets: { ...NO_FACETS, ...facets } });
  element.dispatchEvent(new CustomEvent('accounts-asked', { bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    'accounts-asked': CustomEvent<void>;
  }
}
