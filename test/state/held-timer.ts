/** Timers held by hand: a test rings them when it wants, and never waits for the clock. */
import type { TestContext } from 'node:test';
import { signal } from './signal.ts';

export interface HeldTimer {
  /** Settles when a timer of this duration is first set. */
  readonly isSet: Promise<void>;
  /** How many were set. */
  readonly count: () => number;
  /** How many were cleared. */
  readonly cleared: () => number;
  /** Lets the last one that was set ring. */
  readonly ring: () => void;
}

interface Holder {
  readonly set: (callback: () => void) => NodeJS.Timeout;
  readonly clear: (timer: NodeJS.Timeout) => void;
}

const { setTimeout: setTimer, clearTimeout: clearTimer } = globalThis;
/** The durations that are held now. */
const holders = new Map<number, Holder>();

function setTimeout(callback: () => void, ms = 0, ...args: []): NodeJS.Timeout {
  return holders.get(ms)?.set(() => callback(...args)) ?? setTimer(callback, ms, ...args);
}

function clearTimeout(timer: NodeJS.Timeout): void {
  for (const holder of holders.values()) holder.clear(timer);
  clearTimer(timer);
}

/**
 * Holds every timer of one duration until the test ends; all others run as usual. A test may hold several
 * durations. They share one replacement: Node restores what `t.mock` has replaced in the order in which it was
 * replaced, so that a second replacement would outlive the test.
 */
export function holdTimer(t: TestContext, durationMs: number): HeldTimer {
  const firstSet = signal();
  const held = new Set<unknown>();
  let cleared = 0;
  let ring = (): void => undefined;
  holders.set(durationMs, {
    set: (callback) => {
      ring = callback;
      firstSet.give();
      // Never reached, and does not keep the process alive.
      const timer = setTimer(() => undefined, 2 ** 31 - 1).unref();
      held.add(timer);
      return timer;
    },
    clear: (timer) => {
      if (held.has(timer)) cleared++;
    },
  });
  Object.assign(globalThis, { setTimeout, clearTimeout });
  t.after(() => {
    holders.delete(durationMs);
    if (holders.size > 0) return;
    Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });
  });
  return {
    isSet: firstSet.given,
    count: () => held.size,
    cleared: () => cleared,
    ring: () => ring(),
  };
}
