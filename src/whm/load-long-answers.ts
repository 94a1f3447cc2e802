/** What long answers need and short ones do not: loaded when the first long one is there. */
import { loadPart } from './load-part.ts';
import type * as Reading from './long-answers.ts';

/** From so many characters on it takes too long to read an answer at once: some 20,000 accounts. */
export const LONG = 1_500_000;

/** @throws WhmFailure `part-missing`, when it cannot be loaded */
export const loadLongAnswers = (): Promise<typeof Reading> =>
  loadPart(() => import('./long-answers.ts'));
