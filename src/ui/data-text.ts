/** Data in the page: what somebody has named, which no translator may turn into words of its own. */
import { html, type TemplateResult } from 'lit';
import { visibleText } from '../lib/visible-text.ts';

/**
 * User names, domains, packages, contacts, file names, what WHM says: every text that is not the
 * page's own is shown by this. It is the element's own text and no node of Lit's, so that it is right
 * even where a translator has replaced the node. What would be invisible in it is written out.
 *
 * @param title what is said of it on hovering
 * @param dir a domain is read from the left in every script
 */
export function dataText(text: string, title = '', dir: 'ltr' | 'auto' = 'auto'): TemplateResult {
  return html`<bdi
    translate="no"
    dir=${dir}
    title=${visibleText(title)}
    .textContent=${visibleText(text)}
  ></bdi>`;
}
