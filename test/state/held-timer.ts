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

/** Holds every timer of one duration until the test ends; all others run as usual. */
export function holdTimer(t: TestContext, durationMs: number): HeldTimer {
  const { setTimeout: setTimer, clearTimeout: clearTimer } = globalThis;
  const firstSet = signal();
  const held = new Set<unknown>();
  let cleared = 0;
  let ring = (): void => undefined;
  const set = (callback: () => void, ms?: number, ...args: []): NodeJS.Timeout => {
    if (ms !== durationMs) return setTimer(callback, ms, ...args);
    ring = callback;
    firstSet.give();
    // Never reached, and does not keep the process alive.
    const timer = setTimer(() => undefined, 2 ** 31 - 1).unref();
    held.add(timer);
    return timer;
  };
  const clear = (timer?: NodeJS.Timeout): void => {
    if (held.has(timer)) cleared++;
    clearTimer(timer);
  };
  t.mock.method(globalThis, 'setTimeout', set as typeof setTimeout);
  t.mock.method(globalThis, 'clearTimeout', clear as typeof clearTimeout);
  return {
    isSet: firstSet.given,
    count: () => held.size,
    cleared: () => cleared,
    ring: () => ring(),
  };
}
