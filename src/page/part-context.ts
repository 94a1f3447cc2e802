/** What the page's later parts know and do, and what they ask of each other. */
import type { Account } from '../accounts/account.ts';
import type { ColumnKey } from '../accounts/columns.ts';
import type { Coverage } from '../state/availability-store.ts';

/** What the rest of the page knows and does for them. */
export interface PartsContext {
  readonly accounts: () => readonly Account[];
  readonly openAccount: (user: string) => void;
  readonly closeAccount: () => void;
  readonly closeBreakdown: () => void;
  /** Told whose second factor is gone: the page shows it. */
  readonly onRemoved: (users: ReadonlySet<string>) => void;
  /** Opens “My account”. */
  readonly openOwn: () => void;
  /** The fragment of the page's place. */
  readonly fragment: () => string;
  /** The columns that are shown. */
  readonly columns: () => readonly ColumnKey[];
  readonly hasDetails: () => boolean;
  /** Of how many of those who have not enabled two-factor WHM has told whether they can. */
  readonly availability: () => Coverage;
}

/** What they ask of each other. */
export interface PartContext extends PartsContext {
  readonly closeComparison: () => void;
  /** Where one logs in again, with the way back to this very place. */
  readonly logIn: () => string;
  /** Asks whether the second factors of these are to be removed. */
  readonly remove: (accounts: readonly Account[]) => void;
}
