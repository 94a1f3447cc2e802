/** A clock that stands still until a test moves it: the page's timers and its time of day. */

interface Timer {
  at: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

/** The functions that are replaced while a clock is stopped. */
const REAL = { setTimeout, clearTimeout, setInterval, clearInterval };
const realNow = Date.now;

/** Timers and `Date.now` that go by `tick` alone; made by {@link stopClock}. */
export class StoppedClock {
  readonly #timers = new Map<number, Timer>();
  #now: number;
  #lastId = 0;

  /** @param now ms since the epoch */
  constructor(now: number) {
    this.#now = now;
    const clear = (id: number) => void this.#timers.delete(id);
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => this.#add(run, ms, undefined),
      setInterval: (run: () => void, ms = 0) => this.#add(run, ms, ms),
      clearTimeout: clear,
      clearInterval: clear,
    });
    Date.now = () => this.#now;
  }

  /** Moves the time on, and runs what becomes due on the way. */
  tick(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (next === undefined || next[1].at > end) break;
      const [id, timer] = next;
      this.#now = timer.at;
      if (timer.everyMs === undefined) this.#timers.delete(id);
      else timer.at += timer.everyMs;
      timer.run();
    }
    this.#now = end;
  }

  /** Lets the time run again. */
  restore(): void {
    Object.assign(globalThis, REAL);
    Date.now = realNow;
  }

  #add(run: () => void, ms: number, everyMs: number | undefined): number {
    this.#timers.set(++this.#lastId, { at: this.#now + ms, everyMs, run });
    return this.#lastId;
  }
}

let stopped: StoppedClock | undefined;

/** Stops the clock for the rest of the test. Before the element is made that is to live by it. */
export function stopClock(now = Date.now()): StoppedClock {
  stopped = new StoppedClock(now);
  return stopped;
}

afterEach(() => {
  stopped?.restore();
  stopped = undefined;
});
