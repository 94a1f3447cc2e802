/** Draws an element anew when a store that it reads has changed. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.ts';

export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores: () => readonly Store[];
  #isConnected = false;
  #stops: readonly (() => void)[] = [];

  /** @param stores the stores that the element reads: called before the element is drawn */
  constructor(host: ReactiveControllerHost, stores: () => readonly Store[]) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    // What has changed while the element was away.
    this.#host.requestUpdate();
  }

  /**
   * Lit calls it before each drawing. Not when the element is connected: one that stood in the document
   * before its code was loaded has its properties only now.
   */
  hostUpdate(): void {
    if (!this.#isConnected || this.#stops.length > 0) return;
    const draw = () => this.#host.requestUpdate();
    this.#stops = this.#stores().map((store) => store.watch(draw));
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
