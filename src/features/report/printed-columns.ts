/** What the printed report says of an account, column by column, as data. */
import { accountMessages, createdText } from '../../i18n/account-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { twoFactorText } from '../../i18n/messages.ts';
import { accountStateOf } from '../../accounts/account-state.ts';
import { stateOf, type Account, type AccountDetails } from '../../accounts/account.ts';
import type { ColumnKey } from '../../accounts/columns.ts';

interface How {
  readonly isPolicyOff: boolean;
  readonly formats: Formats;
}

type Write = (account: Account, how: How) => string;

/** Empty where it is not known. */
const detail =
  (write: (details: AccountDetails, how: How) => string): Write =>
  ({ details }, how) =>
    details ? write(details, how) : '';

const COLUMN_TEXTS: Readonly<Record<ColumnKey, Write>> = {
  user: ({ user }) => user,
  domain: ({ readableDomain }) => readableDomain,
  'two-factor': (account, { isPolicyOff }) => twoFactorText(stateOf(account), isPolicyOff),
  role: detail(({ role }) => accountMessages.roles[role]),
  owner: detail(({ owner }) => owner),
  package: detail((details) => details.package),
  state: (account) => {
    const state = accountStateOf(account);
    return state ? accountMessages.states[state] : '';
  },
  contact: detail(({ contact }) => contact),
  created: detail((details, { formats }) => createdText(details, formats.date)),
};

/** A row at a time, as it is asked for. */
export function* printedRows(
  accounts: readonly Account[],
  columns: readonly ColumnKey[],
  how: How,
): Generator<readonly string[]> {
  for (const account of accounts) yield columns.map((key) => COLUMN_TEXTS[key](account, how));
}
