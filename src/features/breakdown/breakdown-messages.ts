/** Texts of the breakdown, in English. */
import { accountMessages } from '../../i18n/account-messages.ts';
import { messages, twoFactorText } from '../../i18n/messages.ts';

export const breakdownMessages = {
  title: { owner: 'By owner', package: 'By package' },
  dimension: { owner: accountMessages.columns.owner, package: accountMessages.columns.package },
  accounts: 'Accounts',
  enabled: (isPolicyOff: boolean) => twoFactorText('enabled', isPolicyOff),
  notEnabled: messages.states['not-enabled'],
  /** Where of none of a group it is known. */
  noShare: '–',
  /** Of the accounts whose owner or package WHM does not tell. */
  unnamed: { owner: 'Owner unknown', package: 'No package known' },
  counting: 'Counting…',
  none: 'There is nothing to count.',
  noPrivilege: 'Not counted: your WHM user lacks the “List Accounts” privilege (list-accts).',
  /** @param said what was said of it; may be empty */
  failed: (said: string) =>
    `Not counted: the accounts’ owners and packages could not be read. ${said}`.trimEnd(),
  showAll: (count: string) => `Show all ${count}`,
} as const;
