/** Names in the page: what no translator may turn into words of its own. */
import { html, type TemplateResult } from 'lit/html.js';
import { writeOut } from '../lib/hidden-text.ts';

/** The text of others, in which nothing is hidden any more. It is the element's own text and no node of Lit's, so that it is right even where a translator has replaced the node. */
export const untranslated = (text: string, title: string, dir: 'ltr' | 'auto'): TemplateResult =>
  html`<bdi translate="no" dir=${dir} title=${title} .textContent=${text}></bdi>`;

/**
 * A user's name or a domain. Everything else is shown by `dataText`, which knows where a script needs what is
 * not seen, and is loaded later.
 *
 * @param title what is said of it on hovering
 * @param dir a domain is read from the left in every script
 */
export const nameText = (
  text: string,
  title: string,
  dir: 'ltr' | 'auto' = 'auto',
): TemplateResult => untranslated(writeOut(text), writeOut(title), dir);
