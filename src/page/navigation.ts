/** Where in the page the viewer is: its tab, its panel. The address has it, with the view of the list. */
import type { FirstElement } from '../ui/first-element.ts';
import { FIRST_COLUMNS } from '../accounts/columns.ts';
import { FIRST_QUERY, type Query } from '../accounts/query.ts';
import { readColumns } from '../state/kept-columns.ts';
import { forgetQuery, readKeptQuery } from '../state/kept-query.ts';
import type { Stores } from '../state/stores.ts';
import {
  FIRST_PAGE_ADDRESS,
  writePageAddress,
  type PageAddress,
  type TabKey,
} from './page-address.ts';
import { PageAddressKeeper } from './page-address-keeper.ts';
import { focusAccount } from './restore-focus.ts';

export class Navigation {
  tab: TabKey = '';
  /** The user whose panel is open; empty when none is. */
  account = '';
  /** The tabs beside the accounts that have been open: they stay, hidden, so that what was typed is kept. */
  readonly visited = new Set<Exclude<TabKey, ''>>();

  readonly #host: FirstElement;
  readonly #stores: Stores;
  readonly #keeper: PageAddressKeeper;
  #opener: HTMLElement | undefined;

  /** @param host the page: drawn anew when the viewer goes elsewhere */
  constructor(host: FirstElement, stores: Stores) {
    this.#host = host;
    this.#stores = stores;
    this.#keeper = new PageAddressKeeper(host, stores.visit.address, (place, isEmpty) =>
      this.#goTo(place, isEmpty),
    );
    this.#begin();
  }

  /** The parts of the address that were not understood. */
  get broken(): readonly string[] {
    return this.#keeper.broken;
  }

  get place(): PageAddress {
    const { view } = this.#stores;
    const isFirst = view.columns.join() === FIRST_COLUMNS.join();
    return {
      tab: this.tab,
      query: view.query,
      columns: isFirst ? undefined : view.columns,
      account: this.account,
    };
  }

  /** The fragment of the address that leads here. */
  readonly fragment = (): string => writePageAddress(this.place);

  /** The one that leads to that tab; the view of the list goes along. */
  fragmentOf(tab: TabKey): string {
    return writePageAddress({ ...this.place, tab, account: '' });
  }

  /** The page calls this after each drawing: the address follows it. */
  follow(): void {
    this.#keeper.follow(this.place);
  }

  openTab(tab: TabKey): void {
    this.tab = tab;
    this.account = '';
    this.#moved();
  }

  /** @param opener what the focus goes back to; the account's row, unless told */
  openAccount(user: string, opener?: HTMLElement): void {
    this.account = user;
    this.#opener = opener;
    this.#moved();
  }

  closeAccount(): void {
    const user = this.account;
    this.account = '';
    this.#moved();
    this.#focusOpener(user);
  }

  /** Where the visit begins: what an ended session left, or what the address says. */
  #begin(): void {
    const { storage, user, address } = this.#stores.visit;
    const kept = readKeptQuery(storage);
    forgetQuery(storage);
    const fragment = kept === null ? undefined : fragmentOf(kept, user);
    // Whoever has logged in again by a link with a place in it comes back to that.
    if (address.fragment !== '') this.#keeper.read();
    else if (fragment !== undefined) this.#keeper.read(fragment);
  }

  #moved(): void {
    if (this.tab !== '') this.visited.add(this.tab);
    this.#host.requestUpdate();
  }

  #goTo({ tab, query, columns, account }: PageAddress, isEmpty: boolean): void {
    const { visit, view } = this.#stores;
    const before = this.account;
    this.tab = tab;
    this.account = account;
    view.showColumns(
      columns ?? (isEmpty ? readColumns(visit.settings, visit.user) : FIRST_COLUMNS),
    );
    // The same object where it is the same: the page knows its first view by it.
    const isSame = writePageAddress({ ...FIRST_PAGE_ADDRESS, query }) === '';
    view.change(isSame ? FIRST_QUERY : query);
    this.#moved();
    if (before !== '' && account === '') this.#focusOpener(before);
  }

  /** The panel of this account has been closed. */
  #focusOpener(user: string): void {
    const host = this.#host;
    const opener = this.#opener;
    void host.updateComplete.then(() => {
      if (opener?.isConnected) opener.focus();
      else focusAccount(host, this.#stores.view, user);
    });
  }
}

/** What an ended session left, as a fragment: whoever reads that knows what is whole and what is not. */
function fragmentOf(kept: string, user: string): string | undefined {
  try {
    const { user: owner, query } = JSON.parse(kept) as { user: unknown; query: Query };
    return owner === user ? writePageAddress({ ...FIRST_PAGE_ADDRESS, query }) : undefined;
  } catch {
    return undefined;
  }
}
