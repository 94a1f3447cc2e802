/** What long answers need and short ones do not: loaded when the first long one is there. */
import { WhmFailure } from './failure.ts';
import type * as Reading from './long-reading.ts';

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
