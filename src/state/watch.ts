/** Draws an element anew when a store that it reads has changed. */
import type { ReactiveController } from 'lit';
import type { Store, StoreHost } from './store.ts';

export class Watch implements ReactiveController {
  readonly #host: StoreHost;
  readonly #stores: () => readonly Store[];
  #stops: readonly (() => void)[] = [];

  /**
   * @param stores the stores that the element reads: called when it is put into the document, so its
   * properties have to be set by then
   */
  constructor(host: StoreHost, stores: () => readonly Store[]) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    const draw = () => this.#host.requestUpdate();
    this.#stops = this.#stores().map((store) => store.watch(draw));
    // What has changed while the element was away.
    draw();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
  }
}
