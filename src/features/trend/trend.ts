/** <tfs-trend>: the card of the trend: in words, as a chart, and the same numbers as a table. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import './trend-chart.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import type { DayRecord, TrendPoint } from '../../state/trend-history.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';
import { shareText, trendMessages, trendText } from './trend-messages.ts';

/** @element tfs-trend */
export class TfsTrend extends LitElement {
  static override properties = {
    points: { attribute: false },
    since: { attribute: false },
    placeholder: {},
    isPolicyOff: { attribute: false },
    formats: { attribute: false },
    _isOpen: { state: true },
  };

  /** In order of days, today last. */
  points: readonly TrendPoint[] = [];
  /** What today is compared with. */
  since: DayRecord | undefined;
  /** What is said where there are no points. */
  placeholder = '';
  /** While it is, to have two-factor means less. */
  isPolicyOff = false;
  formats!: Formats; // set by the card before the first render

  /** Whether the table is seen. */
  private _isOpen = false;

  override render(): TemplateResult {
    const { points, since, formats } = this;
    const has = points.length > 0;
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title">${trendMessages.trend}</h2>
        ${
          has
            ? html`<p class="muted">
                  <bdi .textContent=${trendText(points, since, formats)}></bdi>
                </p>
                <button
                  class="link"
                  aria-expanded=${this._isOpen}
                  @click=${() => (this._isOpen = !this._isOpen)}
                >
                  <bdi .textContent=${this._isOpen ? trendMessages.hide : trendMessages.show}></bdi>
                </button>`
            : nothing
        }
      </header>
      ${
        has
          ? this.#renderNumbers()
          : html`<p class="muted empty"><bdi .textContent=${this.placeholder}></bdi></p>`
      }
    </section>`;
  }

  #renderNumbers(): TemplateResult {
    const { points, formats, isPolicyOff } = this;
    const unit = isPolicyOff ? trendMessages.unitPolicyOff : trendMessages.unit;
    return html`<div aria-hidden="true">
        <p class="muted unit"><bdi .textContent=${unit}></bdi></p>
        <tfs-trend-chart .points=${points} .formats=${formats}></tfs-trend-chart>
      </div>
      <div class=${this._isOpen ? 'open' : 'unseen'}>${this.#renderTable(formats)}</div>`;
  }

  #renderTable({ number, date }: Formats): TemplateResult {
    return html`<div
      class="scroll"
      role="group"
      aria-label=${trendMessages.trend}
      tabindex=${this._isOpen ? '0' : '-1'}
    >
      <table aria-label=${trendMessages.trend}>
        <thead>
          <tr>
            <th scope="col">${trendMessages.date}</th>
            <th
              scope="col"
              class="number"
              .textContent=${twoFactorText('enabled', this.isPolicyOff)}
            ></th>
            <th scope="col" class="number" .textContent=${messages.accounts}></th>
            <th scope="col" class="number">${trendMessages.share}</th>
          </tr>
        </thead>
        <tbody>
          ${this.points.toReversed().map(
            (point) =>
              html`<tr>
                <th scope="row"><bdi .textContent=${date(Date.parse(point.day))}></bdi></th>
                <td class="number" .textContent=${number(point.enabled)}></td>
                <td class="number" .textContent=${number(point.total)}></td>
                <td class="number" .textContent=${shareText(point, this.formats)}></td>
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
      section {
        position: relative;
      }

      header {
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        justify-content: start;
        margin-block-end: 0.25rem;
      }

      header .link {
        min-height: 1.5rem;
        margin-inline-start: auto;
        font-size: 0.8125rem;
      }

      .unit {
        font-size: 0.75rem;
      }

      /* The room of the chart, which comes into it. */
      .empty {
        min-height: 11rem;
      }

      .unseen {
        position: absolute;
        top: 0;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .open {
        margin-block-start: 0.75rem;
      }

      .open .scroll {
        max-height: 14rem;
        overflow: auto;
      }

      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--tfs-surface);
      }

      th,
      td {
        padding-inline: 0.375rem;
      }

      :is(th, td):first-child {
        padding-inline-start: 0;
      }

      @media (max-width: 24rem) {
        th,
        td {
          padding-inline: 0.25rem 0;
          font-size: 0.8125rem;
        }
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
