/** The columns of the accounts table that come with `listaccts`, as data. */
import { html, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import type { Formats } from '../../i18n/formats.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
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

/** Of what comes after the first rows: nothing beside it moves then. */
const lateBadge = (text: string): TemplateResult =>
  html`<span class="badge late" .textContent=${text}></span>`;

/** With the day that ends it; on a narrow screen the word alone. */
function exceptionBadge(account: Account, { date }: Formats): TemplateResult[] {
  const state = exceptionStateOf(account);
  const { exception } = account;
  if (!state || !exception) return [];
  const whole = exceptionText(exception, date);
  return [
    html`<span class="badge late"
      ><bdi class="whole" .textContent=${whole}></bdi
      ><bdi class="brief" .textContent=${exceptionMessages.states[state]}></bdi
    ></span>`,
  ];
}

/** Beside the user's name, and below “Not enabled”. */
export const remarks = (formats: Formats): Remarks => ({
  badges: (account) => [
    ...(account.details?.role === 'reseller' ? [lateBadge(accountMessages.badges.reseller)] : []),
    ...(account.details?.isSuspended ? [lateBadge(accountMessages.badges.suspended)] : []),
    ...exceptionBadge(account, formats),
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
