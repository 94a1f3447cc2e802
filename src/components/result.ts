/** What came of what one did last, and what went wrong: one form for all. */
import { html, nothing, type TemplateResult } from 'lit';
import './message.ts';
import { messages } from '../i18n/messages.ts';

/** Something that went wrong, in words. */
export interface Said {
  readonly title: string;
  readonly text: string;
  /** Where one logs in again; empty or missing where that is not the way out. */
  readonly logIn?: string;
}

export interface ActionResult extends Said {
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
export function renderLogIn({ logIn = '' }: Said): TemplateResult | typeof nothing {
  if (logIn === '') return nothing;
  return html`<p><a class="button" href=${logIn}>${messages.logInAgain}</a></p>`;
}
