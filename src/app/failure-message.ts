/** What the page says when the list could not be loaded: what happened, what still works, what to do. */
import { html, nothing, type TemplateResult } from 'lit';
import '../components/message.ts';
import { messages } from '../i18n/messages.ts';
import type { WhmFailure } from '../whm/failure.ts';

export interface FailureContext {
  /** How old the list is that is still shown; empty when there is none. */
  readonly stale: string;
  /** When it failed, as text. It also makes a second failure different, so that it is said again. */
  readonly triedAt: string;
  readonly loginUrl: string;
  readonly isPending: boolean;
  readonly onTryAgain: () => void;
}

function renderWayOut(
  { kind }: WhmFailure,
  context: FailureContext,
): TemplateResult | typeof nothing {
  if (kind === 'not-permitted') return nothing;
  if (kind === 'session-ended') {
    return html`<p><a class="button" href=${context.loginUrl}>${messages.logInAgain}</a></p>`;
  }
  return html`<p>
    <button class="button" aria-busy=${context.isPending} @click=${context.onTryAgain}>
      ${messages.tryAgain}
    </button>
    <bdi class="muted">${messages.triedAt(context.triedAt)}</bdi>
  </p>`;
}

/** Renders nothing for a call that was given up: nobody waits for it. */
export function renderFailure(
  failure: WhmFailure,
  context: FailureContext,
): TemplateResult | typeof nothing {
  const { kind, reason } = failure;
  if (kind === 'cancelled') return nothing;
  const { title, text } = messages.failed[kind];
  return html`<tfs-message role="alert" .tone=${'error'} .heading=${title} .text=${text}>
    ${reason === '' ? nothing : html`<p><bdi>${messages.whmSays(reason)}</bdi></p>`}
    ${context.stale === '' ? nothing : html`<p><bdi>${context.stale}</bdi></p>`}
    ${renderWayOut(failure, context)}
  </tfs-message>`;
}
