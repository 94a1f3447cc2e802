/** <tfs-breakdown>: how many accounts of each owner or package have two-factor; choosing one filters the list. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { breakdownMessages } from './breakdown-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Group } from './groups.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';

/** So many are drawn until all are asked for. */
const FIRST_GROUPS = 200;

/**
 * @element tfs-breakdown
 * @fires group-chosen - CustomEvent<string>: the group's name; empty when the chosen one is pressed again
 * @fires breakdown-closed - CustomEvent<void>, bubbles
 */
export class TfsBreakdown extends LitElement {
  static override properties = {
    label: {},
    dimension: {},
    groups: { attribute: false },
    chosen: { attribute: false },
    formats: { attribute: false },
    isPolicyOn: { attribute: false },
    _isWhole: { state: true },
  };

  /** The name of the card and its table. */
  label = '';
  dimension: 'owner' | 'package' = 'owner';
  /** Undefined while they are counted for the first time. */
  groups: readonly Group[] | undefined;
  chosen: string | undefined;
  formats!: Formats; // set by the page before the first render
  isPolicyOn: boolean | undefined;

  private _isWhole = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('dimension')) this._isWhole = false;
  }

  override render(): TemplateResult {
    return html`<header>
        <h2><bdi .textContent=${this.label}></bdi></h2>
        <button
          class="button"
          @click=${() => this.dispatchEvent(new CustomEvent('breakdown-closed', { bubbles: true }))}
        >
          ${breakdownMessages.close}
        </button>
      </header>
      ${
        this.groups === undefined
          ? html`<p class="muted"><bdi>${breakdownMessages.counting}</bdi></p>`
          : this.groups.length === 0
            ? html`<p class="muted"><bdi>${breakdownMessages.none}</bdi></p>`
            : this.#renderTable(this.groups)
      }`;
  }

  #renderTable(groups: readonly Group[]): TemplateResult {
    const { dimension, accounts, enabled, configured, notEnabled, share, showAll } =
      breakdownMessages;
    const shown = this._isWhole ? groups : groups.slice(0, FIRST_GROUPS);
    return html`<div class="scroll" role="group" aria-label=${this.label} tabindex="0">
        <table aria-label=${this.label}>
          <thead>
            <tr>
              <th scope="col" .textContent=${dimension[this.dimension]}></th>
              <th scope="col" class="number">${accounts}</th>
              <th
                scope="col"
                class="number"
                .textContent=${this.isPolicyOn === false ? configured : enabled}
              ></th>
              <th scope="col" class="number">${notEnabled}</th>
              <th scope="col" class="share">${share}</th>
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
                <bdi .textContent=${showAll(this.formats.number(groups.length))}></bdi>
              </button>
            </p>`
          : nothing
      }`;
  }

  #renderGroup({ name, accounts, enabled, notEnabled, percent }: Group): TemplateResult {
    const { number, percent: writePercent } = this.formats;
    const isChosen = name === this.chosen;
    return html`<tr ?data-chosen=${isChosen}>
      <th scope="row">
        ${
          name === ''
            ? html`<bdi .textContent=${breakdownMessages.unnamed[this.dimension]}></bdi>`
            : html`<button
                class="link"
                aria-pressed=${isChosen}
                @click=${() => this.#choose(isChosen ? '' : name)}
              >
                ${dataText(name)}
              </button>`
        }
      </th>
      <td class="number" .textContent=${number(accounts)}></td>
      <td class="number" .textContent=${number(enabled)}></td>
      <td class="number" .textContent=${number(notEnabled)}></td>
      <td class="share">
        <div>
          <span
            class="number"
            .textContent=${percent === undefined ? breakdownMessages.noShare : writePercent(percent)}
          ></span>
          <progress aria-hidden="true" max=${accounts} .value=${enabled}></progress>
        </div>
      </td>
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
    css`
      .scroll {
        max-height: 22rem;
        overflow: auto;
        margin-inline: -0.75rem;
      }

      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--tfs-surface);
      }

      .more {
        margin-block-start: 0.625rem;
      }

      [data-chosen] {
        background: color-mix(in srgb, var(--tfs-primary) 8%, var(--tfs-surface));
      }

      [aria-pressed='true']::before {
        content: '✓ ';
        content: '✓ ' / '';
      }

      .share > div {
        display: flex;
        gap: 0.625rem;
        align-items: center;
      }

      .share .number {
        min-width: 3rem;
      }

      progress {
        flex: 1;
        min-width: 3rem;
        height: 0.5rem;
        border: 0;
        border-radius: 0.25rem;
        overflow: hidden;
        background: #e6e7e9;
        appearance: none;
      }

      progress::-webkit-progress-bar {
        background: #e6e7e9;
      }

      progress::-webkit-progress-value {
        background: var(--tfs-bar);
      }

      progress::-moz-progress-bar {
        background: var(--tfs-bar);
      }

      @media (forced-colors: active) {
        progress {
          appearance: auto;
        }
      }

      @media (max-width: 37.5rem) {
        th,
        td {
          padding-inline: 0.25rem;
        }

        progress {
          display: none;
        }

        .share .number {
          min-width: 0;
        }
      }
    `,
  ];
}

customElements.define('tfs-breakdown', TfsBreakdown);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-breakdown': TfsBreakdown;
  }
  interface HTMLElementEventMap {
    'group-chosen': CustomEvent<string>;
    'breakdown-closed': CustomEvent<void>;
  }
}
