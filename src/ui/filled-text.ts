/** Texts whose values are elements: names that are data, a number in bold. */
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../i18n/formats.ts';

/**
 * A text with something drawn in the place of each `{{name}}`. As in `fill`, whoever gives it keeps it from
 * reordering what stands around it.
 */
export function renderFilled(text: string, values: Readonly<Record<string, unknown>>): unknown[] {
  // What stands between, and the names, in turn.
  return text
    .split(/{{(\w+)}}/)
    .map((part, index) =>
      index % 2 === 0 ? html`<span .textContent=${part}></span>` : values[part],
    );
}

/** Side by side, as the page's language lists them. */
export function renderListed(
  items: readonly TemplateResult[],
  { list }: Pick<Formats, 'list'>,
): unknown[] {
  return renderFilled(
    list(items.map((_, index) => `{{${index}}}`)),
    Object.fromEntries(items.entries()),
  );
}
