/** What came of what one did last: one form for all. */
import { html, nothing, type TemplateResult } from 'lit';
import './message.ts';

export interface ActionResult {
  readonly tone: 'info' | 'error';
  readonly title: string;
  readonly text: string;
}

export function renderResult(result: ActionResult | undefined): TemplateResult | typeof nothing {
  if (!result) return nothing;
  return html`<tfs-message
    role=${result.tone === 'error' ? 'alert' : 'note'}
    .tone=${result.tone}
    .heading=${result.title}
    .text=${result.text}
  ></tfs-message>`;
}
