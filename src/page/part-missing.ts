/** That a part of the page could not be loaded; with a failure, that there was one: in short, and without loading anything. */
import { html, type TemplateResult } from 'lit/html.js';
import { messages } from '../i18n/messages.ts';
import { fill } from '../i18n/texts.ts';
import type { WhmFailure } from '../whm/failure.ts';

/** @param failure why the list could not be loaded, where that is not told in full */
export function renderPartMissing(
  failure: WhmFailure | undefined,
  loginUrl: string,
  onTryAgain: () => void,
): TemplateResult {
  const { kind, reason = '' } = failure ?? {};
  const isEnded = kind === 'session-ended';
  // Where the session has ended, or WHM is gone or broken, its files cannot be had either.
  const cause = isEnded
    ? messages.sessionEnded
    : kind === 'unreachable'
      ? messages.unreachable
      : kind === 'server-error' && fill(messages.serverError, { status: reason });
  const said = failure ? `${messages.listMissing} ${reason}` : '';
  return html`<div class="card" role=${failure ? 'alert' : 'note'}>
    <strong .textContent=${cause || messages.partMissing}></strong>
    <bdi .textContent=${cause ? '' : said}></bdi>
    ${
      isEnded
        ? html`<a class="button" href=${loginUrl}>${messages.logInAgain}</a>`
        : html`<button class="button" @click=${onTryAgain}>${messages.tryAgain}</button>`
    }
  </div>`;
}
