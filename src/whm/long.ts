/** What long answers need and short ones do not: loaded when the first long one is there. */
import type { Account } from '../model/account.ts';
import { WhmFailure } from './failure.ts';
import type * as Reading from './long-reading.ts';

/** Where in `data` the long list is: `data` itself, an object by user name, or `data.acct`. */
export type LongList = 'data' | 'acct';

/** What can be told of a long list before all of it is made: enough to fill a screen. */
export interface ListStart {
  /** Those who come first in the page's first order, in that order. */
  readonly accounts: readonly Account[];
  readonly total: number;
  readonly enabled: number;
  readonly unknown: number;
}

/** From so many characters on it takes too long to read an answer at once: some 20,000 accounts. */
export const LONG = 1_500_000;

/** @throws WhmFailure `part-missing`, when it cannot be loaded */
export async function loadLong(): Promise<typeof Reading> {
  try {
    const { readLongAnswer, readLongList } = await import('./long-reading.ts');
    return { readLongAnswer, readLongList };
  } catch {
    throw new WhmFailure('part-missing');
  }
}
