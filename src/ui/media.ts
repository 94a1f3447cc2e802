/** Draws an element anew when the screen begins or ceases to be so: narrow, for instance. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A phone: as wide as the styles have it. */
export const PHONE = '(max-width: 37.5rem)';
/** No room for everything in one line. */
export const NARROW = '(max-width: 68.75rem)';

export class Media implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: MediaQueryList;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#list = matchMedia(query);
    host.addController(this);
  }

  /** Whether it is so now. */
  get matches(): boolean {
    return this.#list.matches;
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}
