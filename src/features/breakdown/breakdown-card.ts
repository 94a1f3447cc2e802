/** <tfs-breakdown-card>: the breakdown by owner or by package, of what the search and the other filters leave. */
import { html, LitElement, type TemplateResult } from 'lit';
import './breakdown.ts';
import { findAccounts } from '../../accounts/find.ts';
import type { Formats } from '../../i18n/formats.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { breakdown, type Group } from './groups.ts';

const LABELS = { owner: viewMessages.byOwner, package: viewMessages.byPackage };

/**
 * @element tfs-breakdown-card
 * @fires breakdown-closed - CustomEvent<void>, bubbles: the user closes it; who shows it takes it away
 */
export class TfsBreakdownCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    by: {},
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render
  by: 'owner' | 'package' = 'owner';

  readonly #groups = {
    owner: new BackgroundValue<Group[]>(this),
    package: new BackgroundValue<Group[]>(this),
  };

  constructor() {
    super();
    new Watch(this, () => [this.stores.details, this.stores.view, this.stores.policy]);
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { by, stores } = this;
    const { accounts } = stores.details;
    const { search, facets } = stores.view.effectiveQuery;
    this.#groups[by].compute([accounts, search, facets], function* () {
      const found = yield* findAccounts(accounts, { search, facets: { ...facets, [by]: '' } });
      return yield* breakdown(found.accounts, by);
    });
  }

  protected override render(): TemplateResult {
    const { by, stores } = this;
    return html`<tfs-breakdown
      .label=${LABELS[by]}
      .dimension=${by}
      .groups=${this.#groups[by].value}
      .chosen=${stores.view.effectiveQuery.facets[by] || undefined}
      .formats=${this.formats}
      .isPolicyOn=${stores.policy.isOn}
      @group-chosen=${this.#onGroupChosen}
    ></tfs-breakdown>`;
  }

  #onGroupChosen({ detail }: CustomEvent<string>): void {
    const { view } = this.stores;
    view.change({ facets: { ...view.query.facets, [this.by]: detail } });
  }
}

customElements.define('tfs-breakdown-card', TfsBreakdownCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-breakdown-card': TfsBreakdownCard;
  }
}
