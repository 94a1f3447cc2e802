/** Keeps the focus in an element where a change takes away what has it. */
import type { LitElement, ReactiveController } from 'lit';

export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #putFocus: () => void;
  #hadFocus = false;

  /** @param putFocus puts the focus somewhere in the element */
  constructor(host: LitElement, putFocus: () => void) {
    this.#host = host;
    this.#putFocus = putFocus;
    host.addController(this);
  }

  get #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.#putFocus();
  }
}
