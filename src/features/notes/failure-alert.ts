/** <tfs-failure-alert>: that the list could not be loaded: what happened, what still works, what to do. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import '../../ui/message.ts';
import { failureMessages } from '../../i18n/failure-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { createFormats, type Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { failureTitle, saidBesideTitle } from '../../ui/what-was-said.ts';
import type { FirstStores } from '../../state/first-stores.ts';
import { Watch } from '../../state/watch.ts';
import type { WhmFailure } from '../../whm/failure.ts';

/**
 * Nothing for a call that was given up: nobody waits for it.
 *
 * @element tfs-failure-alert
 */
export class TfsFailureAlert extends LitElement {
  static override properties = { stores: { attribute: false } };

  stores!: FirstStores; // the page sets it before the first drawing

  #formats: Formats | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#formats ??= createFormats(this.stores.visit.language);
  }

  override render(): TemplateResult | typeof nothing {
    const { failure, value, loadedAt, failedAt = 0 } = this.stores.list.current;
    const formats = this.#formats;
    if (!failure || failure.kind === 'cancelled' || !formats) return nothing;
    const { text } = failureMessages.failed[failure.kind];
    const said = saidBesideTitle(failure);
    // When it failed also makes a second failure different, so that it is said again.
    const triedAt = formats.exactTime(failedAt);
    const stale =
      value !== undefined && loadedAt !== undefined
        ? fill(failureMessages.staleList, { time: formats.time(loadedAt, Date.now()) })
        : '';
    return html`<tfs-message
      role="alert"
      .tone=${'error'}
      .heading=${failureTitle(failure)}
      .text=${text}
    >
      ${said === '' ? nothing : html`<p><bdi translate="no" .textContent=${visibleSentence(said)}></bdi></p>`}
      ${stale === '' ? nothing : html`<p><bdi .textContent=${stale}></bdi></p>`}
      ${this.#renderWayOut(failure, triedAt)}
    </tfs-message>`;
  }

  #renderWayOut({ kind }: WhmFailure, triedAt: string): TemplateResult | typeof nothing {
    const { visit, list } = this.stores;
    if (kind === 'not-permitted') return nothing;
    if (kind === 'session-ended') {
      return html`<p><a class="button" href=${visit.loginUrl}>${messages.logInAgain}</a></p>`;
    }
    return html`<p>
      <button class="button" aria-busy=${list.current.isPending} @click=${() => this.stores.load()}>
        ${messages.tryAgain}
      </button>
      <bdi class="muted" .textContent=${fill(failureMessages.triedAt, { time: triedAt })}></bdi>
    </p>`;
  }
}

customElements.define('tfs-failure-alert', TfsFailureAlert);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-failure-alert': TfsFailureAlert;
  }
}
