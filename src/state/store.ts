/** A store: what the page knows of one thing. Elements and other stores watch it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What has controllers: a store, or an element. */
export type StoreHost = Pick<ReactiveControllerHost, 'addController' | 'requestUpdate'>;

/**
 * A store is the host of the controllers that it is made of, such as a Loader: when one of them changes,
 * the store tells everyone who watches. The page connects and disconnects it with itself.
 */
export class Store implements StoreHost {
  readonly #controllers: ReactiveController[] = [];
  readonly #watchers = new Set<() => void>();

  /** @returns what ends the watching */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** Tells everyone who watches that this has changed. */
  requestUpdate(): void {
    for (const tell of this.#watchers) tell();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  connect(): void {
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnect(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }
}
