/** The trend in the card: since when, and how it went. */
import { html } from 'lit';
import './trend.ts';
import { sinceRecord, trendPoints, type DayRecord, type TrendPoint } from './history.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';

export class TrendPart {
  readonly #page: PageContext;
  /** Counted anew with other records only: the trend is drawn anew for other points. */
  #last: { of: readonly DayRecord[]; points: readonly TrendPoint[] } = { of: [], points: [] };

  constructor(page: PageContext) {
    this.#page = page;
  }

  render(records: readonly DayRecord[]): unknown {
    if (this.#last.of !== records) this.#last = { of: records, points: trendPoints(records) };
    const { points } = this.#last;
    const today = points.at(-1)?.day ?? '';
    return html`<tfs-trend
      .points=${points}
      .since=${sinceRecord(records, today)}
      .isPolicyOff=${isPolicyOn(this.#page) === false}
      .formats=${this.#page.formats}
    ></tfs-trend>`;
  }
}
