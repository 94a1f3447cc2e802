/** Texts of the breakdown, in English. */
import { accountMessages } from '../../i18n/account-messages.ts';

export const breakdownMessages = {
  dimension: { owner: accountMessages.columns.owner, package: accountMessages.columns.package },
  accounts: 'Accounts',
  enabled: 'Enabled',
  configured: 'Configured, not asked for',
  notEnabled: 'Not enabled',
  share: 'Share',
  /** Where of none of a group it is known. */
  noShare: '–',
  /** Of the accounts whose owner or package WHM does not tell. */
  unnamed: { owner: 'Owner unknown', package: 'No package known' },
  counting: 'Counting…',
  none: 'There is nothing to count.',
  showAll: (count: string) => `Show all ${count}`,
  close: 'Close',
} as const;
