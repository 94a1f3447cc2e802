/** <tfs-filters>: the button “Filters”, and what it opens: the filters by details, with the number of hits. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './facet-bar.ts';
import '../../ui/popover.ts';
import { countOptions, type FacetCounts } from '../../accounts/facets.ts';
import { NO_FACETS, type Facets } from '../../accounts/query.ts';
import type { Formats } from '../../i18n/formats.ts';
import { plural } from '../../i18n/texts.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { Media, PHONE } from '../../ui/media.ts';
import { whyMissing } from './why-missing.ts';

/** @element tfs-filters */
export class TfsFilters extends LitElement {
  static override properties = { stores: { attribute: false }, formats: { attribute: false } };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;

  readonly #options = new BackgroundValue<FacetCounts>(this);
  readonly #phone = new Media(this, PHONE);

  constructor() {
    super();
    new Watch(this, () => {
      const { view, details } = this.stores;
      return [view, details];
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { details, view } = this.stores;
    const { accounts } = details;
    const { effectiveQuery: query, late } = view;
    const { search, twoFactor, facets } = query;
    this.#options.compute([accounts, search, twoFactor, facets], () =>
      countOptions(accounts, query, late?.order),
    );
  }

  override render(): TemplateResult {
    const { view, details } = this.stores;
    const { facets } = view.query;
    const active = Object.values(facets).filter((value) => value !== '').length;
    const { number } = this.formats;
    const found = view.result?.rows.length ?? 0;
    const total = details.accounts.length;
    return html`<tfs-popover
      .label=${viewMessages.filters}
      .count=${active === 0 ? '' : number(active)}
    >
      ${
        details.state === 'missing'
          ? html`<p role="note" class="muted why">
              <bdi .textContent=${visibleSentence(whyMissing(this.stores))}></bdi>
            </p>`
          : nothing
      }
      <tfs-facet-bar
        .facets=${facets}
        .options=${this.#options.value}
        .formats=${this.formats}
        .hasDays=${details.state !== 'missing'}
        @facets-changed=${({ detail }: CustomEvent<Facets>) => view.change({ facets: detail })}
      ></tfs-facet-bar>
      <div class="hits" slot="end">
        <p>
          <bdi
            .textContent=${plural(viewMessages, 'hits', { count: total, text: number(total) }, { found: number(found) })}
          ></bdi>
        </p>
        <button class="link" @click=${() => view.change({ facets: NO_FACETS })}>
          ${viewMessages.clearFilters}
        </button>
        ${
          this.#phone.matches
            ? html`<button class="button primary" @click=${this.#close}>
                <bdi
                  .textContent=${plural(viewMessages, 'show', { count: found, text: number(found) })}
                ></bdi>
              </button>`
            : nothing
        }
      </div>
    </tfs-popover>`;
  }

  readonly #close = (): void => this.querySelector('tfs-popover')?.close();
}

customElements.define('tfs-filters', TfsFilters);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-filters': TfsFilters;
  }
}
