/** Where the focus goes when a change of the page takes away what has it. */
import type { ReactiveController } from 'lit';
import type { FirstElement } from '../ui/first-element.ts';

export class PageFocus implements ReactiveController {
  readonly #page: FirstElement;
  readonly #hasFailed: () => boolean;
  #hadFocus: boolean;

  /**
   * @param hadFocus whether what had the focus is gone already
   * @param hasFailed whether there is a failure to be told
   */
  constructor(page: FirstElement, hadFocus: boolean, hasFailed: () => boolean) {
    this.#page = page;
    this.#hadFocus = hadFocus;
    this.#hasFailed = hasFailed;
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
    const find = (selector: string) => this.#page.renderRoot.querySelector<HTMLElement>(selector);
    if (this.#hasFailed() && !find('[role=alert]')) return;
    const target = find('[role=alert] .button') ?? find('#refresh');
    if (!isElsewhere) target?.focus();
    if (isElsewhere || target) this.#hadFocus = false;
  }
}
