/** The columns of the accounts table, as data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TableColumn } from '../components/table.ts';
import { messages } from '../i18n/messages.ts';
import { ROOT_USER, type Account } from '../model/account.ts';
import type { SortKey } from '../model/query.ts';

const badge = (text: string): TemplateResult => html`<span class="badge">${text}</span>`;

const state = (isEnabled: boolean): TemplateResult =>
  isEnabled
    ? html`<span class="state good"><i class="sign"></i>${messages.enabled}</span>`
    : html`<span class="state bad"><i class="sign"></i>${messages.notEnabled}</span>`;

/** @param viewer the user name of who looks, whose own row is marked */
export function accountColumns(
  viewer: string,
): readonly (TableColumn<Account> & { key: SortKey })[] {
  return [
    {
      key: 'user',
      header: messages.user,
      width: 'minmax(0, 5fr)',
      place: 'title',
      cell: ({ user }) =>
        html`<bdi title=${user}>${user}</bdi> ${
            user === ROOT_USER ? badge(messages.serverAdministrator) : nothing
          }
          ${user === viewer ? badge(messages.you) : nothing}`,
    },
    {
      key: 'domain',
      header: messages.primaryDomain,
      width: 'minmax(0, 6fr)',
      place: 'subtitle',
      cell: ({ primaryDomain, readableDomain }) =>
        html`<bdi dir="ltr" title=${primaryDomain}>${readableDomain}</bdi>`,
    },
    {
      key: 'two-factor',
      header: messages.twoFactor,
      width: 'minmax(8rem, 3fr)',
      place: 'aside',
      cell: ({ isEnabled }) => state(isEnabled),
    },
  ];
}
