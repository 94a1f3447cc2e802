/** Something that is read from WHM: its value, when it was read, and how the last attempt went. */
import type { ReactiveController } from 'lit';
import { asFailure, type WhmFailure } from '../whm/failure.ts';
import type { StoreHost } from './store.ts';

/**
 * Loads a value and keeps it. Newest wins: a load that is replaced, or whose host leaves the
 * document, is cancelled and changes nothing. A failed load keeps the value of the one before, and
 * `failure` stays until a load succeeds, so that an error does not flicker while it is retried.
 */
export class Loader<T> implements ReactiveController {
  /** The last value that was read. */
  value: T | undefined;
  /** When it was read (ms since the epoch). */
  loadedAt: number | undefined;
  /** Why the last finished load failed. */
  failure: WhmFailure | undefined;
  /** When it failed (ms since the epoch). */
  failedAt: number | undefined;
  isPending = false;

  readonly #host: StoreHost;
  readonly #read: (signal: AbortSignal) => Promise<T>;
  readonly #now: () => number;
  #current: AbortController | undefined;
  #settled: Promise<void> = Promise.resolve();

  constructor(
    host: StoreHost,
    read: (signal: AbortSignal) => Promise<T>,
    now: () => number = Date.now,
  ) {
    this.#host = host;
    this.#read = read;
    this.#now = now;
    host.addController(this);
  }

  /** Resolves when the load that was begun last has ended, in whatever way; at once where none is under way. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /**
   * Reads afresh; resolves when this load has ended, in whatever way.
   *
   * @param read another way to read it, for this once
   */
  load(read: (signal: AbortSignal) => Promise<T> = this.#read): Promise<void> {
    return (this.#settled = this.#load(read));
  }

  /** What the host gave up when it left the document, it loads when it is back. */
  hostConnected(): void {
    if (this.isPending) void this.load();
  }

  hostDisconnected(): void {
    this.#current?.abort();
  }

  async #load(read: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    this.isPending = true;
    this.#host.requestUpdate();
    try {
      const value = await read(current.signal);
      if (current.signal.aborted) return;
      this.value = value;
      this.loadedAt = this.#now();
      this.failure = this.failedAt = undefined;
    } catch (error) {
      if (current.signal.aborted) return;
      this.failure = asFailure(error);
      this.failedAt = this.#now();
    }
    this.isPending = false;
    this.#host.requestUpdate();
  }
}
