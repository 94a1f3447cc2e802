/** Something that is computed from the list in the background: the page does not wait for it. */
import type { ReactiveController } from 'lit';
import type { Steps } from '../lib/steps.ts';
import { waitForIdle, runSteps } from '../lib/run-steps.ts';
import type { StoreHost } from './store.ts';

/** Newest wins; until a new value is there, the old one stands. */
export class BackgroundValue<T> implements ReactiveController {
  value: T | undefined;

  readonly #host: StoreHost;
  #key: readonly unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run: AbortController | undefined;

  constructor(host: StoreHost) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Computes it afresh where anything of `key` is another than the last time, once that has rested.
   *
   * @param restMs how long it must rest; a first value is computed at once
   */
  compute(key: readonly unknown[], steps: () => Steps<T>, restMs = 150): void {
    if (key.length === this.#key.length && key.every((part, at) => part === this.#key[at])) return;
    this.#key = key;
    this.#stop();
    this.#timer = setTimeout(
      () => {
        const { signal } = (this.#run = new AbortController());
        const finish = (value: T) => {
          if (signal.aborted) return;
          this.value = value;
          this.#host.requestUpdate();
        };
        // Rejected only where a newer run has taken its place.
        Promise.resolve(runSteps(steps(), { signal, pause: waitForIdle })).then(
          finish,
          () => undefined,
        );
      },
      this.value === undefined ? 0 : restMs,
    );
  }

  /** What is given up is computed when the host is back. */
  hostDisconnected(): void {
    this.#stop();
    this.#key = [];
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#run?.abort();
  }
}
