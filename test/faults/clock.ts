/** A clock that goes as fast as it can: when nothing else is to be done, the next timer rings. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { turn } from '../state/turns.ts';

export interface FastClock {
  readonly now: () => number;
  /** Calls back after so long. @returns what puts it off for good */
  readonly after: (ms: number, callback: () => void) => () => void;
  /**
   * Lets everything happen that is to happen, whatever timers it waits for.
   *
   * @param isSo is so then; parts that are loaded meanwhile take their time
   */
  readonly quiet: (isSo?: () => boolean) => Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** So many turns without a timer that is set or put off: what does not wait for one has come to its end. */
const TURNS = 12;
/** How long a part may take to be loaded. ms */
const PATIENCE_MS = 5_000;

/** Takes the place of `setTimeout` until the test ends. */
export function startFastClock(t: TestContext): FastClock {
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Set<Timer>();
  let now = Date.now();
  let changes = 0;
  const set = (ms: number, ring: () => void): Timer => {
    const timer = { at: now + ms, ring };
    changes++;
    if (ms < Infinity) timers.add(timer);
    return timer;
  };
  const clear = (timer: Timer): void => {
    if (timers.delete(timer)) changes++;
  };
  Object.assign(globalThis, {
    setTimeout: (ring: () => void, ms = 0) => set(ms, ring),
    clearTimeout: clear,
  });
  t.after(() => Object.assign(globalThis, { setTimeout, clearTimeout }));

  async function settle(): Promise<void> {
    let before: number;
    do {
      before = changes;
      await turn(TURNS);
    } while (before !== changes);
  }
  return {
    now: () => now,
    after: (ms, callback) => {
      const timer = set(ms, callback);
      return () => clear(timer);
    },
    async quiet(isSo = () => true) {
      const end = performance.now() + PATIENCE_MS;
      for (;;) {
        await settle();
        // Of those for the same time the one that was set first.
        const next = [...timers].reduce<Timer | undefined>(
          (first, timer) => (first && first.at <= timer.at ? first : timer),
          undefined,
        );
        if (!next) {
          if (isSo()) return;
          assert.ok(performance.now() < end, 'it has come to its end, and is not so');
          continue;
        }
        timers.delete(next);
        now = next.at;
        next.ring();
      }
    },
  };
}
