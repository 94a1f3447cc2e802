/** <tfs-comparison>: what has changed since an earlier export. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { comparisonMessages } from '../i18n/comparison-messages.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Comparison } from '../model/comparison.ts';
import { card } from '../styles/card.ts';
import { shared } from '../styles/shared.ts';

/** The alarm first: who has lost it. */
const LISTS = ['lost', 'gained', 'new', 'gone'] as const;
type ListKey = (typeof LISTS)[number];

/** So many of a list are drawn until all are asked for. */
const FIRST_USERS = 100;

/** One line of a list. */
interface Line {
  readonly user: string;
  readonly text: string;
  readonly isHere: boolean;
}

/**
 * @element tfs-comparison
 * @fires file-chosen - CustomEvent<File>
 * @fires account-chosen - CustomEvent<string>: a user whose panel is asked for
 * @fires comparison-closed - CustomEvent<void>
 */
export class TfsComparison extends LitElement {
  static override properties = {
    comparison: { attribute: false },
    fileName: { attribute: false },
    notes: { attribute: false },
    failure: { attribute: false },
    isPending: { attribute: false },
    formats: { attribute: false },
    _whole: { state: true },
  };

  /** Undefined while there is nothing to compare with. */
  comparison: Comparison | undefined;
  fileName = '';
  /** What one has to know to read the result right. */
  notes: readonly string[] = [];
  /** Why the file could not be read; empty when it could. */
  failure = '';
  isPending = false;
  formats!: Formats; // set by the page before the first render

  /** The lists that are drawn whole. */
  private _whole: ReadonlySet<ListKey> = new Set();

  override render(): TemplateResult {
    const { title, hint, file, close, reading } = comparisonMessages;
    return html`<header>
        <h2 id="title">${title}</h2>
        <button
          class="button"
          @click=${() => this.dispatchEvent(new CustomEvent('comparison-closed'))}
        >
          ${close}
        </button>
      </header>
      <p class="muted">${hint}</p>
      <label>
        ${file}
        <input
          type="file"
          accept=".csv,.json,text/csv,application/json"
          @change=${this.#onChange}
        />
      </label>
      <div aria-live="polite" class="result">
        ${this.isPending ? html`<p class="muted">${reading}</p>` : nothing}
        ${this.failure === '' ? nothing : html`<p class="failure">${this.failure}</p>`}
        ${this.comparison ? this.#renderResult(this.comparison) : nothing}
      </div>`;
  }

  #renderResult(comparison: Comparison): TemplateResult[] {
    return [
      html`<p><bdi>${this.fileName}</bdi></p>
        <ul class="notes muted">
          ${this.notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}
        </ul>`,
      ...LISTS.map((key) => this.#renderList(key, linesOf(comparison, key))),
    ];
  }

  #renderList(key: ListKey, lines: readonly Line[]): TemplateResult {
    const { lists, meaning, heading, none, showAll } = comparisonMessages;
    const shown = this._whole.has(key) ? lines : lines.slice(0, FIRST_USERS);
    const count = this.formats.number(lines.length);
    const isAlarm = key === 'lost' && lines.length > 0;
    return html`<section class=${isAlarm ? 'alarm' : ''}>
      <h3>${heading(lists[key], count)}</h3>
      ${
        lines.length === 0
          ? html`<p class="muted">${none}</p>`
          : html`<p class="muted">${meaning[key]}</p>
              <ul>
                ${shown.map(({ user, text, isHere }) => this.#renderLine(user, text, isHere))}
              </ul>`
      }
      ${
        shown.length < lines.length
          ? html`<p>
              <button class="button" @click=${() => (this._whole = new Set([...this._whole, key]))}>
                ${showAll(count)}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  #renderLine(user: string, text: string, isHere: boolean): TemplateResult {
    return html`<li>
      ${
        isHere
          ? html`<button class="link" @click=${() => this.#choose(user)}>
              <bdi>${user}</bdi>
            </button>`
          : html`<bdi><strong>${user}</strong></bdi>`
      }
      <bdi class="muted">${text}</bdi>
    </li>`;
  }

  #choose(detail: string): void {
    this.dispatchEvent(new CustomEvent<string>('account-chosen', { detail }));
  }

  #onChange(event: Event): void {
    const input = event.target as HTMLInputElement;
    const [detail] = input.files ?? [];
    if (!detail) return;
    this._whole = new Set();
    this.dispatchEvent(new CustomEvent<File>('file-chosen', { detail }));
    // Chosen again, the same file is to be read again.
    input.value = '';
  }

  static override styles = [
    shared,
    card,
    css`
      label {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
        align-items: center;
        margin-block: 0.625rem;
        font-weight: 600;
      }

      input {
        max-width: 100%;
        font-weight: 400;
      }

      .result {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
        overflow-wrap: anywhere;
      }

      .failure {
        color: var(--tfs-bad);
        font-weight: 600;
      }

      ul {
        max-height: 16rem;
        margin: 0.375rem 0 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }

      li {
        padding-block: 0.125rem;
      }

      .alarm {
        padding: 0.625rem 0.875rem;
        border: 1px solid #e6b3b8;
        border-inline-start: 4px solid var(--tfs-bad);
        border-radius: var(--tfs-radius);
        background: #fdf0f1;
        color: #3d2023;
      }

      .alarm .muted {
        color: inherit;
      }

      .alarm h3::before {
        content: '▲ ';
        content: '▲ ' / '';
        color: var(--tfs-bad);
      }
    `,
  ];
}

function linesOf(comparison: Comparison, key: ListKey): readonly Line[] {
  if (key === 'gone') {
    return comparison.gone.map(({ user, wasEnabled }) => ({
      user,
      text: wasEnabled ? comparisonMessages.had : comparisonMessages.hadNot,
      isHere: false,
    }));
  }
  return comparison[key].map(({ user, readableDomain }) => ({
    user,
    text: readableDomain,
    isHere: true,
  }));
}

customElements.define('tfs-comparison', TfsComparison);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-comparison': TfsComparison;
  }
  interface HTMLElementEventMap {
    'file-chosen': CustomEvent<File>;
    'account-chosen': CustomEvent<string>;
    'comparison-closed': CustomEvent<void>;
  }
}
