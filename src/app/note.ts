/** What is the case and worth knowing, above the list. */
import { html, type TemplateResult } from 'lit';
import '../components/message.ts';

export function renderNote(
  tone: 'info' | 'warning',
  { title, text = '' }: { readonly title: string; readonly text?: string },
): TemplateResult {
  return html`<tfs-message
    role="note"
    .tone=${tone}
    .heading=${title}
    .text=${text}
  ></tfs-message>`;
}
