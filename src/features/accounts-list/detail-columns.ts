/** The columns of the accounts table that come with `listaccts`, as data. */
import { html, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import type { Formats } from '../../i18n/formats.ts';
import { exceptionText } from '../../i18n/exception-text.ts';
import { accountMessages, columnNames, createdText } from '../../i18n/account-messages.ts';
import { accountStateOf } from '../../accounts/account-state.ts';
import { exceptionStateOf } from '../../accounts/exception-state.ts';
import type { Account, AccountDetails } from '../../accounts/account.ts';
import type { ColumnKey } from '../../accounts/columns.ts';
import { COLUMN_WIDTHS, rankOf, type AccountColumn, type Remarks } from './columns.ts';

type Write = (details: AccountDetails, account: Account) => string;

/** A column of our own words. */
const words = (key: ColumnKey, write: Write, show = showWords): AccountColumn => ({
  key,
  header: columnNames[key],
  width: COLUMN_WIDTHS[key],
  area: 'more',
  rank: rankOf(key),
  cell: (account) => {
    const { details } = account;
    const written = details ? write(details, account) : '';
    return show(written);
  },
});

const showWords = (text: string): TemplateResult =>
  html`<bdi title=${text} .textContent=${text}></bdi>`;

/** A column of what somebody has named. */
const data = (key: ColumnKey, write: Write): AccountColumn =>
  words(key, write, (text) => dataText(text, text));

/** Beside the user's name, and below “Not enabled”. */
export const remarks = ({ date }: Formats): Remarks => ({
  badges: (account) => [
    ...(account.details?.role === 'reseller' ? [accountMessages.badges.reseller] : []),
    ...(account.details?.isSuspended ? [accountMessages.badges.suspended] : []),
    ...(exceptionStateOf(account) && account.exception
      ? [exceptionText(account.exception, date)]
      : []),
  ],
  state: ({ canEnable }) => (canEnable === false ? accountMessages.cannotEnable : ''),
});

export function detailColumns(formats: Formats): readonly AccountColumn[] {
  return [
    words('role', ({ role }) => accountMessages.roles[role]),
    data('owner', ({ owner }) => owner),
    data('package', (details) => details.package),
    words('state', (_, account) => {
      const state = accountStateOf(account);
      return state ? accountMessages.states[state] : '';
    }),
    data('contact', ({ contact }) => contact),
    words('created', (details) => createdText(details, formats.date)),
  ];
}
