/** The query of a session that ended, kept in the browser tab until its viewer is logged in again. */
import type { Query } from '../accounts/query.ts';

/** The browser's session storage, handed in; reading and writing may throw where it is forbidden. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'twofactor_status.query';

/** Keeps what was typed and chosen. No token and no account data goes in. */
export function keepQuery(storage: TabStorage, user: string, query: Query): void {
  try {
    storage.setItem(KEY, JSON.stringify({ user, query }));
  } catch {
    // Storage is full or forbidden: the query is lost with the page, nothing else.
  }
}

/** What was kept, as text, for whom and how whole it may be. */
export function readKeptQuery(storage: TabStorage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

export function hasKeptQuery(storage: TabStorage): boolean {
  return readKeptQuery(storage) !== null;
}

export function forgetQuery(storage: TabStorage): void {
  try {
    storage.removeItem(KEY);
  } catch {
    // Forbidden: nothing was kept.
  }
}
