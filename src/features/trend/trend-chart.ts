/** <tfs-trend-chart>: the line of the trend with its scale, its days and its numbers. A table beside it says the same. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { fill } from '../../i18n/texts.ts';
import { inlineStyle } from '../../ui/inline-style.ts';
import { shared } from '../../ui/styles/shared.ts';
import type { TrendPoint } from '../../state/trend-history.ts';
import {
  labelled,
  linePath,
  placePoints,
  placeShare,
  scaleOf,
  type Place,
  type PlotArea,
} from './chart.ts';
import { shareText, trendMessages } from './trend-messages.ts';

/** What is drawn, all in rem: it grows with the text. */
const HEIGHT_REM = 7.5;
/** Above the highest tick a label has its room. */
const TOP_REM = 1.5;
const BOTTOM_REM = 0.75;
const LABEL_GAP_REM = 0.75;
const TICK_GAP_REM = 0.5;
const ABOVE_REM = 1.375;
/** Closer points have no ring each. */
const RINGS_REM = 0.75;

interface Label {
  readonly share: string;
  readonly day: string;
  readonly counts: string;
  readonly width: number;
}

/** @element tfs-trend-chart */
export class TfsTrendChart extends LitElement {
  static override properties = {
    points: { attribute: false },
    formats: { attribute: false },
    _width: { state: true },
  };

  /** In order of days, today last. */
  points: readonly TrendPoint[] = [];
  formats!: Formats; // set by whoever shows it before the first render

  /** Of the element as it is laid out; 0 while it is not. px */
  private _width = 0;

  readonly #size = new ResizeObserver(([entry]) => {
    this._width = entry?.contentRect.width ?? 0;
  });
  readonly #canvas = document.createElement('canvas').getContext('2d');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const { points, formats, _width: width } = this;
    if (points.length === 0 || width === 0) return nothing;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const scale = scaleOf(points.map(({ percent }) => percent));
    const ticks = scale.ticks.map((tick) => formats.exactPercent(tick, scale.decimals));
    const labels = points.map((point) => this.#label(point));
    const gap = TICK_GAP_REM * rem;
    const tickWidth = Math.max(...ticks.map((tick) => this.#measure(tick))) + gap;
    const pad = Math.max(...labels.map((label) => label.width)) / 2;
    const [start, end] = [tickWidth + pad, width - pad];
    const area: PlotArea = {
      left: isRtl ? width - end : start,
      right: isRtl ? width - start : end,
      top: TOP_REM * rem,
      bottom: (HEIGHT_REM - BOTTOM_REM) * rem,
    };
    const places = placePoints(points, scale, area, isRtl);
    const widths = labels.map((label) => label.width);
    const shown = labelled(places, widths, LABEL_GAP_REM * rem);
    const lines = scale.ticks.map((tick) => placeShare(tick, scale, area));
    const [from, to] = isRtl ? [0, width - tickWidth] : [tickWidth, width];
    const isRinged = (area.right - area.left) / places.length >= RINGS_REM * rem;
    const height = HEIGHT_REM * rem;
    return html`<svg width=${width} height=${height}>
        ${lines.map((y) => svg`<line class="grid" x1=${from} x2=${to} y1=${y} y2=${y} />`)}
        ${svg`<line class="axis" x1=${from} x2=${to} y1=${height - 1} y2=${height - 1} />`}
        ${shown.map((index) => renderNotch((places[index] as Place).x, height))}
        ${svg`<path class="line" d=${linePath(places)} />`}
        ${places.map((place, index) =>
          isRinged || shown.includes(index)
            ? renderMark(place, index === places.length - 1)
            : nothing,
        )}
      </svg>
      ${ticks.map((tick, index) => {
        // From the left in both directions: a number has its own.
        const across = isRtl ? `left: ${to + gap}px` : 'left: 0; text-align: right';
        const at = `top: ${lines[index]}px; ${across}; width: ${tickWidth - gap}px`;
        return html`<bdi class="tick" .style=${inlineStyle(at)} .textContent=${tick}></bdi>`;
      })}
      ${shown.map((index) =>
        renderLabel(labels[index] as Label, places[index] as Place, ABOVE_REM * rem),
      )}`;
  }

  #label(point: TrendPoint): Label {
    const { formats } = this;
    const { number } = formats;
    const share = shareText(point, formats);
    const day = formats.shortDay(point.day);
    const counts = fill(trendMessages.counts, {
      enabled: number(point.enabled),
      total: number(point.total),
    });
    const width = Math.max(...[share, day, counts].map((text) => this.#measure(text)));
    return { share, day, counts, width };
  }

  /** How wide a text is at its heaviest. px */
  #measure(text: string): number {
    if (!this.#canvas) return text.length * 8;
    const { fontFamily, fontSize } = getComputedStyle(this);
    this.#canvas.font = `600 ${fontSize} ${fontFamily}`;
    return this.#canvas.measureText(text).width;
  }

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        height: 10rem;
        overflow: hidden;
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
      }

      svg {
        display: block;
        overflow: visible;
      }

      .grid {
        stroke: var(--tfs-line);
      }

      .axis,
      .notch {
        stroke: var(--tfs-control);
      }

      .line {
        fill: none;
        stroke: var(--tfs-bar);
        stroke-width: 2px;
        stroke-linejoin: round;
      }

      circle {
        fill: var(--tfs-surface);
        stroke: var(--tfs-bar);
        stroke-width: 2px;
      }

      .today {
        fill: var(--tfs-bar);
      }

      .tick,
      .share,
      .day {
        position: absolute;
        white-space: nowrap;
      }

      /* The line may run behind it. */
      .tick,
      .share {
        background: var(--tfs-surface);
        line-height: 1.2;
      }

      .tick {
        translate: 0 -50%;
        color: var(--tfs-muted);
      }

      .share,
      .day {
        translate: -50%;
      }

      .share {
        font-weight: 600;
      }

      .day {
        display: grid;
        top: 7.75rem;
        color: var(--tfs-muted);
        line-height: 1.35;
        text-align: center;
      }

      @media (forced-colors: active) {
        .line,
        circle {
          stroke: CanvasText;
        }

        circle {
          fill: Canvas;
        }

        .today {
          fill: CanvasText;
        }

        .grid {
          stroke: GrayText;
          stroke-dasharray: 2 3;
        }

        .axis,
        .notch {
          stroke: CanvasText;
        }
      }
    `,
  ];
}

/** @param above so far above its point its share begins. px */
function renderLabel(
  { share, day, counts }: Label,
  { x, y }: Place,
  above: number,
): TemplateResult {
  return html`<bdi
      class="share"
      .style=${inlineStyle(`left: ${x}px; top: ${y - above}px`)}
      .textContent=${share}
    ></bdi>
    <div class="day" .style=${inlineStyle(`left: ${x}px`)}>
      <bdi .textContent=${day}></bdi>
      <bdi .textContent=${counts}></bdi>
    </div>`;
}

function renderNotch(x: number, y: number): TemplateResult<2> {
  return svg`<line class="notch" x1=${x} x2=${x} y1=${y} y2=${y + 4} />`;
}

function renderMark({ x, y }: Place, isToday: boolean): TemplateResult<2> {
  return svg`<circle class=${isToday ? 'today' : ''} cx=${x} cy=${y} r=${isToday ? 5 : 4} />`;
}

customElements.define('tfs-trend-chart', TfsTrendChart);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-trend-chart': TfsTrendChart;
  }
}
