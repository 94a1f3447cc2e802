/** <tfs-summary-card>: the answer at a glance, the policy, when it was loaded, and Refresh. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './summary.ts';
import { messages } from '../../i18n/messages.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { summarise } from '../../accounts/summary.ts';
import type { FirstStores } from '../../state/first-stores.ts';
import { Watch } from '../../state/watch.ts';

/** How often the age of a list that could not be refreshed is said anew. */
const AGE_MS = 30_000;

/** @element tfs-summary-card */
export class TfsSummaryCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    facts: { attribute: false },
    staleAge: { attribute: false },
  };

  stores!: FirstStores; // the page sets both before the first drawing
  formats!: BaseFormats;
  /** What else stands beside the policy. */
  facts: unknown = nothing;
  /** How long ago the list was loaded that is still shown, in words, once those are loaded. */
  staleAge: ((loadedAt: number) => string) | undefined;

  #ageTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy, this.stores.view]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ageTimer);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    clearInterval(this.#ageTimer);
    const { failure, value } = this.stores.list.current;
    if (failure && value) this.#ageTimer = setInterval(() => this.requestUpdate(), AGE_MS);
  }

  override render(): TemplateResult {
    const { list, policy, view } = this.stores;
    const { value, isPending } = list.current;
    const { start } = list;
    const summary =
      value?.summary ?? (start && summarise(start.total, start.enabled, start.unknown));
    return html`<section class="card">
      <tfs-summary
        .formats=${this.formats}
        .summary=${summary}
        .shown=${view.shown}
        .isPolicyOff=${policy.isOn === false}
        >${summary?.total === 0 ? html`<p><bdi>${messages.noAccountsHint}</bdi></p>` : nothing}
        <div class="facts muted">
          <p><bdi .textContent=${this.#writePolicy()}></bdi></p>
          ${this.facts}
        </div>
      </tfs-summary>
      <div class="loaded">
        <p class="muted">
          <bdi .textContent=${this.#writeAge()}></bdi>
        </p>
        <button
          id="refresh"
          class="button"
          aria-busy=${isPending}
          @click=${() => this.stores.load()}
        >
          <span class="turn" aria-hidden="true">↻</span> ${messages.refresh}
        </button>
      </div>
    </section>`;
  }

  /** When the list was loaded; how long ago, once it could not be refreshed. */
  #writeAge(): string {
    const { loadedAt, failure } = this.stores.list.current;
    if (loadedAt === undefined) return '';
    return failure && this.staleAge
      ? this.staleAge(loadedAt)
      : messages.loadedAt(this.formats.time(loadedAt, Date.now()));
  }

  #writePolicy(): string {
    const { value, failure } = this.stores.policy.current;
    if (failure) return messages.policyUnknown;
    if (value === undefined) return '';
    return value ? messages.policyOn : messages.policyOffShort;
  }
}

customElements.define('tfs-summary-card', TfsSummaryCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-summary-card': TfsSummaryCard;
  }
}
