/** <tfs-filter-bar>: the search box and the choice by two-factor. */
import { html, type TemplateResult } from 'lit/html.js';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import type { FilterCounts, TwoFactorFilter } from '../../accounts/query.ts';
import { first } from '../../ui/styles/first.ts';
import { FirstElement } from '../../ui/first-element.ts';
import { css } from '../../ui/styles/css.ts';

/** What was typed or chosen. */
export interface FilterChange {
  readonly search?: string;
  readonly twoFactor?: TwoFactorFilter;
}

const CHOICES: readonly TwoFactorFilter[] = ['all', 'enabled', 'not-enabled'];

/**
 * @element tfs-filter-bar
 * @slot - what else one does with the list, at the end of the line
 * @fires filter-changed - CustomEvent<FilterChange>: with every key typed, and every choice made
 */
export class TfsFilterBar extends FirstElement {
  search = '';
  twoFactor: TwoFactorFilter = 'all';
  /** Undefined while the first list is loading. */
  counts: FilterCounts | undefined;
  formats!: BaseFormats; // set by the page before the first render
  /** While it is, to have two-factor means less. */
  isPolicyOff = false;

  get #input(): HTMLInputElement {
    return this.renderRoot.querySelector('input') as HTMLInputElement; // always rendered
  }

  /** Focuses the search box. */
  override focus(): void {
    this.#input.focus();
  }

  override render(): TemplateResult {
    return html`<input
        type="search"
        class="search"
        aria-label=${messages.search}
        placeholder=${messages.search}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        dir="auto"
        .value=${this.search}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      />
      <div class="choices" role="radiogroup" aria-label=${messages.twoFactor}>
        ${CHOICES.map((choice) => this.#renderChoice(choice))}
      </div>
      <slot></slot>`;
  }

  #renderChoice(choice: TwoFactorFilter): TemplateResult {
    const name = choice === 'all' ? messages.all : twoFactorText(choice, this.isPolicyOff);
    return html`<label ?data-chosen=${choice === this.twoFactor}
      ><input
        type="radio"
        name="two-factor"
        value=${choice}
        .checked=${choice === this.twoFactor}
        @change=${this.#onChoice} /><span
        ><bdi .textContent=${name}></bdi
        ><small
          .textContent=${this.counts ? ` ${this.formats.number(this.counts[choice])}` : ''}
        ></small></span
    ></label>`;
  }

  #fire(detail: FilterChange): void {
    this.dispatchEvent(new CustomEvent<FilterChange>('filter-changed', { detail }));
  }

  #onInput(): void {
    this.#fire({ search: this.#input.value });
  }

  #onKeydown(event: KeyboardEvent): void {
    // Not every browser clears a search box on Escape; and WHM need not hear of it.
    if (event.key !== 'Escape' || event.isComposing || this.#input.value === '') return;
    event.preventDefault();
    event.stopPropagation();
    this.#fire({ search: '' });
  }

  #onChoice(event: Event): void {
    this.#fire({ twoFactor: (event.target as HTMLInputElement).value as TwoFactorFilter });
  }

  static override styles = [
    first,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      .search {
        flex: 1 1 5rem;
        max-width: 21.5rem;
        min-width: 0;
        height: 2rem;
        padding: 0 0.75rem;
        border: 1px solid var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
        outline-offset: 0;
      }

      .search::placeholder {
        color: var(--tfs-muted);
        opacity: 1;
      }

      .choices {
        display: flex;
        border: 1px solid var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      label {
        position: relative;
        display: flex;
        flex: auto;
        align-items: center;
        justify-content: center;
        min-height: 1.875rem;
        padding-inline: 0.75rem;
        white-space: nowrap;
        cursor: pointer;
      }

      label + label {
        border-inline-start: 1px solid var(--tfs-line);
      }

      input[type='radio'] {
        position: absolute;
        inset: 0;
        appearance: none;
        cursor: pointer;
      }

      /* Outlined, which forced colours keep. */
      label[data-chosen] {
        outline: 2px solid var(--tfs-primary);
        outline-offset: -1px;
        border-radius: var(--tfs-radius);
        background: color-mix(in srgb, var(--tfs-primary) 8%, var(--tfs-surface));
        color: var(--tfs-primary);
        font-weight: 600;
      }

      small {
        margin-inline-start: 0.125rem;
        font-size: 0.8125rem;
        font-weight: 400;
      }

      @media (max-width: 37.5rem) {
        .search {
          height: 2.5rem;
          max-width: none;
        }

        .choices {
          flex: 1 0 100%;
          order: 1;
        }

        label {
          min-height: 2.375rem;
          padding-inline: 0.25rem;
          text-align: center;
          white-space: normal;
        }
      }
    `,
  ];
}

TfsFilterBar.define('tfs-filter-bar', ['search', 'twoFactor', 'counts', 'formats', 'isPolicyOff']);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-filter-bar': TfsFilterBar;
  }
  interface HTMLElementEventMap {
    'filter-changed': CustomEvent<FilterChange>;
  }
}
