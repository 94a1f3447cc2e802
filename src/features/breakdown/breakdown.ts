/** <tfs-breakdown>: how many accounts of each owner or package have two-factor; choosing one shows its accounts. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import { plural } from '../../i18n/texts.ts';
import { breakdownMessages } from './breakdown-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Group } from './groups.ts';
import { card, wrappingCard } from '../../ui/styles/card.ts';
import { inlineStyle } from '../../ui/inline-style.ts';
import { shared } from '../../ui/styles/shared.ts';

/** So many are drawn until all are asked for. */
const FIRST_GROUPS = 200;
/** Where of none of a group it is known. */
const NO_SHARE = '–';

/**
 * @element tfs-breakdown
 * @fires group-chosen - CustomEvent<string>: the group's name
 */
export class TfsBreakdown extends LitElement {
  static override properties = {
    by: {},
    groups: { attribute: false },
    missing: {},
    formats: { attribute: false },
    isPolicyOff: { attribute: false },
    _isWhole: { state: true },
  };

  by: 'owner' | 'package' = 'owner';
  /** Undefined while they are counted for the first time. */
  groups: readonly Group[] | undefined;
  /** Why they cannot be counted; empty where they can. */
  missing = '';
  formats!: Formats; // set by the card before the first render
  /** While it is, to have two-factor means less. */
  isPolicyOff = false;

  private _isWhole = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('by')) this._isWhole = false;
  }

  override render(): TemplateResult {
    const { groups } = this;
    const hasNumbers = this.missing === '' && groups !== undefined && groups.length > 0;
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title"><bdi .textContent=${breakdownMessages.title[this.by]}></bdi></h2>
        ${hasNumbers ? this.#renderLegend() : nothing}
      </header>
      ${hasNumbers ? this.#renderTable(groups) : this.#renderWhyNothing()}
    </section>`;
  }

  #renderWhyNothing(): TemplateResult {
    const { counting, none } = breakdownMessages;
    const text = this.missing || (this.groups === undefined ? counting : none);
    return html`<p class="muted"><bdi .textContent=${text}></bdi></p>`;
  }

  /** Of the bars; the table says the same in words. */
  #renderLegend(): TemplateResult {
    return html`<p class="legend muted" aria-hidden="true">
      <span><i class="has"></i><bdi .textContent=${this.#enabled()}></bdi></span>
      <span><i class="lacks"></i><bdi .textContent=${messages.states['not-enabled']}></bdi></span>
    </p>`;
  }

  #enabled(): string {
    return twoFactorText('enabled', this.isPolicyOff);
  }

  #renderTable(groups: readonly Group[]): TemplateResult {
    const { title } = breakdownMessages;
    const { accounts, states } = messages;
    const count = { count: groups.length, text: this.formats.number(groups.length) };
    const shown = this._isWhole ? groups : groups.slice(0, FIRST_GROUPS);
    return html`<div class="scroll" role="group" aria-label=${title[this.by]} tabindex="0">
        <table aria-label=${title[this.by]}>
          <thead>
            <tr>
              <th scope="col" .textContent=${accountMessages.columns[this.by]}></th>
              <td class="bar" aria-hidden="true"></td>
              <th scope="col" class="number whole" .textContent=${states['not-enabled']}></th>
              <th scope="col" class="number" .textContent=${accounts}></th>
              <th
                scope="col"
                class="number ${this.isPolicyOff ? '' : 'whole'}"
                .textContent=${this.#enabled()}
              ></th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((group) => this.#renderGroup(group))}
          </tbody>
        </table>
      </div>
      ${
        shown.length < groups.length
          ? html`<p class="more">
              <button class="button" @click=${this.#showAll}>
                <bdi .textContent=${plural(breakdownMessages, 'showAll', count)}></bdi>
              </button>
            </p>`
          : nothing
      }`;
  }

  #renderGroup({ name, accounts, enabled, notEnabled, percent }: Group): TemplateResult {
    const { number, percent: writePercent } = this.formats;
    const share = percent === undefined ? NO_SHARE : writePercent(percent);
    return html`<tr>
      <th scope="row">
        ${
          name === ''
            ? html`<bdi .textContent=${breakdownMessages.unnamed[this.by]}></bdi>`
            : html`<button class="link" @click=${() => this.#choose(name)}>
                ${dataText(name)}
              </button>`
        }
      </th>
      <td class="bar" aria-hidden="true">
        <div>
          ${renderPart('has', enabled)} ${renderPart('lacks', notEnabled)}
          ${renderPart('unknown', accounts - enabled - notEnabled)}
        </div>
      </td>
      <td class="number" .textContent=${number(notEnabled)}></td>
      <td class="number" .textContent=${number(accounts)}></td>
      <td class="number" .textContent=${share}></td>
    </tr>`;
  }

  /** The button goes; the focus is placed on what it brought. */
  async #showAll(): Promise<void> {
    this._isWhole = true;
    await this.updateComplete;
    const row = this.renderRoot.querySelectorAll('tbody tr')[FIRST_GROUPS];
    (
      row?.querySelector('button') ?? this.renderRoot.querySelector<HTMLElement>('.scroll')
    )?.focus();
  }

  #choose(detail: string): void {
    this.dispatchEvent(new CustomEvent<string>('group-chosen', { detail }));
  }

  static override styles = [
    shared,
    card,
    wrappingCard,
    css`
      .legend,
      .legend span {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: center;
      }

      .legend span {
        gap: 0.375rem;
      }

      .legend i {
        width: 0.625rem;
        height: 0.625rem;
      }

      .scroll {
        max-height: 22rem;
        margin-inline: -0.25rem;
        padding-inline: 0.25rem;
        overflow: auto;
      }

      thead > tr > * {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        background: var(--tfs-surface);
      }

      thead > tr > *,
      tbody tr:last-child > * {
        border-block-end: 0;
      }

      th,
      td {
        padding-inline: 0.75rem 0;
      }

      th:first-child {
        min-width: 4.75rem;
        padding-inline-start: 0;
        overflow-wrap: anywhere;
      }

      thead th {
        vertical-align: bottom;
        overflow-wrap: normal;
      }

      .whole {
        white-space: nowrap;
      }

      tbody th {
        font-weight: 600;
      }

      tbody .link {
        min-height: 1.5rem;
      }

      .more {
        margin-block-start: 0.625rem;
      }

      td.bar {
        width: 30%;
        padding-inline-start: 1.25rem;
      }

      .bar > div {
        display: flex;
        gap: 1px;
        height: 0.5rem;
      }

      /* Borders, which forced colours keep; filled is told from empty by them. */
      .has,
      .lacks {
        border: 1px solid var(--tfs-bar);
        border-radius: 0.1875rem;
        background: var(--tfs-bar);
      }

      .lacks {
        border-color: color-mix(in srgb, var(--tfs-bad) 70%, transparent);
        background: color-mix(in srgb, var(--tfs-bad) 10%, var(--tfs-surface));
      }

      @media (forced-colors: active) {
        .has {
          border-color: CanvasText;
          background: CanvasText;
          forced-color-adjust: none;
        }

        .lacks {
          border-style: dashed;
        }
      }

      @container (width < 26rem) {
        .bar,
        .legend {
          display: none;
        }

        th,
        td {
          padding-inline-start: 0.5rem;
        }

        td {
          font-size: 0.8125rem;
        }

        thead th {
          font-size: 0.75rem;
        }
      }

      @container (width < 18rem) {
        .whole {
          white-space: normal;
        }

        th,
        td {
          padding-inline-start: 0.375rem;
        }
      }
    `,
  ];
}

/** A part of a bar, as long as its number is large; without accounts there is none. */
function renderPart(
  kind: 'has' | 'lacks' | 'unknown',
  count: number,
): TemplateResult | typeof nothing {
  return count === 0
    ? nothing
    : html`<span
        class=${kind}
        .style=${inlineStyle(`flex: ${count} 0 0px; min-width: 3px`)}
      ></span>`;
}

customElements.define('tfs-breakdown', TfsBreakdown);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-breakdown': TfsBreakdown;
  }
  interface HTMLElementEventMap {
    'group-chosen': CustomEvent<string>;
  }
}
