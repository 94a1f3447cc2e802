/** Keeps the focus in an element where a change takes away what has it. */
import type { LitElement, ReactiveController } from 'lit';

export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #place: () => void;
  #hadFocus = false;

  /** @param place puts the focus somewhere in the element */
  constructor(host: LitElement, place: () => void) {
    this.#host = host;
    this.#place = place;
    host.addController(this);
  }

  get #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.#place();
  }
}
