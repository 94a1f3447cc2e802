/** <tfs-narrowing>: what narrows the list, each to be taken back; and how many are shown. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { isNarrowed } from '../../accounts/find.ts';
import type { Facets } from '../../accounts/query.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { fill } from '../../i18n/texts.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { chosenText, facetLabel } from './facet-text.ts';
import { whyMissing } from './why-missing.ts';

/**
 * @element tfs-narrowing
 * @fires clear-asked - bubbling: all accounts are to be shown again
 */
export class TfsNarrowing extends LitElement {
  static override properties = { stores: { attribute: false }, formats: { attribute: false } };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;

  constructor() {
    super();
    new Watch(this, () => {
      const { list, view, details } = this.stores;
      return [list, view, details];
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): unknown[] {
    return [this.#renderWhyMissing(), this.#renderNarrowing()];
  }

  /** That the details could not be read; who may not read them is told where one would look for them. */
  #renderWhyMissing(): TemplateResult | typeof nothing {
    const { stores } = this;
    const { visit, details, list } = stores;
    const isTold = details.state === 'missing' && visit.canListAccounts && !list.current.failure;
    if (!isTold) return nothing;
    return html`<p class="muted" role="note">
      <bdi .textContent=${visibleSentence(whyMissing(stores))}></bdi>
    </p>`;
  }

  #renderNarrowing(): TemplateResult | typeof nothing {
    const { view, details, list } = this.stores;
    if (!isNarrowed(view.query) && !view.late?.engine.only) return nothing;
    const { number } = this.formats;
    const rows = view.result?.rows.length ?? 0;
    const total = list.current.value?.accounts.length ?? details.accounts.length;
    const facets = Object.entries(view.query.facets) as [keyof Facets, string][];
    // Heard in the summary.
    return html`<div class="narrowing">
      <p aria-hidden="true">
        <bdi
          .textContent=${fill(messages.shown, { shown: number(rows), total: number(total) })}
        ></bdi>
      </p>
      ${
        view.late?.engine.only
          ? this.#renderChip(viewMessages.selectedOnly, () => view.late?.engine.showOnly(undefined))
          : nothing
      }
      ${facets
        .filter(([, value]) => value !== '')
        .map(([key, value]) => {
          const words = {
            filter: facetLabel(key),
            value: visibleText(chosenText(key, value, this.formats)),
          };
          return this.#renderChip(
            fill(viewMessages.chip, words),
            () => view.change({ facets: { ...view.query.facets, [key]: '' } }),
            fill(viewMessages.removeFilter, words),
          );
        })}
      ${
        // Where nothing matches, the button stands there.
        rows === 0
          ? nothing
          : html`<button class="link" @click=${this.#clear}>${viewMessages.clear}</button>`
      }
    </div>`;
  }

  #renderChip(
    text: string,
    onRemove: () => void,
    name = fill(viewMessages.remove, { filter: text }),
  ): TemplateResult {
    return html`<button
      class="chip"
      aria-label=${name}
      @click=${({ currentTarget }: Event) => this.#remove(currentTarget as Element, onRemove)}
    >
      <bdi translate="no" .textContent=${text}></bdi>
      <span aria-hidden="true">✕</span>
    </button>`;
  }

  /** The button goes: the focus goes to what takes its place, and where nothing is left, to the search box. */
  #remove(chip: Element, onRemove: () => void): void {
    const at = this.#buttons.indexOf(chip as HTMLElement);
    onRemove();
    const { view } = this.stores;
    if (isNarrowed(view.query) || view.late?.engine.only) {
      void this.updateComplete.then(() => (this.#buttons[at] ?? this.#buttons.at(-1))?.focus());
    } else this.#clear();
  }

  get #buttons(): HTMLElement[] {
    return [...this.querySelectorAll('button')];
  }

  readonly #clear = (): void => {
    this.dispatchEvent(new CustomEvent('clear-asked', { bubbles: true }));
  };
}

customElements.define('tfs-narrowing', TfsNarrowing);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-narrowing': TfsNarrowing;
  }
}
