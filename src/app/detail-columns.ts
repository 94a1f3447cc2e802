/** The columns of the accounts table that come with `listaccts`, as data. */
import { html } from 'lit';
import type { Formats } from '../i18n/formats.ts';
import { accountMessages } from '../i18n/account-messages.ts';
import { accountStateOf, type Account, type AccountDetails } from '../model/account.ts';
import type { ColumnKey } from '../model/columns.ts';
import { COLUMN_WIDTHS, type AccountColumn } from './columns.ts';

const text = (
  key: ColumnKey,
  write: (details: AccountDetails, account: Account) => string,
): AccountColumn => ({
  key,
  header: accountMessages.columns[key],
  width: COLUMN_WIDTHS[key],
  place: 'more',
  cell: (account) => {
    const { details } = account;
    const written = details ? write(details, account) : '';
    return html`<bdi title=${written}>${written}</bdi>`;
  },
});

export function detailColumns(formats: Formats): readonly AccountColumn[] {
  return [
    text('role', ({ role }) => accountMessages.roles[role]),
    text('owner', ({ owner }) => owner),
    text('package', (details) => details.package),
    text('state', (_, account) => {
      const state = accountStateOf(account);
      return state ? accountMessages.states[state] : '';
    }),
    text('contact', ({ contact }) => contact),
    text('created', ({ createdAt }) =>
      createdAt === undefined ? '' : formats.date(createdAt * 1_000),
    ),
  ];
}
