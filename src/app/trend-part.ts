/** The trend in the card: since when, and how it went. */
import { html } from 'lit';
import '../components/trend.ts';
import { sinceRecord, trendPoints, type DayRecord } from '../model/history.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';

export class TrendPart {
  readonly #page: PageContext;

  constructor(page: PageContext) {
    this.#page = page;
  }

  render(records: readonly DayRecord[]): unknown {
    const points = trendPoints(records);
    const today = points.at(-1)?.day ?? '';
    return html`<tfs-trend
      .points=${points}
      .since=${sinceRecord(records, today)}
      .isPolicyOff=${isPolicyOn(this.#page) === false}
      .formats=${this.#page.formats}
    ></tfs-trend>`;
  }
}
