/** <tfs-last-visit>: the changes since the last visit, a line each, with the names of whom they are about. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { plural } from '../../i18n/texts.ts';
import type { Changes } from '../../state/last-visit.ts';
import { dataText } from '../../ui/data-text.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';
import { lastVisitMessages } from './last-visit-messages.ts';

type Change = keyof Changes;

const CHANGES: readonly Change[] = ['lost', 'gained', 'came', 'gone'];

/** An arrow down, one up, a plus and a minus: a change is told by its sign and its word, not by a colour alone. */
const SIGNS: Readonly<Record<Change, string>> = {
  lost: 'M8 2.5v11M3.5 9 8 13.5 12.5 9',
  gained: 'M8 13.5v-11M3.5 7 8 2.5 12.5 7',
  came: 'M8 3v10M3 8h10',
  gone: 'M3 8h10',
};

/** So many names stand in the line until all are asked for. */
const FIRST_NAMES = 2;
/** More are not drawn. */
const MOST_NAMES = 200;

/**
 * @element tfs-last-visit
 * @fires account-chosen - CustomEvent<string>, bubbling, composed: the user whose panel is to be opened
 * @fires last-visit-switched - to be turned off, or on again
 */
export class TfsLastVisit extends LitElement {
  static override properties = {
    changes: { attribute: false },
    since: { type: Number },
    said: {},
    fault: {},
    isOff: { type: Boolean },
    formats: { attribute: false },
    _whole: { state: true },
  };

  /** Undefined where there is nothing to compare. */
  changes: Changes | undefined;
  /** When the last visit was. ms since the epoch */
  since = 0;
  /** What is said instead of the changes. */
  said = '';
  /** What the browser did not do. */
  fault = '';
  isOff = false;
  formats!: Formats; // set before the first drawing

  /** The changes of which all names are shown. */
  private _whole: ReadonlySet<Change> = new Set();

  override render(): TemplateResult {
    const { title, kept, turnOff, turnOn } = lastVisitMessages;
    const { changes, formats, fault } = this;
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title">${title}</h2>
        ${
          changes
            ? html`<p class="muted">
                <bdi .textContent=${formats.time(this.since, Date.now())}></bdi>
              </p>`
            : nothing
        }
      </header>
      ${
        changes
          ? this.#renderTable(changes)
          : html`<p class="muted said" role="status"><bdi .textContent=${this.said}></bdi></p>`
      }
      <footer>
        <p class="muted">
          ${this.isOff && fault === '' ? nothing : html`<bdi .textContent=${fault || kept}></bdi>`}
        </p>
        <button class="link" @click=${() => this.#switch()}>
          <bdi .textContent=${this.isOff ? turnOn : turnOff}></bdi>
        </button>
      </footer>
    </section>`;
  }

  #renderTable(changes: Changes): TemplateResult {
    const { title, change, names } = lastVisitMessages;
    return html`<table aria-label=${title}>
      <thead class="unseen">
        <tr>
          <th scope="col" .textContent=${messages.accounts}></th>
          <th scope="col">${change}</th>
          <th scope="col">${names}</th>
        </tr>
      </thead>
      <tbody>
        ${CHANGES.map((key) => this.#renderRow(key, changes[key]))}
      </tbody>
    </table>`;
  }

  #renderRow(key: Change, who: readonly string[] | number): TemplateResult {
    const count = typeof who === 'number' ? who : who.length;
    return html`<tr class=${count === 0 ? 'none' : key}>
      <td class="number">
        <span>
          <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${SIGNS[key]} />`}</svg>
          <bdi .textContent=${this.formats.number(count)}></bdi>
        </span>
      </td>
      <th scope="row"><bdi .textContent=${lastVisitMessages.changes[key]}></bdi></th>
      <td class="names">
        ${
          typeof who === 'number'
            ? html`<bdi
                class="muted"
                .textContent=${count === 0 ? '' : lastVisitMessages.noNames}
              ></bdi>`
            : this.#renderNames(key, who)
        }
      </td>
    </tr>`;
  }

  #renderNames(key: Change, users: readonly string[]): unknown {
    const isWhole = this._whole.has(key);
    // One more name takes no more room than the button for it.
    const first = users.length === FIRST_NAMES + 1 ? users.length : FIRST_NAMES;
    const shown = users.slice(0, isWhole ? MOST_NAMES : first);
    const more = users.length - shown.length;
    const { fewer } = lastVisitMessages;
    return html`${shown.map((user, index) =>
      index === 0 ? this.#renderName(user) : html`, ${this.#renderName(user)}`,
    )}
    ${more > 0 ? this.#renderMore(key, more, isWhole) : nothing}
    ${
      isWhole && users.length > first
        ? html`<button class="link" aria-expanded="true" @click=${() => this.#toggle(key)}>
            ${fewer}
          </button>`
        : nothing
    }`;
  }

  #renderName(user: string): TemplateResult {
    return html`<button class="link" @click=${() => this.#choose(user)}>${dataText(user)}</button>`;
  }

  #renderMore(key: Change, more: number, isWhole: boolean): TemplateResult {
    const text = plural(lastVisitMessages, 'more', {
      count: more,
      text: this.formats.number(more),
    });
    if (isWhole) return html`<bdi .textContent=${text}></bdi>`;
    return html`<button class="link" aria-expanded="false" @click=${() => this.#toggle(key)}>
      <bdi .textContent=${text}></bdi>
    </button>`;
  }

  /** The button is another one then: the focus stays in its line. */
  async #toggle(key: Change): Promise<void> {
    const whole = new Set(this._whole);
    if (!whole.delete(key)) whole.add(key);
    this._whole = whole;
    await this.updateComplete;
    const row = this.renderRoot.querySelectorAll('tbody tr')[CHANGES.indexOf(key)];
    row?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  }

  #choose(detail: string): void {
    this.dispatchEvent(
      new CustomEvent('account-chosen', { bubbles: true, composed: true, detail }),
    );
  }

  #switch(): void {
    this.dispatchEvent(new Event('last-visit-switched'));
  }

  static override styles = [
    shared,
    card,
    css`
      header {
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin-block-end: 0.25rem;
      }

      th,
      td {
        padding-block: 0.3125rem;
        padding-inline: 0.75rem 0;
        line-height: 1.5rem;
        vertical-align: top;
      }

      tbody tr:last-child > * {
        border-block-end: 0;
      }

      .number {
        width: 1%;
        padding-inline-start: 0;
        font-weight: 600;
        white-space: nowrap;
      }

      .number span {
        display: flex;
        gap: 0.75rem;
        justify-content: space-between;
        align-items: center;
      }

      svg {
        flex: none;
        width: 0.875rem;
        height: 0.875rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.75px;
      }

      tbody th {
        width: 1%;
        font-weight: 600;
      }

      /* As wide as its words, up to where they would leave the names no room. */
      tbody th bdi {
        display: block;
        width: max-content;
        max-width: 8rem;
      }

      .names {
        font-size: 0.8125rem;
        overflow-wrap: anywhere;
      }

      .names .link {
        min-height: 1.5rem;
        font-weight: 400;
      }

      .lost > :not(.names) {
        color: var(--tfs-bad);
      }

      .gained > :not(.names) {
        color: var(--tfs-good);
      }

      .none {
        color: var(--tfs-muted);
      }

      .none > * {
        font-weight: 400;
      }

      .unseen {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      section {
        position: relative;
      }

      .said {
        padding-block: 0.5rem;
      }

      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: center;
        justify-content: space-between;
        margin-block-start: 0.5rem;
      }

      footer .link {
        min-height: 1.5rem;
        font-size: 0.8125rem;
      }
    `,
  ];
}

customElements.define('tfs-last-visit', TfsLastVisit);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-last-visit': TfsLastVisit;
  }
  interface HTMLElementEventMap {
    'last-visit-switched': Event;
  }
}
