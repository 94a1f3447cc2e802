/** <tfs-comparison>: what has changed since an earlier export. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { comparisonMessages } from './comparison-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { stateOf, type Account } from '../../accounts/account.ts';
import type { Comparison } from './compare.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { card } from '../../ui/styles/card.ts';
import { cells } from '../../ui/styles/cells.ts';
import { shared } from '../../ui/styles/shared.ts';

/** The alarm first: who has lost it. */
const LISTS = ['lost', 'gained', 'renamed', 'new', 'gone'] as const;
type ListKey = (typeof LISTS)[number];

/** So many of a list are drawn until all are asked for. */
const FIRST_USERS = 100;

/** One line of a list. */
interface Line {
  readonly user: string;
  readonly domain: string;
  readonly states: readonly string[];
  /** Its name in the export where that is another one; else empty. */
  readonly formerName: string;
  readonly isHere: boolean;
}

/**
 * @element tfs-comparison
 * @fires file-chosen - CustomEvent<File>
 * @fires reading-cancelled - Event
 * @fires account-chosen - CustomEvent<string>, bubbles: a user whose panel is asked for
 * @fires files-refused - Event: several were dropped
 */
export class TfsComparison extends LitElement {
  static override properties = {
    comparison: { attribute: false },
    fileName: { attribute: false },
    notes: { attribute: false },
    failure: { attribute: false },
    progress: { attribute: false },
    isCancelled: { attribute: false },
    formats: { attribute: false },
    _whole: { state: true },
    _isOver: { state: true },
  };

  /** Undefined while there is nothing to compare with. */
  comparison: Comparison | undefined;
  fileName = '';
  /** What one has to know to read the result right. */
  notes: readonly string[] = [];
  /** Why the file could not be read; empty when it could. */
  failure = '';
  /** Which share of the work is done, 0 to 1; undefined when there is none. */
  progress: number | undefined;
  isCancelled = false;
  formats!: Formats; // set by the page before the first render

  /** The lists that are drawn whole. */
  private _whole: ReadonlySet<ListKey> = new Set();
  /** Whether something that could be a file is held over the card. */
  private _isOver = false;
  /** Whether the focus was on what is there only while there is progress. */
  private _hadFocus = false;

  protected override willUpdate(): void {
    this._hadFocus = this.shadowRoot?.activeElement?.closest('.progress') != null;
  }

  protected override updated(): void {
    if (this._hadFocus && this.shadowRoot?.activeElement === null) {
      this.shadowRoot.querySelector<HTMLElement>('.drop button')?.focus();
    }
  }

  override render(): TemplateResult {
    const { title, hint, reading, cancelled } = comparisonMessages;
    const { comparison, failure, fileName, progress } = this;
    const isTold = progress !== undefined || failure !== '' || comparison !== undefined;
    return html`<section
      aria-labelledby="title"
      @dragover=${this.#onDragOver}
      @dragleave=${() => (this._isOver = false)}
      @drop=${this.#onDrop}
    >
      <header><h2 id="title">${title}</h2></header>
      <p class="muted"><bdi>${hint}</bdi></p>
      ${this.#renderDrop()}
      <div aria-live="polite">
        ${isTold && fileName !== '' ? html`<p>${dataText(fileName)}</p>` : nothing}
        ${progress === undefined ? nothing : html`<p class="muted"><bdi>${reading}</bdi></p>`}
        ${this.isCancelled ? html`<p class="muted"><bdi>${cancelled}</bdi></p>` : nothing}
        ${failure === '' ? nothing : html`<p class="failure"><bdi .textContent=${failure}></bdi></p>`}
        ${comparison ? this.#renderSummary(comparison) : nothing}
      </div>
      ${progress === undefined ? nothing : this.#renderProgress(progress)}
      ${comparison ? this.#renderCounts(comparison) : nothing}
      ${comparison ? LISTS.map((key) => this.#renderList(key, comparison)) : nothing}
    </section>`;
  }

  /** The browser's own field says and looks as the browser likes: the button opens it. */
  #renderDrop(): TemplateResult {
    const { file, choose, drop } = comparisonMessages;
    return html`<div class=${this._isOver ? 'drop over' : 'drop'}>
      <input
        type="file"
        hidden
        aria-label=${file}
        accept=".csv,.json,text/csv,application/json"
        @change=${this.#onChange}
      />
      <button class="button" @click=${() => this.shadowRoot?.querySelector('input')?.click()}>
        <bdi>${choose}</bdi>
      </button>
      <span class="muted"><bdi>${drop}</bdi></span>
    </div>`;
  }

  #renderCounts(comparison: Comparison): TemplateResult {
    const { title, lists } = comparisonMessages;
    return html`<table aria-label=${title}>
      <thead>
        <tr>
          ${LISTS.map((key) => html`<th scope="col" class="number" .textContent=${lists[key]}></th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${LISTS.map(
            (key) =>
              html`<td
                class="number"
                .textContent=${this.formats.number(comparison[key].length)}
              ></td>`,
          )}
        </tr>
      </tbody>
    </table>`;
  }

  /** Not announced with each change: a screen reader asks for it. */
  #renderProgress(progress: number): TemplateResult {
    return html`<div class="progress muted">
      <progress aria-label=${comparisonMessages.progress} .value=${progress}></progress>
      <p><bdi .textContent=${this.formats.percent(Math.floor(progress * 100))}></bdi></p>
      <button class="button" @click=${() => this.dispatchEvent(new Event('reading-cancelled'))}>
        <bdi .textContent=${closeMessages.cancel}></bdi>
      </button>
    </div>`;
  }

  /** What a screen reader says by itself: the counts, and not each name. */
  #renderSummary(comparison: Comparison): TemplateResult {
    const headings = LISTS.map((key) => this.#writeHeading(key, comparison[key].length));
    return html`<p class="unseen" .textContent=${this.formats.list(headings)}></p>
      <ul class="notes muted">
        ${this.notes.map((note) => html`<li><bdi .textContent=${visibleSentence(note)}></bdi></li>`)}
      </ul>`;
  }

  #writeHeading(key: ListKey, count: number): string {
    const { heading, lists } = comparisonMessages;
    return fill(heading, { list: lists[key], count: this.formats.number(count) });
  }

  #renderList(key: ListKey, comparison: Comparison): TemplateResult {
    const { meaning, none } = comparisonMessages;
    const { length } = comparison[key];
    const lines = linesOf(comparison, key, this._whole.has(key) ? length : FIRST_USERS);
    const heading = this.#writeHeading(key, length);
    const count = { count: length, text: this.formats.number(length) };
    return html`<section class=${key === 'lost' && length > 0 ? 'alarm' : ''}>
      <h3><bdi .textContent=${heading}></bdi></h3>
      ${
        length === 0
          ? html`<p class="muted">${none}</p>`
          : html`<p class="muted"><bdi .textContent=${meaning[key]}></bdi></p>
              <ul tabindex="0" aria-label=${heading}>
                ${lines.map((line) => this.#renderLine(line))}
              </ul>`
      }
      ${
        lines.length < length
          ? html`<p>
              <button
                class="button"
                @click=${(event: Event) => this.#showAll(key, event.target as HTMLElement)}
              >
                <bdi .textContent=${plural(comparisonMessages, 'showAll', count)}></bdi>
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  #renderLine({ user, domain, states, formerName, isHere }: Line): TemplateResult {
    const inExport = fill(comparisonMessages.formerName, { name: visibleText(formerName) });
    return html`<li>
      ${
        isHere
          ? html`<button class="link" @click=${() => this.#choose(user)}>${dataText(user)}</button>`
          : html`<strong>${dataText(user)}</strong>`
      }
      ${domain === '' ? nothing : html`<span class="muted">${dataText(domain)}</span>`}
      ${formerName === '' ? nothing : html`<bdi class="badge" .textContent=${inExport}></bdi> `}
      ${states.map((state) => html`<bdi class="badge" .textContent=${state}></bdi> `)}
    </li>`;
  }

  /** The button goes; the focus is placed on the list. */
  async #showAll(key: ListKey, button: HTMLElement): Promise<void> {
    const list = button.closest('section')?.querySelector('ul');
    this._whole = new Set([...this._whole, key]);
    await this.updateComplete;
    list?.focus();
  }

  #choose(detail: string): void {
    this.dispatchEvent(new CustomEvent<string>('account-chosen', { detail, bubbles: true }));
  }

  #onChange(event: Event): void {
    const input = event.target as HTMLInputElement;
    const [detail] = input.files ?? [];
    if (!detail) return;
    this.#take(detail);
    // Chosen again, the same file is to be read again.
    input.value = '';
  }

  #take(detail: File): void {
    this._whole = new Set();
    this.dispatchEvent(new CustomEvent<File>('file-chosen', { detail }));
  }

  /** Without this the browser would leave the page for the file. */
  #onDragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this._isOver = true;
  }

  #onDrop(event: DragEvent): void {
    this._isOver = false;
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    if (others.length > 0) this.dispatchEvent(new Event('files-refused'));
    else this.#take(file);
  }

  static override styles = [
    shared,
    card,
    cells,
    css`
      :host > section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
        overflow-wrap: anywhere;
      }

      header {
        margin: 0;
      }

      header + p {
        margin-block-start: -0.625rem;
      }

      .drop {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: center;
        min-height: 5rem;
        padding: 0.75rem;
        border: 1px dashed;
        border-color: var(--tfs-control);
        border-radius: var(--tfs-radius);
        background: color-mix(in srgb, var(--tfs-border) 10%, var(--tfs-surface));
      }

      .drop.over {
        border: 2px solid;
        border-color: var(--tfs-primary);
        padding: calc(0.75rem - 1px);
      }

      /* Nothing to say yet: no gap of its own, and there all the same, or nobody would hear of it. */
      [aria-live]:not(:has(*)) {
        margin-block-start: -0.875rem;
      }

      table {
        width: auto;
        justify-self: start;
      }

      :is(th, td) {
        padding-inline: 0 1.25rem;
        border: 0;
      }

      @media (max-width: 30rem) {
        :is(th, td) {
          padding-inline-end: 0.5rem;
          font-size: 0.75rem;
        }
      }

      .progress {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
        align-items: center;
      }

      .unseen {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .failure {
        color: var(--tfs-bad);
        font-weight: 600;
      }

      ul {
        max-height: 16rem;
        /* Room for the outline of what has the focus. */
        margin: 0.125rem -0.25rem 0;
        padding: 0.25rem;
        overflow: auto;
        list-style: none;
      }

      li {
        padding-block: 0.125rem;
      }

      li .link {
        min-height: 1.5rem;
      }

      .alarm {
        padding: 0.625rem 0.875rem;
        border: 1px solid #e6b3b8;
        border-inline-start: 4px solid var(--tfs-bad);
        border-radius: var(--tfs-radius);
        background: var(--tfs-bad-ground, #fdf0f1);
        color: var(--tfs-bad-text, #3d2023);
      }

      .alarm .muted,
      .alarm .badge {
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

/** @param most so many are drawn */
function linesOf(comparison: Comparison, key: ListKey, most: number): readonly Line[] {
  if (key === 'gone') {
    return comparison.gone.slice(0, most).map(({ user, wasEnabled }) => {
      return { user, domain: '', states: [wordOf(wasEnabled)], formerName: '', isHere: false };
    });
  }
  return comparison[key].slice(0, most).map((account) => {
    const { user, readableDomain: domain } = account;
    const formerName = comparison.formerNames.get(user) ?? '';
    return { user, domain, states: statesOf(account, key), formerName, isHere: true };
  });
}

/** What is said of an account that is gone. */
function wordOf(wasEnabled: boolean | undefined): string {
  const { had, hadNot } = comparisonMessages;
  return wasEnabled === undefined ? messages.states.unknown : wasEnabled ? had : hadNot;
}

/** What the list's own heading does not say. */
function statesOf(account: Account, key: ListKey): readonly string[] {
  const { has, hasNot } = comparisonMessages;
  const state = stateOf(account);
  const states: string[] = [];
  if (account.canEnable === false) states.push(accountMessages.cannotEnable);
  else if (state === 'unknown') states.push(messages.states[state]);
  else if (key === 'new') states.push(state === 'enabled' ? has : hasNot);
  if (account.details?.isSuspended) states.push(accountMessages.states.suspended);
  return states;
}

customElements.define('tfs-comparison', TfsComparison);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-comparison': TfsComparison;
  }
  interface HTMLElementEventMap {
    'file-chosen': CustomEvent<File>;
    'reading-cancelled': Event;
    'account-chosen': CustomEvent<string>;
    'files-refused': Event;
  }
}
