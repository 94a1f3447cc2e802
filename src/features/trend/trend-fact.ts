/** <tfs-trend-fact>: the trend in words, for a line of facts. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { shared } from '../../ui/styles/shared.ts';
import { changeOf, trendText } from './trend-messages.ts';
import { NO_TREND, viewTrend } from './trend-view.ts';

/** More, fewer, or as many as before; on the first day nothing is compared. */
const ARROWS = {
  more: 'M1.5 11.5 6 7l3 3 5.5-5.5M10 4.5h4.5V9',
  fewer: 'M1.5 4.5 6 9l3-3 5.5 5.5M10 11.5h4.5V7',
  same: 'M1.5 8h13M11 4.5 14.5 8 11 11.5',
} as const;

/** @element tfs-trend-fact */
export class TfsTrendFact extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render

  #view = NO_TREND;

  constructor() {
    super();
    new Watch(this, () => [this.stores.trend]);
  }

  protected override willUpdate(): void {
    this.#view = viewTrend(this.stores.trend.records, this.#view);
    // No gap beside the other facts for what is not there.
    this.hidden = this.#view.points.length === 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { points, since } = this.#view;
    if (points.length === 0) return nothing;
    return html`${since ? renderArrow(changeOf(points, since)) : nothing}
      <p><bdi .textContent=${trendText(points, since, this.formats)}></bdi></p>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 0.375rem;
        min-width: 0;
        align-items: center;
        color: var(--tfs-muted);
        font-size: 0.8125rem;
      }

      p {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      svg {
        flex: none;
        width: 1rem;
        height: 1rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      svg:dir(rtl) {
        scale: -1 1;
      }
    `,
  ];
}

function renderArrow(change: number): TemplateResult {
  const arrow = change > 0 ? ARROWS.more : change < 0 ? ARROWS.fewer : ARROWS.same;
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${arrow} /></svg>`;
}

customElements.define('tfs-trend-fact', TfsTrendFact);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-trend-fact': TfsTrendFact;
  }
}
