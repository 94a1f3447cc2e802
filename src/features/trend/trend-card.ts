/** <tfs-trend-card>: the trend of the viewer's accounts. It records the numbers of each list that comes. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './trend.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { sinceRecord, trendPoints, type DayRecord, type TrendPoint } from './history.ts';
import { Trend } from './trend-store.ts';

/** @element tfs-trend-card */
export class TfsTrendCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render

  readonly #trend = new Trend(this, () => this.stores.visit.whm);
  /** The list whose numbers were recorded last. */
  #recorded: unknown;
  /** What is drawn of these records: for other points the line is drawn anew. */
  #drawn: {
    readonly of: readonly DayRecord[];
    readonly points: readonly TrendPoint[];
    readonly since: DayRecord | undefined;
  } = { of: [], points: [], since: undefined };

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy]);
  }

  /** It stands among the other facts of the page, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { records } = this.#trend;
    if (records === this.#drawn.of) return;
    const points = trendPoints(records);
    const today = points.at(-1)?.day;
    const since = today === undefined ? undefined : sinceRecord(records, today);
    this.#drawn = { of: records, points, since };
  }

  protected override updated(): void {
    const { value, failure } = this.stores.list.current;
    if (!value || failure || value === this.#recorded) return;
    this.#recorded = value;
    const { total, enabled, unknown } = value.summary;
    if (total > unknown) void this.#trend.record(total - unknown, enabled);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { points, since } = this.#drawn;
    if (points.length === 0) return nothing;
    return html`<tfs-trend
      .points=${points}
      .since=${since}
      .isPolicyOff=${this.stores.policy.isOn === false}
      .formats=${this.formats}
    ></tfs-trend>`;
  }
}

customElements.define('tfs-trend-card', TfsTrendCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-trend-card': TfsTrendCard;
  }
}
