/** The card above the list: the answer at a glance, the policy, when it was loaded, and Refresh. */
import { html, nothing, type TemplateResult } from 'lit';
import './summary.ts';
import { messages } from '../../i18n/messages.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { summarise } from '../../accounts/summary.ts';
import type { FirstStores } from '../../state/first-stores.ts';

export interface SummaryCard {
  readonly stores: FirstStores;
  readonly formats: BaseFormats;
  /** What else stands beside the policy. */
  readonly facts: unknown;
  /** How long ago the list was loaded that is still shown, in words, once those are loaded. */
  readonly staleAge: ((loadedAt: number, language: string) => string) | undefined;
}

export function renderSummaryCard(card: SummaryCard): TemplateResult {
  const { stores, formats, facts } = card;
  const { list, policy, view } = stores;
  const { value, isPending } = list.current;
  const { start } = list;
  const summary = value?.summary ?? (start && summarise(start.total, start.enabled, start.unknown));
  return html`<section class="card">
    <tfs-summary
      .formats=${formats}
      .summary=${summary}
      .shown=${view.shown}
      .isPolicyOff=${policy.isOn === false}
      >${summary?.total === 0 ? html`<p><bdi>${messages.noAccountsHint}</bdi></p>` : nothing}
      <div class="facts muted">
        <p><bdi .textContent=${policyText(stores)}></bdi></p>
        ${facts}
      </div>
    </tfs-summary>
    <div class="loaded">
      <p class="muted">
        <bdi .textContent=${ageText(card)}></bdi>
      </p>
      <button id="refresh" class="button" aria-busy=${isPending} @click=${() => stores.load()}>
        <span class="turn" aria-hidden="true">↻</span> ${messages.refresh}
      </button>
    </div>
  </section>`;
}

/** When the list was loaded; how long ago, once it could not be refreshed. */
function ageText({ stores, formats, staleAge }: SummaryCard): string {
  const { loadedAt, failure } = stores.list.current;
  if (loadedAt === undefined) return '';
  return failure && staleAge
    ? staleAge(loadedAt, stores.visit.language)
    : messages.loadedAt(formats.time(loadedAt, Date.now()));
}

function policyText({ policy }: FirstStores): string {
  const { value, failure } = policy.current;
  if (failure) return failure.kind === 'session-ended' ? '' : messages.policyUnknown;
  if (value === undefined) return '';
  return value ? messages.policyOn : messages.policyOffShort;
}
