/** <tfs-summary>: the answer at a glance, in words and as a bar. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { messages } from '../../i18n/messages.ts';
import type { Summary } from '../../accounts/summary.ts';
import { shared } from '../../ui/styles/shared.ts';

/**
 * The one `status` region of the page. It is there from the start, so that a screen reader hears
 * what comes into it.
 *
 * @element tfs-summary
 * @slot - what stands below the bar: the policy
 */
export class TfsSummary extends LitElement {
  static override properties = {
    summary: { attribute: false },
    shown: { attribute: false },
    formats: { attribute: false },
    isPolicyOff: { attribute: false },
  };

  /** Undefined while the first list is loading. */
  summary: Summary | undefined;
  /** How many rows are shown, as it is to be said; undefined when nothing narrows the list. */
  shown: number | undefined;
  formats!: BaseFormats; // set by the page before the first render
  isPolicyOff = false;

  override render(): TemplateResult {
    const { summary } = this;
    return html`<div class="said" role="status">${this.#renderWords()}</div>
      <progress
        ?hidden=${summary?.total === 0}
        aria-hidden="true"
        max=${summary?.total || 1}
        .value=${summary?.enabled ?? 0}
      ></progress>
      <slot></slot>`;
  }

  #renderWords(): TemplateResult {
    const { summary, formats } = this;
    if (!summary) return html`<p class="headline"><bdi>${messages.loading}</bdi></p>`;
    const { total, enabled, unknown, percent, isBelowOnePercent } = summary;
    if (total === 0) return html`<p class="headline"><bdi>${messages.noAccounts}</bdi></p>`;
    const share = isBelowOnePercent
      ? messages.lessThan(formats.percent(1))
      : formats.percent(percent);
    const shareText =
      unknown === 0 ? messages.share(share) : messages.knownShare(share, formats.number(unknown));
    const totalText = formats.number(total);
    const headline = messages.summary(
      formats.number(enabled),
      { count: total, text: totalText },
      this.isPolicyOff,
    );
    const shown =
      this.shown === undefined
        ? nothing
        : html`&emsp;<span class="shown"
              ><bdi .textContent=${messages.shown(formats.number(this.shown), totalText)}></bdi
            ></span>`;
    return html`<p>
      <bdi class="headline"
        ><span .textContent=${headline}></span>
        <span class="share" .textContent=${shareText}></span></bdi
      >${shown}
    </p>`;
  }

  static override styles = [
    shared,
    css`
      .headline {
        font-size: 1.1875rem;
        font-weight: 600;
        line-height: 1.35;
      }

      .share {
        font-weight: 400;
        color: var(--tfs-muted);
      }

      .shown {
        display: inline-block;
        color: var(--tfs-muted);
      }

      progress {
        display: block;
        width: 100%;
        height: 0.5rem;
        margin-block: 0.625rem 0.5rem;
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
        border-radius: 0.25rem;
        background: var(--tfs-bar);
      }

      progress::-moz-progress-bar {
        border-radius: 0.25rem;
        background: var(--tfs-bar);
      }

      @media (forced-colors: active) {
        progress {
          appearance: auto;
        }
      }
    `,
  ];
}

customElements.define('tfs-summary', TfsSummary);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-summary': TfsSummary;
  }
}
