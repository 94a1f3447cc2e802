/** The columns of the accounts table that are there from the start, as data. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { nameText } from '../../ui/name-text.ts';
import type { TableColumn } from '../../ui/table-column.ts';
import { TONES } from '../../ui/tones.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';
import { ROOT_USER, stateOf, type Account } from '../../accounts/account.ts';
import type { ColumnKey } from '../../accounts/columns.ts';
import { encodeText } from '../../lib/encode-text.ts';

/** `mark` and `end` are no columns to be chosen: what one selects and acts with. */
export type AccountColumn = TableColumn<Account> & { readonly key: ColumnKey | 'mark' | 'end' };

export const MARK_WIDTH = '1rem';
export const END_WIDTH = '1.75rem';

const room = (area: 'mark' | 'end', width: string): AccountColumn => ({
  key: area,
  header: '',
  width,
  area,
  head: () => nothing,
  cell: () => nothing,
});

/** The room of the checkboxes and of what one does with an account, until they are there. */
export const EMPTY_MARK = room('mark', MARK_WIDTH);
export const EMPTY_END = room('end', END_WIDTH);

/** Which of the other columns matter most, where not all have room. */
const RANKS: readonly string[] = ['package', 'owner', 'contact', 'state', 'role', 'created'];
export const rankOf = (key: ColumnKey): number => RANKS.indexOf(key);

/** The room of a column that will come. */
export const comingColumn = (key: ColumnKey): AccountColumn => ({
  ...room('end', COLUMN_WIDTHS[key]),
  key,
  area: 'more',
  rank: rankOf(key),
  isRoom: true,
});

/** Of every column, so that room can be left for those that come later. */
export const COLUMN_WIDTHS: Readonly<Record<ColumnKey, string>> = {
  user: 'minmax(0, 6fr)',
  domain: 'minmax(0, 6fr)',
  'two-factor': 'minmax(7.5rem, 4fr)',
  role: 'minmax(0, 3fr)',
  owner: 'minmax(0, 3fr)',
  package: 'minmax(0, 3fr)',
  state: 'minmax(0, 2.5fr)',
  contact: 'minmax(0, 5fr)',
  created: 'minmax(0, 3fr)',
};

const badge = (text: string): TemplateResult =>
  html`<span class="badge" .textContent=${text}></span>`;

/** What is known later of an account: badges beside its name, and a line below its state. */
export interface Remarks {
  readonly badges: (account: Account) => readonly TemplateResult[];
  readonly state: (account: Account) => string;
}

/**
 * @param viewer the user name of who looks, whose own row is marked
 * @param remarks what else is told, once that is loaded
 */
export function baseColumns(
  viewer: string,
  isPolicyOff: boolean,
  remarks?: Remarks,
): readonly AccountColumn[] {
  return [
    {
      key: 'user',
      header: messages.user,
      width: COLUMN_WIDTHS.user,
      area: 'title',
      cell: (account) => {
        const { user } = account;
        return html`<a href="#account=${encodeText(user)}" data-user=${user}
            >${nameText(user, user)}</a
          >
          ${user === ROOT_USER ? badge(messages.serverAdministrator) : nothing}
          ${user === viewer ? badge(messages.you) : nothing} ${remarks?.badges(account)}`;
      },
    },
    {
      key: 'domain',
      header: messages.primaryDomain,
      width: COLUMN_WIDTHS.domain,
      area: 'subtitle',
      cell: ({ primaryDomain, readableDomain }) => nameText(readableDomain, primaryDomain, 'ltr'),
    },
    {
      key: 'two-factor',
      header: messages.twoFactor,
      width: isPolicyOff ? 'minmax(9rem, 4fr)' : COLUMN_WIDTHS['two-factor'],
      area: 'aside',
      cell: (account) => {
        const state = stateOf(account);
        const text = twoFactorText(state, isPolicyOff);
        const remark = remarks?.state(account);
        return html`<span class="state ${TONES[state]}" title=${text}
          ><i class="sign"></i
          ><span
            ><bdi .textContent=${text}></bdi>${
              remark ? html` <bdi class="remark" .textContent=${remark}></bdi>` : nothing
            }</span
          ></span
        >`;
      },
    },
  ];
}
