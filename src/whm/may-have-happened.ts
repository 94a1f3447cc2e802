/** What a failed change means: WHM has refused it, or may have done it all the same. */
import { WhmFailure } from './failure.ts';

/**
 * Whether WHM may have done it: only WHM's own answer (its envelope) says that it did not. The login
 * page, a redirect, a 401, an error page or no answer say nothing of a change that has been sent.
 */
export function mayHaveHappened({ isRefusal }: WhmFailure): boolean {
  return !isRefusal;
}

/**
 * The failure of a change, once WHM has answered what was read after it: whoever could read is logged
 * in, and permitted. What came in the place of WHM's answer is then only an answer that says nothing.
 */
export function afterReading(failure: WhmFailure): WhmFailure;
export function afterReading(failure: WhmFailure | undefined): WhmFailure | undefined;
export function afterReading(failure: WhmFailure | undefined): WhmFailure | undefined {
  if (!failure || failure.isRefusal) return failure;
  const { kind, reason } = failure;
  const isAboutViewer = kind === 'session-ended' || kind === 'not-permitted';
  return isAboutViewer ? new WhmFailure('unreadable', reason) : failure;
}
