/** Where the focus goes when a change of the page takes away what has it. */
import type { LitElement, ReactiveController } from 'lit';

export class PageFocus implements ReactiveController {
  readonly #page: LitElement;
  #hadFocus = false;

  constructor(page: LitElement) {
    this.#page = page;
    page.addController(this);
  }

  get #hasFocus(): boolean {
    return this.#page.shadowRoot?.activeElement != null;
  }

  hostUpdate(): void {
    this.#hadFocus ||= this.#hasFocus;
  }

  /** The features draw themselves after the page: in the next frame the focus is where it stays. */
  hostUpdated(): void {
    requestAnimationFrame(() => this.#restore());
  }

  /** To the way out of a failure, or to Refresh. What tells the failure may still be on its way. */
  #restore(): void {
    if (!this.#hadFocus) return;
    const isElsewhere = document.activeElement !== document.body;
    const target = this.#page.renderRoot.querySelector<HTMLElement>(
      '[role=alert] .button, #refresh',
    );
    if (!isElsewhere) target?.focus();
    if (isElsewhere || target) this.#hadFocus = false;
  }
}
