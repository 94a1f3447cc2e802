/** <tfs-list-tools>: the filters by details, the cards that one can open, and the order on a phone. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './facet-bar.ts';
import './sort-box.ts';
import { countOptions, type FacetCounts } from '../../accounts/facets.ts';
import { isNarrowed } from '../../accounts/find.ts';
import type { Facets } from '../../accounts/query.ts';
import type { Sort } from '../../accounts/sort.ts';
import type { Formats } from '../../i18n/formats.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { whatWasSaid } from '../../i18n/what-was-said.ts';
import { byCodeUnits } from '../../lib/text-order.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import { NO_RECORDS } from '../../state/details-store.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import type { TableSort } from '../../ui/table-column.ts';
import { BASE_CHOICES, CHOICES } from './column-choices.ts';
import { renderUnavailable } from './unavailable-line.ts';

/**
 * @element tfs-list-tools
 * @fires breakdown-toggled - CustomEvent<'owner' | 'package'>, bubbling
 * @fires comparison-toggled - bubbling
 * @fires clear-asked - bubbling: all accounts are to be shown again
 */
export class TfsListTools extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    breakdown: {},
    isComparing: { attribute: false },
  };

  stores!: Stores; // the list sets both before the first drawing
  formats!: Formats;
  /** Which breakdown is open. */
  breakdown: '' | 'owner' | 'package' = '';
  isComparing = false;

  readonly #options = new BackgroundValue<FacetCounts>(this);

  constructor() {
    super();
    new Watch(this, () => {
      const { list, view, details, availability } = this.stores;
      return [list, view, details, availability];
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { details, view } = this.stores;
    const { accounts, hasDetails } = details;
    const { effectiveQuery: query, order = byCodeUnits } = view;
    if (!hasDetails) return;
    const { search, twoFactor, facets } = query;
    this.#options.compute([accounts, search, twoFactor, facets], () =>
      countOptions(accounts, query, order),
    );
  }

  protected override updated(): void {
    const { list, details, availability } = this.stores;
    const { isPending, failure } = list.current;
    // Not in the way of the table: of a list that is there.
    if (this.#isLooking && !isPending && !failure) availability.look(details.notEnabled);
  }

  override render(): unknown[] {
    const { view, details, availability } = this.stores;
    // Where nothing matches, the button stands there.
    const canClear = isNarrowed(view.query) && view.result?.rows.length !== 0;
    return [
      this.#renderFilters(),
      this.#isLooking ? renderUnavailable(availability, details.notEnabled, this.formats) : nothing,
      html`<div class="line">
        <div class="views">
          ${this.#renderViews()}
          ${
            canClear
              ? html`<button class="button" @click=${() => this.#fire('clear-asked')}>
                  ${viewMessages.clear}
                </button>`
              : nothing
          }
        </div>
        <tfs-sort-box
          .orders=${details.hasDetails ? CHOICES : BASE_CHOICES}
          .sort=${view.effectiveQuery.sort}
          @sort-changed=${({ detail }: CustomEvent<TableSort>) =>
            view.change({ sort: detail as Sort })}
        ></tfs-sort-box>
      </div>`,
    ];
  }

  /** Whether somebody looks at those who have not enabled it. */
  get #isLooking(): boolean {
    const { twoFactor, facets } = this.stores.view.effectiveQuery;
    return twoFactor === 'not-enabled' || facets.canEnable !== '';
  }

  /** The filters by details; or one line that says why there are none. */
  #renderFilters(): TemplateResult {
    const { view, details } = this.stores;
    if (details.state === 'missing') {
      return html`<p class="line muted" role="note">
        <bdi .textContent=${visibleText(this.#whyMissing)}></bdi>
      </p>`;
    }
    return html`<tfs-facet-bar
      .facets=${view.query.facets}
      .options=${this.#options.value}
      .formats=${this.formats}
      @facets-changed=${({ detail }: CustomEvent<Facets>) => view.change({ facets: detail })}
    ></tfs-facet-bar>`;
  }

  /** Why the details are missing. */
  get #whyMissing(): string {
    const { visit, details } = this.stores;
    if (!visit.canListAccounts) return viewMessages.noDetails;
    const { failure } = details.records;
    if (failure?.reason === NO_RECORDS) return viewMessages.detailsEmpty;
    return viewMessages.detailsFailed(failure ? whatWasSaid(failure) : '');
  }

  #renderViews(): unknown[] {
    const { visit, details } = this.stores;
    const toggle = (key: 'owner' | 'package', text: string) =>
      html`<button
        class="button"
        aria-expanded=${this.breakdown === key}
        @click=${() => this.#fire('breakdown-toggled', key)}
      >
        <bdi .textContent=${text}></bdi>
      </button>`;
    return [
      details.hasDetails && visit.hasRoot ? toggle('owner', viewMessages.byOwner) : nothing,
      details.hasDetails ? toggle('package', viewMessages.byPackage) : nothing,
      html`<button
        class="button"
        aria-expanded=${this.isComparing}
        @click=${() => this.#fire('comparison-toggled')}
      >
        ${viewMessages.compare}
      </button>`,
    ];
  }

  #fire(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

customElements.define('tfs-list-tools', TfsListTools);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-list-tools': TfsListTools;
  }
}
