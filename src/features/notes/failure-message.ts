/** What the page says when the list could not be loaded: what happened, what still works, what to do. */
import { html, nothing, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import '../../ui/message.ts';
import { failureMessages } from '../../i18n/failure-messages.ts';
import { createFormats, type Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import type { Loader } from '../../state/loader.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { whatWasSaid } from '../../i18n/what-was-said.ts';

export interface FailureContext {
  readonly list: Loader<unknown>;
  readonly language: string;
  readonly loginUrl: string;
  readonly onTryAgain: () => void;
}

let formats: Formats | undefined;

function renderWayOut(
  { kind }: WhmFailure,
  { list, loginUrl, onTryAgain }: FailureContext,
  triedAt: string,
): TemplateResult | typeof nothing {
  if (kind === 'not-permitted') return nothing;
  if (kind === 'session-ended') {
    return html`<p><a class="button" href=${loginUrl}>${messages.logInAgain}</a></p>`;
  }
  return html`<p>
    <button class="button" aria-busy=${list.isPending} @click=${onTryAgain}>
      ${messages.tryAgain}
    </button>
    <bdi class="muted" .textContent=${failureMessages.triedAt(triedAt)}></bdi>
  </p>`;
}

/** Renders nothing for a call that was given up: nobody waits for it. */
export function renderFailure(
  failure: WhmFailure,
  context: FailureContext,
): TemplateResult | typeof nothing {
  const { kind } = failure;
  if (kind === 'cancelled') return nothing;
  formats ??= createFormats(context.language);
  const { value, loadedAt, failedAt = 0 } = context.list;
  const { title, text } = failureMessages.failed[kind];
  const said = whatWasSaid(failure);
  // When it failed also makes a second failure different, so that it is said again.
  const triedAt = formats.exactTime(failedAt);
  const stale =
    value !== undefined && loadedAt !== undefined
      ? failureMessages.staleList(formats.time(loadedAt, Date.now()))
      : '';
  return html`<tfs-message role="alert" .tone=${'error'} .heading=${title} .text=${text}>
    ${said === '' ? nothing : html`<p>${dataText(said)}</p>`}
    ${stale === '' ? nothing : html`<p><bdi .textContent=${stale}></bdi></p>`}
    ${renderWayOut(failure, context, triedAt)}
  </tfs-message>`;
}

/** How long ago the list was loaded that is still shown. Not in the alert, which would be said again with every minute. */
export function staleAge(loadedAt: number, language: string): string {
  formats ??= createFormats(language);
  const now = Date.now();
  return failureMessages.loadedAgo(formats.time(loadedAt, now), formats.ago(loadedAt, now));
}
