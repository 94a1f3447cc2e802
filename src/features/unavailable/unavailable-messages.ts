/** Texts of the card of those who cannot enable two-factor, in English. */
import { accountMessages } from '../../i18n/account-messages.ts';
import type { Count } from '../../i18n/messages.ts';

const accounts = ({ count, text }: Count): string =>
  `${text} ${count === 1 ? 'account' : 'accounts'}`;

export const unavailableMessages = {
  title: 'Cannot enable two-factor',
  /** The headings. */
  cannot: (count: Count) => `${accounts(count)} cannot enable it`,
  /** Of some it is not known. */
  atLeast: (count: Count) => `At least ${accounts(count)} cannot enable it`,
  noneFound: 'No account found that cannot enable it',
  everyOneCan: 'Every account can enable it',
  nobody: 'No account is kept from it',
  notYet: 'It is not known yet who can enable it',
  notKnown: 'It is not known who can enable it',

  /** What is said below. */
  listLacks: (name: string) =>
    `The feature list of package ${name} lacks two-factor authentication.`,
  listsLack: (count: number) =>
    `The feature list of ${count === 1 ? 'its' : 'their'} package lacks two-factor authentication.`,
  taken: (count: number) =>
    count === 1
      ? 'Two-factor authentication was taken from the account itself.'
      : 'Two-factor authentication was taken from the accounts themselves.',
  listsLackOrTaken:
    'The feature list of their package lacks two-factor authentication, or it was taken from the account itself.',
  nobodyAsked: 'None of the accounts that have a feature list is without a second factor.',
  asking: (done: string, total: string) =>
    `Asking WHM which accounts cannot enable two-factor: ${done} of ${total}`,
  askedFor: (asked: string, total: string) =>
    `Asked for ${asked} of ${total} accounts since the list was loaded.`,
  refusedFor: ({ count, text }: Count) =>
    count === 1
      ? 'WHM did not tell of 1 account when asked for it alone: it may have been removed since the list was loaded.'
      : `WHM did not tell of ${text} accounts when asked for each of them alone: they may have been removed since the list was loaded.`,
  refusedTooOften:
    'WHM refused to tell so often that asking was given up. Many accounts may have been removed since the list was loaded: Refresh reads it again.',
  failed: (reason: string) =>
    reason === ''
      ? 'WHM does not tell which accounts cannot enable two-factor.'
      : `WHM does not tell which accounts cannot enable two-factor: ${reason}`,
  checkedAt: (time: string) => `Checked at ${time}`,

  /** The table. */
  package: accountMessages.columns.package,
  accounts: 'Accounts',
  reason: 'Reason',
  count: accounts,
  noPackage: 'No package known',
  featureList: (name: string) => `feature list “${name}”`,
  ownOnly: 'the account’s own setting',
  own: (count: string) => `${count} by their own setting`,

  openFeatureManager: 'Open Feature Manager',
  checkAgain: 'Check again',
  ask: (count: string) => `Find out which of these ${count} cannot enable two-factor`,
  stop: 'Stop',
} as const;
