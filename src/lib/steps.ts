/** Long work that can be interrupted: it yields where it may pause, so that the page stays usable. */

/** A generator that yields between pieces of work of a millisecond or so, and returns the result. */
export type Steps<T> = Generator<void, T, void>;

/** Runs to the end without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
