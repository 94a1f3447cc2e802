/** What a failed change means: refused, or perhaps done all the same. */
import type { WhmFailure } from './failure.ts';

/** Whether WHM may have done it: it was sent, and its answer was lost or could not be read. */
export function isLost({ kind }: WhmFailure): boolean {
  return kind === 'unreachable' || kind === 'timed-out' || kind === 'unreadable';
}
