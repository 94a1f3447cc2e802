/** The line above the list: the answer at a glance, the trend in words, the policy. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import './summary.ts';
import { messages } from '../../i18n/messages.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { summarise } from '../../accounts/summary.ts';
import type { FirstStores } from '../../state/first-stores.ts';

/** What else is told in it, once that is loaded. */
export interface SummaryFacts {
  /** Behind the answer, in the slot `more`. */
  readonly more: unknown;
  /** Beside the policy. */
  readonly trend: unknown;
}

export function renderSummaryCard(
  stores: FirstStores,
  formats: BaseFormats,
  facts: SummaryFacts | undefined,
): TemplateResult {
  const { list, policy, view } = stores;
  const { start } = list;
  const summary =
    list.current.value?.summary ?? (start && summarise(start.total, start.enabled, start.unknown));
  return html`<tfs-summary
    .formats=${formats}
    .summary=${summary}
    .shown=${view.shown}
    .isPolicyOff=${policy.isOn === false}
    >${facts?.more}${
      summary?.total === 0
        ? nothing
        : html`<div class="fact trend muted">${facts?.trend}</div>
            <p class="fact policy muted"><bdi .textContent=${policyText(stores)}></bdi></p>`
    }</tfs-summary
  >`;
}

/** That it is off is told by a note. */
function policyText({ policy }: FirstStores): string {
  const { failure, value } = policy.current;
  if (failure) return failure.kind === 'session-ended' ? '' : messages.policyUnknown;
  return value ? messages.policyOn : '';
}
