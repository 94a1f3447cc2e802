/** <tfs-facet-bar>: the filters by owner, package, role, state, contact, who can enable it, and day of creation. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { plainDigits } from '../../lib/digits.ts';
import type { FacetCounts, FacetKey } from '../../accounts/facets.ts';
import { readDay } from '../../accounts/find.ts';
import { NONE, NO_FACETS, type Facets } from '../../accounts/query.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';
import { facetLabel, optionText } from './facet-text.ts';

const FACETS: readonly FacetKey[] = [
  'owner',
  'package',
  'role',
  'state',
  'canEnable',
  'exception',
  'contact',
];
const DAYS = ['createdFrom', 'createdTo'] as const;

/**
 * A filter that has nothing to choose between is not offered: one whose only option all accounts have.
 *
 * @element tfs-facet-bar
 * @fires facets-changed - CustomEvent<Facets>: all filters as they are now
 */
export class TfsFacetBar extends LitElement {
  static override properties = {
    facets: { attribute: false },
    options: { attribute: false },
    formats: { attribute: false },
    hasDays: { attribute: false },
  };

  facets: Facets = NO_FACETS;
  /** Undefined while they are counted for the first time. */
  options: FacetCounts | undefined;
  formats!: Formats; // set by the page before the first render
  /** Whether the days of creation are known. */
  hasDays = true;

  override render(): unknown[] {
    return [
      ...FACETS.filter((key) => this.#isOffered(key)).map((key) => this.#renderChoice(key)),
      ...(this.hasDays ? DAYS.map((key) => this.#renderDay(key)) : []),
    ];
  }

  /** What is chosen can be taken back, whatever there is. Without a contact, or excused, are some, or nobody. */
  #isOffered(key: FacetKey): boolean {
    const count = this.options?.[key].size ?? 0;
    return this.facets[key] !== '' || count > (key === 'contact' || key === 'exception' ? 0 : 1);
  }

  #renderChoice(key: FacetKey): TemplateResult {
    const chosen = this.facets[key];
    const options = [...(this.options?.[key] ?? [])];
    // What was chosen stays to be seen, even where no account has it (any more).
    if (chosen !== '' && !options.some(([option]) => option === chosen)) options.push([chosen, 0]);
    return html`<label class=${key === 'canEnable' && !this.#isOffered('contact') ? 'wide' : ''}
      ><bdi .textContent=${facetLabel(key)}></bdi
      ><select
        aria-label=${facetLabel(key)}
        ?data-chosen=${chosen !== ''}
        @change=${(event: Event) =>
          this.#change({ [key]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" .selected=${chosen === ''} .textContent=${viewMessages.any[key]}></option>
        ${options.map(
          ([option, count]) =>
            html`<option
              value=${option}
              translate=${(key === 'owner' || key === 'package') && option !== NONE ? 'no' : 'yes'}
              .selected=${option === chosen}
              .textContent=${fill(viewMessages.option, { name: visibleText(optionText(key, option)), number: this.formats.number(count) })}
            ></option>`,
        )}
      </select></label
    >`;
  }

  #renderDay(key: (typeof DAYS)[number]): TemplateResult {
    const value = this.facets[key];
    return html`<label
      ><bdi .textContent=${accountMessages.days[key]}></bdi
      ><span class="day"
        ><input
          type="date"
          aria-label=${accountMessages.days[key]}
          .value=${value}
          ?data-chosen=${value !== ''}
          @change=${(event: Event) => {
            // A browser without a field for dates hands on what was typed.
            const day = plainDigits((event.target as HTMLInputElement).value);
            // While a year is being typed it is one of the first centuries.
            if (day === '' || (readDay(day) ?? -1) > 0) this.#change({ [key]: day });
          }}
        />${
          value === ''
            ? nothing
            : html`<button
                class="clear"
                aria-label=${fill(viewMessages.clearDay, { day: accountMessages.days[key] })}
                @click=${() => this.#change({ [key]: '' })}
              >
                <span aria-hidden="true">✕</span>
              </button>`
        }</span
      ></label
    >`;
  }

  #change(part: Partial<Facets>): void {
    const detail = { ...this.facets, ...part };
    this.dispatchEvent(new CustomEvent<Facets>('facets-changed', { detail }));
  }

  static override styles = [
    shared,
    fields,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(8.5rem, 100%), 1fr));
        gap: 0.75rem 1rem;
      }

      label {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.25rem;
        align-content: end;
        min-width: 0;
        font-size: 0.8125rem;
        font-weight: 600;
      }

      .wide {
        grid-column: 1 / -1;
      }

      select,
      input {
        width: 100%;
        min-width: 0;
        min-height: 2.125rem;
        font-weight: 400;
      }

      .day {
        display: flex;
        gap: 0.25rem;
      }

      .clear {
        flex: none;
        width: 1.75rem;
        border: 0;
        background: none;
        cursor: pointer;
      }

      /* Large enough to be hit. */
      ::-webkit-calendar-picker-indicator {
        width: 1.125rem;
        height: 1.125rem;
        padding: 0.1875rem;
        cursor: pointer;
      }

      [data-chosen] {
        border-color: var(--tfs-primary);
        box-shadow: inset 0 0 0 1px var(--tfs-primary);
      }

      @media (max-width: 37.5rem) {
        select,
        input {
          min-height: 2.5rem;
        }
      }

      /* A day and the button beside it fill the line. */
      @media (max-width: 22.5rem) {
        label:has(.day) {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
}

customElements.define('tfs-facet-bar', TfsFacetBar);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-facet-bar': TfsFacetBar;
  }
  interface HTMLElementEventMap {
    'facets-changed': CustomEvent<Facets>;
  }
}
