/** Data in the page: what somebody has named, which no translator may turn into words of its own. */
import type { TemplateResult } from 'lit';
import { visibleText } from '../lib/visible-text.ts';
import { untranslated } from './name-text.ts';

/**
 * User names, domains, packages, contacts, file names, what WHM says: every text that is not the
 * page's own is shown by this. What would be invisible in it is written out.
 *
 * @param title what is said of it on hovering
 * @param dir a domain is read from the left in every script
 */
export function dataText(text: string, title = '', dir: 'ltr' | 'auto' = 'auto'): TemplateResult {
  return untranslated(visibleText(text), visibleText(title), dir);
}
