/** Runs long work in slices, so that nothing else waits long: keys, clicks and frames come between. */
import type { Steps } from './steps.ts';
import { yieldToBrowser, SLICE_MS } from './yield-to-browser.ts';

/** Resolves when nothing else wants the thread: not between the frames of a scroll. */
export function waitForIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser has it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve, 5);
  });
}

/** Why long work ends that was given up. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long the first slice may be. ms */
  readonly firstMs?: number;
  /** Between two slices: {@link yieldToBrowser} for what somebody waits for, otherwise {@link waitForIdle}. */
  readonly pause?: () => Promise<void>;
}

/**
 * Runs the steps in slices, the first one at once: what is short is finished when this returns.
 *
 * @returns the result where one slice was enough, otherwise a promise of it
 * @throws Cancelled when the signal fires between two slices
 */
export function runSteps<T>(
  steps: Steps<T>,
  { signal, firstMs = SLICE_MS, pause = yieldToBrowser }: RunOptions = {},
): T | Promise<T> {
  const until = performance.now() + firstMs;
  do {
    const { done, value } = steps.next();
    if (done) return value;
  } while (performance.now() < until);
  return pause().then(() => {
    if (signal?.aborted) throw new Cancelled();
    return runSteps(steps, { signal, pause });
  });
}
