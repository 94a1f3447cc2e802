/** The note that names the accounts of which WHM's record cannot be read in full. */
import { html, nothing, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { noteMessages } from './note-messages.ts';
import { plural, type Count } from '../../i18n/texts.ts';
import { renderNote } from '../../ui/note.ts';

/** So many are named, then counted. */
const MOST_NAMED = 10;

const words = (text: string): TemplateResult => html`<bdi .textContent=${text}></bdi>`;

const inOneLine = (texts: readonly TemplateResult[]): TemplateResult[] =>
  texts.map((text, index) => (index === 0 ? text : html`, ${text}`));

/**
 * @param of which answer had the odd records
 * @param odd their users; empty for one that names none
 */
export function renderOddNote(
  of: 'list' | 'details',
  odd: readonly string[],
  number: (value: number) => string,
): TemplateResult | typeof nothing {
  if (odd.length === 0) return nothing;
  const named = odd.filter((user) => user !== '');
  const more = named.length - MOST_NAMED;
  const nameless = odd.length - named.length;
  const counted = (count: number): Count => ({ count, text: number(count) });
  const message = noteMessages.odd[of];
  const texts = [
    ...named.slice(0, MOST_NAMED).map((user) => dataText(user)),
    ...(more > 0 ? [words(plural(noteMessages, 'more', counted(more)))] : []),
    ...(nameless > 0 ? [words(plural(noteMessages, 'nameless', counted(nameless)))] : []),
  ];
  return renderNote(
    'warning',
    { title: plural(message, 'title', counted(odd.length)), text: message.text },
    html`<span slot="inline">${inOneLine(texts)}</span>`,
  );
}
