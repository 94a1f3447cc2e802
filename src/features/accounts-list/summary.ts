/** <tfs-summary>: the answer at a glance, in words and as a bar. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import type { Summary } from '../../accounts/summary.ts';
import { first } from '../../ui/styles/first.ts';
import { FirstElement } from '../../ui/first-element.ts';
import { css } from '../../ui/styles/css.ts';

/** Stands for the number that is marked, until it is drawn. */
const NUMBER = '\0';

/**
 * The one `status` region of the page. It is there from the start, so that a screen reader hears
 * what comes into it.
 *
 * @element tfs-summary
 * @slot - what stands beside it: the trend in words, the policy
 * @slot more - what is added to the answer
 */
export class TfsSummary extends FirstElement {
  /** Undefined while the first list is loading. */
  summary: Summary | undefined;
  /** How many rows are shown, as it is to be said; undefined when nothing narrows the list. */
  shown: number | undefined;
  formats!: BaseFormats; // set by the page before the first render
  isPolicyOff = false;

  override render(): TemplateResult {
    const { summary } = this;
    return html`<div role="status">
        ${summary ? this.#renderWords(summary) : renderLine(messages.loading)}<slot
          name="more"
        ></slot>
      </div>
      ${summary?.total ? this.#renderShare(summary) : nothing}
      <slot></slot>`;
  }

  #renderWords(summary: Summary): TemplateResult[] {
    const { formats, shown } = this;
    const { total, enabled, unknown } = summary;
    if (total === 0) {
      return [renderLine(messages.noAccounts), html`<p><bdi>${messages.noAccountsHint}</bdi></p>`];
    }
    const missing = formats.number(total - enabled - unknown);
    const all = { count: total, text: formats.number(total) };
    const isEveryone = enabled === total;
    const answer = isEveryone
      ? plural(messages, 'noneMissing', all)
      : plural(messages, 'missing', all, { missing: NUMBER });
    const counted = plural(messages, this.isPolicyOff ? 'configuredOf' : 'enabledOf', all, {
      enabled: formats.number(enabled),
    });
    return [
      renderLine(answer, isEveryone ? '' : missing),
      html`<p class="heard">
        <bdi .textContent=${`${counted} ${this.#shareText}`}></bdi>
        ${
          shown === undefined
            ? nothing
            : html`<bdi
                .textContent=${fill(messages.shown, { shown: formats.number(shown), total: all.text })}
              ></bdi>`
        }
      </p>`,
    ];
  }

  /** The same for the eye. */
  #renderShare({ total, enabled }: Summary): TemplateResult {
    const text = plural(messages, this.isPolicyOff ? 'configured' : 'enabled', {
      count: enabled,
      text: this.formats.number(enabled),
    });
    const off = this.isPolicyOff ? 'off' : '';
    return html`<progress class=${off} aria-hidden="true" max=${total} .value=${enabled}></progress>
      <p class="share ${off}" aria-hidden="true">
        <bdi .textContent=${`${text} ${this.#shareText}`}></bdi>
      </p>`;
  }

  get #shareText(): string {
    const { formats, summary } = this;
    const { unknown = 0, percent = 0, isBelowOnePercent = false } = summary ?? {};
    const share = isBelowOnePercent
      ? fill(messages.lessThan, { percent: formats.percent(1) })
      : formats.percent(percent);
    return unknown === 0
      ? fill(messages.share, { percent: share })
      : fill(messages.knownShare, { percent: share, unknown: formats.number(unknown) });
  }

  static override styles = [
    first,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        align-items: center;
        min-height: 2.875rem;
        padding: 0.25rem 1rem;
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      .headline {
        font-size: 1.125rem;
        font-weight: 600;
      }

      b {
        color: var(--tfs-bad);
      }

      .share {
        color: var(--tfs-muted);
        font-size: 0.8125rem;
      }

      .share::before {
        content: '';
        display: inline-block;
        width: 0.625rem;
        height: 0.625rem;
        margin-inline-end: 0.5rem;
        border: 0.3125rem solid var(--tfs-bar);
        border-radius: 0.125rem;
      }

      progress {
        flex: 1;
        min-width: 5rem;
        height: 0.5rem;
        border: 1px solid var(--tfs-bad);
        border-radius: 0.25rem;
        overflow: hidden;
        background: color-mix(in srgb, var(--tfs-bad) 12%, var(--tfs-surface));
        appearance: none;
      }

      progress::-webkit-progress-bar {
        background: none;
      }

      progress::-webkit-progress-value {
        background: var(--tfs-bar);
      }

      progress::-moz-progress-bar {
        background: var(--tfs-bar);
      }

      /* Who has it is not protected by it. */
      .off {
        --tfs-bar: var(--tfs-control);
      }

      @media (forced-colors: active) {
        progress {
          --tfs-bar: Highlight;
          border-color: CanvasText;
          background: Canvas;
          forced-color-adjust: none;
        }
      }

      @media (max-width: 37.5rem) {
        :host {
          gap: 0.125rem 0.75rem;
          min-height: 4.6875rem;
          padding: 0;
          border: 0;
          background: none;
        }

        [role='status'],
        progress {
          flex: 1 0 100%;
        }

        .headline {
          font-size: 1rem;
        }
      }
    `,
  ];
}

/** The answer, with the number in it that matters. */
function renderLine(text: string, number = ''): TemplateResult {
  const [before = '', after] = text.split(NUMBER);
  return html`<p class="headline">
    <bdi
      ><span .textContent=${before}></span>${
        after === undefined
          ? nothing
          : html`<b .textContent=${number}></b><span .textContent=${after}></span>`
      }</bdi
    >
  </p>`;
}

TfsSummary.define('tfs-summary', ['summary', 'shown', 'formats', 'isPolicyOff']);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-summary': TfsSummary;
  }
}
