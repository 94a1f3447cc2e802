/** The query of a session that ended, kept in the browser tab until its viewer is logged in again. */
import {
  FIRST_QUERY,
  type Query,
  type SortDirection,
  type SortKey,
  type TwoFactorFilter,
} from '../model/query.ts';

/** The browser's session storage, handed in; reading and writing may throw where it is forbidden. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'twofactor_status.query';
const FILTERS: readonly unknown[] = ['all', 'enabled', 'not-enabled'] satisfies TwoFactorFilter[];
const SORT_KEYS: readonly unknown[] = ['user', 'domain', 'two-factor'] satisfies SortKey[];
const DIRECTIONS: readonly unknown[] = ['ascending', 'descending'] satisfies SortDirection[];

/** Keeps what was typed and chosen. No token and no account data goes in. */
export function keepQuery(storage: TabStorage, user: string, query: Query): void {
  try {
    storage.setItem(KEY, JSON.stringify({ user, query }));
  } catch {
    // Storage is full or forbidden: the query is lost with the page, nothing else.
  }
}

/** Takes out what was kept for this user; `undefined` when there is nothing, or it is another's or broken. */
export function takeKeptQuery(storage: TabStorage, user: string): Query | undefined {
  try {
    const text = storage.getItem(KEY);
    storage.removeItem(KEY);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as { user?: unknown; query?: Partial<Query> };
    const { search, twoFactor, sort } = kept.query ?? {};
    const isWhole =
      kept.user === user &&
      typeof search === 'string' &&
      FILTERS.includes(twoFactor) &&
      SORT_KEYS.includes(sort?.key) &&
      DIRECTIONS.includes(sort?.direction);
    return isWhole ? ({ ...FIRST_QUERY, search, twoFactor, sort } as Query) : undefined;
  } catch {
    return undefined;
  }
}
