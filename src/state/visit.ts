/** What the page is given by WHM and the browser. */
import type { TabStorage } from './kept-query.ts';
import type { Settings } from './kept-columns.ts';
import type { AddressBar } from './address-bar.ts';
import type { Transport } from '../whm/transport.ts';

export interface Boot {
  readonly whm: Transport;
  /** The logged-in user's name. */
  readonly user: string;
  readonly hasRoot: boolean;
  /** Whether the viewer holds the ACL `list-accts`, without which `listaccts` is refused. */
  readonly canListAccounts: boolean;
  /** WHM's version; empty where the server did not tell. */
  readonly whmVersion: string;
  /** The name under which the browser knows the server, without the port. */
  readonly host: string;
  /** WHM's login page, with the way back here. */
  readonly loginUrl: string;
  /** The session's address of one of WHM's own pages. @param path as WHM writes it, without the token */
  readonly whmUrl: (path: string) => string;
  /** An address of this page for others: without the session's token. */
  readonly shareUrl: (fragment: string) => string;
  /** The page's language: of its texts, and with them of numbers, dates and order. */
  readonly language: string;
  readonly texts: {
    /** The texts of what is loaded after the first rows. Rejects where they cannot be had. */
    loadRest(): Promise<void>;
    /** The message to owners in all languages, by tag; not to be trusted to have the right form. */
    readOwnerMessages(): Promise<unknown>;
  };
  readonly address: AddressBar;
  /** Of this tab, until it is closed. */
  readonly storage: TabStorage;
  /** Of this browser. */
  readonly settings: Settings;
  /** Opens the browser's print dialog. */
  readonly print: () => void;
}
