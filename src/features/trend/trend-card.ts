/** <tfs-trend-card>: how the number of accounts with two-factor went, day by day. */
import { html, LitElement, type TemplateResult } from 'lit';
import './trend.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { trendMessages } from './trend-messages.ts';
import { NO_TREND, viewTrend } from './trend-view.ts';

/** @element tfs-trend-card */
export class TfsTrendCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render

  #view = NO_TREND;

  constructor() {
    super();
    new Watch(this, () => [this.stores.trend, this.stores.list, this.stores.policy]);
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#view = viewTrend(this.stores.trend.records, this.#view);
  }

  protected override render(): TemplateResult {
    const { points, since } = this.#view;
    return html`<tfs-trend
      .points=${points}
      .since=${since}
      .placeholder=${this.#whyNothing()}
      .isPolicyOff=${this.stores.policy.isOn === false}
      .formats=${this.formats}
    ></tfs-trend>`;
  }

  #whyNothing(): string {
    const { trend, list } = this.stores;
    if (trend.hasFailed) return trendMessages.missing;
    const { total = 0, unknown = 0 } = list.current.value?.summary ?? {};
    return total > unknown ? trendMessages.reading : trendMessages.nothing;
  }
}

customElements.define('tfs-trend-card', TfsTrendCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-trend-card': TfsTrendCard;
  }
}
