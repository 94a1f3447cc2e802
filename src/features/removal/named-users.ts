/** Several users in one line: the first by their names, then how many more there are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { dataText } from '../../ui/data-text.ts';
import { removalMessages } from './removal-messages.ts';

/** So many are named. */
const MOST_NAMED = 10;

export function renderNames(users: readonly string[], { number }: Formats): TemplateResult {
  const more = users.length - MOST_NAMED;
  const count = removalMessages.more(number(Math.max(more, 0)));
  return html`${users
    .slice(0, MOST_NAMED)
    .map((user, index) => (index === 0 ? dataText(user) : html`, ${dataText(user)}`))}${
    more > 0 ? html`, <bdi .textContent=${count}></bdi>` : nothing
  }`;
}
