/** <tfs-facet-bar>: the filters by owner, package, role, state and day of creation. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { plainDigits } from '../../lib/digits.ts';
import type { FacetCounts, FacetKey } from '../../accounts/facets.ts';
import { readDay } from '../../accounts/find.ts';
import { NONE, NO_FACETS, type Facets } from '../../accounts/query.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { fieldLabels, fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';

const FACETS: readonly FacetKey[] = ['owner', 'package', 'role', 'state', 'contact', 'canEnable'];
const DAYS = ['createdFrom', 'createdTo'] as const;

/**
 * @element tfs-facet-bar
 * @fires facets-changed - CustomEvent<Facets>: all filters as they are now
 */
export class TfsFacetBar extends LitElement {
  static override properties = {
    facets: { attribute: false },
    options: { attribute: false },
    formats: { attribute: false },
  };

  facets: Facets = NO_FACETS;
  /** Undefined while they are counted for the first time. */
  options: FacetCounts | undefined;
  formats!: Formats; // set by the page before the first render

  override render(): TemplateResult {
    return html`${FACETS.map((key) => this.#renderChoice(key))}
    ${DAYS.map((key) => this.#renderDay(key))}`;
  }

  #renderChoice(key: FacetKey): TemplateResult {
    const chosen = this.facets[key];
    const options = [...(this.options?.[key] ?? [])];
    // What was chosen stays to be seen, even where no account has it (any more).
    if (chosen !== '' && !options.some(([option]) => option === chosen)) options.push([chosen, 0]);
    return html`<select
      aria-label=${key === 'canEnable' ? viewMessages.canEnable : accountMessages.columns[key]}
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
            .textContent=${viewMessages.option(visibleText(nameOf(key, option)), this.formats.number(count))}
          ></option>`,
      )}
    </select>`;
  }

  #renderDay(key: (typeof DAYS)[number]): TemplateResult {
    return html`<label
      ><bdi .textContent=${viewMessages[key]}></bdi
      ><input
        type="date"
        aria-label=${viewMessages[key]}
        .value=${this.facets[key]}
        ?data-chosen=${this.facets[key] !== ''}
        @change=${(event: Event) => {
          // A browser without a field for dates hands on what was typed.
          const value = plainDigits((event.target as HTMLInputElement).value);
          // While a year is being typed it is one of the first centuries.
          if (value === '' || (readDay(value) ?? -1) > 0) this.#change({ [key]: value });
        }}
    /></label>`;
  }

  #change(part: Partial<Facets>): void {
    const detail = { ...this.facets, ...part };
    this.dispatchEvent(new CustomEvent<Facets>('facets-changed', { detail }));
  }

  static override styles = [
    shared,
    fields,
    fieldLabels,
    css`
      /* One line at any width, so that what is below it stays where it is. */
      :host {
        display: flex;
        gap: 0.625rem;
        align-items: center;
        /* Room for the outline of what has the focus. */
        margin: -0.25rem;
        padding: 0.25rem;
        overflow-x: auto;
      }

      select {
        flex: 0 1 8.5rem;
        min-width: 6.5rem;
      }

      @media (max-width: 37.5rem) {
        select {
          flex-shrink: 0;
        }
      }

      [data-chosen] {
        border-color: var(--tfs-primary);
        box-shadow: inset 0 0 0 1px var(--tfs-primary);
      }
    `,
  ];
}

function nameOf(key: FacetKey, option: string): string {
  if (option === NONE) return viewMessages.none[key];
  const all: Partial<Record<FacetKey, Readonly<Record<string, string>>>> = {
    role: accountMessages.roles,
    state: accountMessages.states,
    canEnable: viewMessages.canEnableOptions,
  };
  const names = all[key] ?? {};
  return Object.hasOwn(names, option) ? (names[option] ?? option) : option;
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
