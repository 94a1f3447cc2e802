/** What is the case and worth knowing, above the list. */
import { html, type TemplateResult } from 'lit';
import './message.ts';

/**
 * @param action what one can do about it: at the end of the line (slot `action`), after the text (slot
 * `inline`), or below it
 */
export function renderNote(
  tone: 'info' | 'warning',
  { title, text = '' }: { readonly title: string; readonly text?: string },
  action?: unknown,
): TemplateResult {
  return html`<tfs-message role="note" .tone=${tone} .heading=${title} .text=${text}
    >${action}</tfs-message
  >`;
}
