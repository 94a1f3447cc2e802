/** <tfs-breakdown-card>: the breakdown of all accounts by owner or by package. */
import { html, LitElement, type TemplateResult } from 'lit';
import './breakdown.ts';
import type { Formats } from '../../i18n/formats.ts';
import { fill } from '../../i18n/texts.ts';
import { whatWasSaid } from '../../ui/what-was-said.ts';
import { askForAccounts } from '../../state/ask-for-accounts.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import { NO_RECORDS } from '../../state/details-store.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { breakdownMessages } from './breakdown-messages.ts';
import { breakdown, type Group } from './groups.ts';

/**
 * @element tfs-breakdown-card
 * @fires accounts-asked - CustomEvent<void>, bubbles, composed: a group's accounts are to be shown
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

  readonly #groups = new BackgroundValue<readonly Group[]>(this);

  constructor() {
    super();
    new Watch(this, () => [this.stores.details, this.stores.policy]);
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { by, stores } = this;
    const { accounts, shownState } = stores.details;
    if (shownState === 'known') {
      this.#groups.compute([accounts, by], () => breakdown(accounts, by));
    }
  }

  protected override render(): TemplateResult {
    const { by, stores } = this;
    return html`<tfs-breakdown
      .by=${by}
      .groups=${this.#groups.value}
      .missing=${this.#whyMissing()}
      .formats=${this.formats}
      .isPolicyOff=${stores.policy.isOn === false}
      @group-chosen=${this.#onGroupChosen}
    ></tfs-breakdown>`;
  }

  /** Why nothing can be counted; empty where it can, or may yet. */
  #whyMissing(): string {
    const { details, visit } = this.stores;
    if (details.state !== 'missing') return '';
    if (!visit.canListAccounts) return breakdownMessages.noPrivilege;
    const { failure } = details.records;
    const reason = failure && failure.reason !== NO_RECORDS ? whatWasSaid(failure) : '';
    return reason === ''
      ? breakdownMessages.failed
      : fill(breakdownMessages.failedBecause, { reason });
  }

  #onGroupChosen({ detail }: CustomEvent<string>): void {
    askForAccounts(this, this.stores.view, { facets: { [this.by]: detail } });
  }
}

customElements.define('tfs-breakdown-card', TfsBreakdownCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-breakdown-card': TfsBreakdownCard;
  }
}
