/** <tfs-policy>: the server's two-factor policy, and switching it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { FocusKeeper } from '../../ui/focus-keeper.ts';
import { renderLogIn, renderResult, type ActionResult } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { askingMessages } from '../../i18n/asking-messages.ts';
import { messages } from '../../i18n/messages.ts';
import { plural, type Count } from '../../i18n/texts.ts';
import { policyMessages } from './policy-messages.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';

/**
 * The switch shows what is the case: pressed, it asks, and does not move before WHM has done it.
 *
 * @element tfs-policy
 * @fires policy-switched - CustomEvent<boolean>: what is asked for
 * @fires try-again - it is to be asked for once more
 */
export class TfsPolicy extends LitElement {
  static override properties = {
    isOn: { attribute: false },
    failure: { attribute: false },
    isAsking: { attribute: false },
    canSwitch: { attribute: false },
    isPending: { attribute: false },
    progress: {},
    result: { attribute: false },
    withSecondFactor: { attribute: false },
    isEnded: { attribute: false },
  };

  /** Undefined where it is not known. */
  isOn: boolean | undefined;
  /** Why it is not known; undefined while it is asked for first. */
  failure: Problem | undefined;
  /** Whether WHM is being asked. */
  isAsking = false;
  canSwitch = false;
  isPending = false;
  /** What is being waited for; empty while nothing is. */
  progress = '';
  result: ActionResult | undefined;
  /** How many accounts have a second factor; undefined while it is not known. */
  withSecondFactor: Count | undefined;
  /** Whether the page tells already that the session has ended: then nothing more is said of it. */
  isEnded = false;

  constructor() {
    super();
    new FocusKeeper(this, () => this.focus());
  }

  override render(): TemplateResult {
    const { isOn, withSecondFactor, result } = this;
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">${policyMessages.heading}</h2></header>
      ${isOn === undefined ? this.#renderUnknown() : this.#renderState(isOn)}
      ${
        withSecondFactor
          ? html`<p class="muted">
              <bdi
                .textContent=${plural(policyMessages, 'withSecondFactor', withSecondFactor)}
              ></bdi>
            </p>`
          : nothing
      }
      <p class="muted"><bdi .textContent=${this.#meaning}></bdi></p>
      <div aria-live="polite">
        ${this.progress === '' ? nothing : html`<p><bdi .textContent=${this.progress}></bdi></p>`}
        ${renderResult(result)}
      </div>
    </section>`;
  }

  /** On the switch, or on what one can do where there is none. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button, a')?.focus();
  }

  get #meaning(): string {
    const { isOn } = this;
    if (this.canSwitch) return policyMessages.meaning;
    return policyMessages.onlyProvider[isOn === undefined ? 'unknown' : isOn ? 'on' : 'off'];
  }

  #renderState(isOn: boolean): TemplateResult {
    const text = isOn ? policyMessages.on : policyMessages.off;
    if (!this.canSwitch) return html`<p><bdi .textContent=${text}></bdi></p>`;
    return html`<p class="line">
      <button
        class="switch"
        role="switch"
        aria-checked=${isOn}
        aria-label=${policyMessages.policy}
        aria-describedby="means"
        aria-disabled=${this.isPending}
        @click=${this.#press}
      ></button>
      <span id="means"><bdi .textContent=${text}></bdi></span>
    </p>`;
  }

  #renderUnknown(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (this.isEnded) return nothing;
    if (!failure) return html`<p><bdi>${askingMessages.asking}</bdi></p>`;
    const tryAgain = () => this.dispatchEvent(new Event('try-again'));
    return html`<p>
        <bdi>${policyMessages.unknown}</bdi>
        <bdi
          class="muted"
          .textContent=${visibleSentence(`${failure.title} ${failure.text}`)}
        ></bdi>
      </p>
      ${
        failure.logIn
          ? renderLogIn(failure)
          : html`<p>
              <button class="button" aria-busy=${this.isAsking} @click=${tryAgain}>
                ${messages.tryAgain}
              </button>
            </p>`
      }`;
  }

  #press(): void {
    if (this.isPending) return;
    this.dispatchEvent(new CustomEvent<boolean>('policy-switched', { detail: !this.isOn }));
  }

  static override styles = [
    shared,
    card,
    css`
      section {
        overflow-wrap: anywhere;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      header {
        margin: 0;
      }

      .line {
        display: flex;
        gap: 0.75rem;
        align-items: center;
      }

      .switch {
        flex: none;
        width: 2.75rem;
        height: 1.5rem;
        padding: 0.125rem;
        border: 1px solid var(--tfs-control);
        border-radius: 1rem;
        background: var(--tfs-control);
        cursor: pointer;
      }

      .switch::after {
        content: '';
        display: block;
        width: 1.125rem;
        height: 1.125rem;
        border-radius: 50%;
        background: var(--tfs-surface);
      }

      .switch[aria-checked='true'] {
        border-color: var(--tfs-good);
        background: var(--tfs-good);
      }

      .switch[aria-checked='true']::after {
        margin-inline-start: auto;
      }

      .switch[aria-disabled='true'] {
        opacity: 0.6;
        cursor: default;
      }

      @media (forced-colors: active) {
        .switch::after {
          background: ButtonText;
        }

        .switch[aria-checked='true'] {
          background: Highlight;
        }

        .switch[aria-checked='true']::after {
          background: HighlightText;
        }
      }
    `,
  ];
}

customElements.define('tfs-policy', TfsPolicy);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-policy': TfsPolicy;
  }
  interface HTMLElementEventMap {
    'policy-switched': CustomEvent<boolean>;
  }
}
