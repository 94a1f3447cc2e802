/** The breakdown by owner or by package, of what the search and the other filters leave. */
import { html } from 'lit';
import './breakdown.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { breakdown, type Group } from './groups.ts';
import { findAccounts } from '../../accounts/find.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';

const LABELS = { owner: viewMessages.byOwner, package: viewMessages.byPackage };

export class BreakdownPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #groups: Readonly<Record<'owner' | 'package', BackgroundValue<Group[]>>>;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#groups = {
      owner: new BackgroundValue(page.host),
      package: new BackgroundValue(page.host),
    };
  }

  render(by: 'owner' | 'package'): unknown {
    const { view, formats } = this.#page;
    const { search, facets } = view.effectiveQuery;
    const accounts = this.#context.accounts();
    const groups = this.#groups[by];
    groups.compute([accounts, search, facets], function* () {
      const found = yield* findAccounts(accounts, { search, facets: { ...facets, [by]: '' } });
      return yield* breakdown(found.accounts, by);
    });
    return html`<tfs-breakdown
      .label=${LABELS[by]}
      .dimension=${by}
      .groups=${groups.value}
      .chosen=${facets[by] || undefined}
      .formats=${formats}
      .isPolicyOn=${isPolicyOn(this.#page)}
      @group-chosen=${({ detail }: CustomEvent<string>) =>
        this.#context.chooseFacet({ [by]: detail })}
      @breakdown-closed=${() => this.#context.closeBreakdown()}
    ></tfs-breakdown>`;
  }
}
