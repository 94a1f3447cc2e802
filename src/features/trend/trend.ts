/** <tfs-trend>: since when, by how much, and how it went: a line, and the same numbers as a table. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { trendMessages } from './trend-messages.ts';
import { card } from '../../ui/styles/card.ts';
import type { DayRecord, TrendPoint } from './history.ts';
import { shared } from '../../ui/styles/shared.ts';
import { linePath, type LineBox } from './trend-line.ts';

const SMALL: LineBox = { width: 96, height: 20, margin: 2 };
const LARGE: LineBox = { width: 640, height: 140, margin: 6 };

/** @element tfs-trend */
export class TfsTrend extends LitElement {
  static override properties = {
    points: { attribute: false },
    since: { attribute: false },
    isPolicyOff: { attribute: false },
    formats: { attribute: false },
    _isOpen: { state: true },
  };

  /** In order of days, today last. */
  points: readonly TrendPoint[] = [];
  /** What today is compared with. */
  since: DayRecord | undefined;
  /** While it is, to have two-factor means less. */
  isPolicyOff = false;
  formats!: Formats; // set by the page before the first render

  private _isOpen = false;

  override render(): TemplateResult | typeof nothing {
    const { points, formats } = this;
    const [first] = points;
    if (!first) return nothing;
    const isLine = points.length > 1;
    return html`<section aria-label=${trendMessages.trend}>
      <div class="line">
        ${isLine ? this.#renderLine(SMALL) : nothing}
        <p><bdi .textContent=${this.#writeSince(first)}></bdi></p>
        ${
          isLine
            ? html`<button
                class="link"
                aria-expanded=${this._isOpen}
                @click=${() => (this._isOpen = !this._isOpen)}
              >
                <bdi .textContent=${this._isOpen ? trendMessages.hide : trendMessages.show}></bdi>
              </button>`
            : nothing
        }
      </div>
      <div class=${this._isOpen ? 'open' : 'unseen'}>
        ${this._isOpen ? this.#renderChart(formats) : nothing} ${this.#renderTable(formats)}
      </div>
    </section>`;
  }

  #writeSince(first: TrendPoint): string {
    const { since, points, formats } = this;
    if (!since) return trendMessages.recordedSince(formats.shortDay(first.day));
    const change = (points.at(-1)?.enabled ?? 0) - since.enabled;
    return trendMessages.since(
      formats.shortDay(since.day),
      change === 0 ? trendMessages.noChange : formats.signed(change),
    );
  }

  /** The table says the same: a screen reader passes the line over. */
  #renderLine(box: LineBox): TemplateResult {
    const isRtl = getComputedStyle(this).direction === 'rtl';
    return html`<svg
      viewBox="0 0 ${box.width} ${box.height}"
      width=${box.width}
      height=${box.height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${svg`<path d=${linePath(this.points, box, isRtl)} vector-effect="non-scaling-stroke" />`}
    </svg>`;
  }

  #renderChart({ percent, shortDay }: Formats): TemplateResult {
    const shares = this.points.map((point) => point.percent);
    const [highest, lowest] = [Math.max(...shares), Math.min(...shares)];
    return html`<div class="chart" aria-hidden="true">
      <p class=${highest === lowest ? 'only' : ''}><bdi .textContent=${percent(highest)}></bdi></p>
      ${highest === lowest ? nothing : html`<p class="lowest"><bdi .textContent=${percent(lowest)}></bdi></p>`}
      ${this.#renderLine(LARGE)}
      <p class="days">
        <bdi .textContent=${shortDay(this.points[0]?.day ?? '')}></bdi>
        <bdi .textContent=${shortDay(this.points.at(-1)?.day ?? '')}></bdi>
      </p>
    </div>`;
  }

  #renderTable({ number, percent, date }: Formats): TemplateResult {
    return html`<div
      class=${this._isOpen ? 'scroll' : ''}
      role="group"
      aria-label=${trendMessages.trend}
      tabindex=${this._isOpen ? '0' : '-1'}
    >
      <table aria-label=${trendMessages.trend}>
        <thead>
          <tr>
            <th scope="col">${trendMessages.date}</th>
            <th scope="col" class="number">${trendMessages.accounts}</th>
            <th
              scope="col"
              class="number"
              .textContent=${trendMessages.enabled(this.isPolicyOff)}
            ></th>
            <th scope="col" class="number">${trendMessages.share}</th>
          </tr>
        </thead>
        <tbody>
          ${this.points.toReversed().map(
            (point) =>
              html`<tr>
                <th scope="row"><bdi .textContent=${date(Date.parse(point.day))}></bdi></th>
                <td class="number" .textContent=${number(point.total)}></td>
                <td class="number" .textContent=${number(point.enabled)}></td>
                <td class="number" .textContent=${percent(point.percent)}></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    shared,
    card,
    css`
      :host {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font-size: inherit;
      }

      /* In a line with the other facts; what is opened is below that line, which stays where it is. */
      :host,
      section {
        display: contents;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.625rem;
        align-items: center;
      }

      path {
        fill: none;
        stroke: var(--tfs-bar);
        stroke-width: 2px;
        stroke-linejoin: round;
      }

      .unseen {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .open {
        display: grid;
        flex: 1 0 100%;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        margin-block-start: 0.75rem;
        color: var(--tfs-text);
      }

      .chart {
        display: grid;
        grid-template: 'highest line' auto 'lowest line' auto '. days' auto / auto minmax(0, 1fr);
        gap: 0.25rem 0.625rem;
        font-size: 0.75rem;
      }

      .chart svg {
        grid-area: line;
        width: 100%;
        border-block: 1px solid var(--tfs-line);
      }

      .lowest {
        align-self: end;
      }

      /* Beside the flat line, in the middle. */
      .only {
        grid-row: 1 / span 2;
        align-self: center;
      }

      .days {
        display: flex;
        grid-area: days;
        justify-content: space-between;
      }

      .scroll {
        max-height: 14rem;
        overflow: auto;
      }
    `,
  ];
}

customElements.define('tfs-trend', TfsTrend);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-trend': TfsTrend;
  }
}
