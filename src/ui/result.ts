/** What came of what one did last, and what went wrong: one form for all. */
import { html, nothing, type TemplateResult } from 'lit';
import './message.ts';
import { messages } from '../i18n/messages.ts';
import type { Problem } from '../i18n/problem.ts';

export interface ActionResult extends Problem {
  readonly tone: 'info' | 'error';
}

export function renderResult(result: ActionResult | undefined): TemplateResult | typeof nothing {
  if (!result) return nothing;
  return html`<tfs-message
    role=${result.tone === 'error' ? 'alert' : 'note'}
    .tone=${result.tone}
    .heading=${result.title}
    .text=${result.text}
    >${renderLogIn(result)}</tfs-message
  >`;
}

/** The way out of a session that has ended. */
export function renderLogIn({ logIn = '' }: Problem): TemplateResult | typeof nothing {
  if (logIn === '') return nothing;
  return html`<p><a class="button" href=${logIn}>${messages.logInAgain}</a></p>`;
}
