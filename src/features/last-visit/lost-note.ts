/** <tfs-lost-note>: above the list, who has lost their second factor since the last visit. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { plural, type Count } from '../../i18n/texts.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { dataText } from '../../ui/data-text.ts';
import { renderNote } from '../../ui/note.ts';
import { lastVisitMessages } from './last-visit-messages.ts';

/** So many are named: the card tells of all. */
const MOST_NAMES = 3;

/**
 * Hidden while there is nothing to be told.
 *
 * @element tfs-lost-note
 * @fires account-chosen - CustomEvent<string>, bubbling, composed: the user whose panel is to be opened
 */
export class TfsLostNote extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // the page sets both before the first drawing
  formats!: BaseFormats;

  constructor() {
    super();
    new Watch(this, () => [this.stores.lastVisit]);
  }

  /** It stands among the page's notes, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.hidden = this.stores.lastVisit.told.length === 0;
  }

  override render(): TemplateResult | typeof nothing {
    const { told } = this.stores.lastVisit;
    if (told.length === 0) return nothing;
    return renderNote(
      'warning',
      { title: plural(lastVisitMessages, 'lost', this.#counted(told.length)) },
      html`<span slot="inline">${this.#renderNames(told)}</span>
        <button slot="action" class="button" @click=${() => this.#dismiss()}>
          ${lastVisitMessages.dismiss}
        </button>`,
    );
  }

  #renderNames(users: readonly string[]): unknown {
    const rest = users.length - MOST_NAMES;
    const more = plural(lastVisitMessages, 'more', this.#counted(rest));
    return html`${users
      .slice(0, MOST_NAMES)
      .map((user, index) =>
        index === 0 ? this.#renderName(user) : html`, ${this.#renderName(user)}`,
      )}
    ${rest > 0 ? html`<bdi .textContent=${more}></bdi>` : nothing}`;
  }

  #counted(count: number): Count {
    return { count, text: this.formats.number(count) };
  }

  #renderName(user: string): TemplateResult {
    const choose = () =>
      this.dispatchEvent(
        new CustomEvent('account-chosen', { bubbles: true, composed: true, detail: user }),
      );
    return html`<button class="link" @click=${choose}>${dataText(user)}</button>`;
  }

  /** The button goes with the note: the page says where the focus belongs. */
  #dismiss(): void {
    this.stores.lastVisit.dismiss();
    this.dispatchEvent(new CustomEvent('focus-lost', { bubbles: true, detail: '' }));
  }
}

customElements.define('tfs-lost-note', TfsLostNote);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-lost-note': TfsLostNote;
  }
}
