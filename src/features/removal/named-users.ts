/** Several users in one line: the first by their names, then how many more there are. */
import { html } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { plural } from '../../i18n/texts.ts';
import { dataText } from '../../ui/data-text.ts';
import { renderListed } from '../../ui/filled-text.ts';
import { removalMessages } from './removal-messages.ts';

/** So many are named. */
const MOST_NAMED = 10;

export function renderNames(users: readonly string[], formats: Formats): unknown {
  const named = users.slice(0, MOST_NAMED).map((user) => dataText(user));
  const count = users.length - MOST_NAMED;
  if (count <= 0) return renderListed(named, formats);
  const more = plural(removalMessages, 'more', { count, text: formats.number(count) });
  return renderListed([...named, html`<bdi .textContent=${more}></bdi>`], formats);
}
