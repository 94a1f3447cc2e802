/** Reading an answer in slices, so that the page stays usable. */
import type { Steps } from '../lib/steps.ts';
import { WhmFailure } from './failure.ts';
import { Cancelled, runSteps } from '../lib/run-steps.ts';

/** @throws WhmFailure `cancelled`, when the signal fires between two slices */
export async function readInSlices<T>(
  steps: Steps<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    return await runSteps(steps, { signal });
  } catch (error) {
    throw error instanceof Cancelled ? new WhmFailure('cancelled') : error;
  }
}
