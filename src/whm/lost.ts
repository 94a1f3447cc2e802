/** What a failed change means: refused, or perhaps done all the same. */
import { WhmFailure } from './failure.ts';

/** Whether WHM may have done it: it was sent, and its answer was lost or could not be read. */
export function isLost({ kind }: WhmFailure): boolean {
  return kind === 'unreachable' || kind === 'timed-out' || kind === 'unreadable';
}

/** The transport rejects with nothing else; what goes wrong on our side is told as well. */
export function asFailure(error: unknown): WhmFailure {
  return error instanceof WhmFailure ? error : new WhmFailure('unreadable', String(error));
}
