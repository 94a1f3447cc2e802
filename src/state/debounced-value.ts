/** A number that is said when it rests: not with every key. */
import type { ReactiveController } from 'lit';
import type { StoreHost } from './store.ts';

/** How long it must rest until it is said. */
export const QUIET_MS = 500;

export class DebouncedValue implements ReactiveController {
  /** The number as it is said. */
  value: number | undefined;

  readonly #host: StoreHost;
  #latest: number | undefined;
  #list: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: StoreHost) {
    this.#host = host;
    host.addController(this);
  }

  /** @param list what is counted: the number of another list is taken at once, because the old one would be wrong beside it */
  follow(latest: number | undefined, list: unknown): void {
    const isOther = list !== this.#list;
    if (!isOther && latest === this.#latest) return;
    this.#latest = latest;
    this.#list = list;
    clearTimeout(this.#timer);
    if (isOther) {
      this.value = latest;
      return;
    }
    this.#timer = setTimeout(() => {
      this.value = latest;
      this.#host.requestUpdate();
    }, QUIET_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.value = this.#latest;
  }
}
