/** Long work, made long by hand: each slice takes one step, and a test waits for turns, not for the clock. */
import type { TestContext } from 'node:test';

/** Makes every slice as short as can be, so that any work with a pause in it takes several turns. */
export function slowDown(t: TestContext): void {
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 1_000));
  // Node has none; the browser's comes when nothing else wants the thread.
  const scope = globalThis as { requestIdleCallback?: unknown };
  scope.requestIdleCallback = (callback: () => void) => setImmediate(callback);
  t.after(() => {
    delete scope.requestIdleCallback;
  });
}

/** Lets everything else have its turn. */
export async function turn(times = 1): Promise<void> {
  for (let count = 0; count < times; count++) await new Promise(setImmediate);
}

/** Waits until something is so; fails where it does not become so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let count = 0; count < 10_000; count++) {
    if (isSo()) return;
    await turn();
  }
  throw new Error('It did not become so');
}
