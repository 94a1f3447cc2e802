/** Every text of the page, in English. */

/** The language of these texts, for `lang`. */
export const MESSAGES_LANGUAGE = 'en';

/** English has two forms. */
const isOne = (count: number): boolean => count === 1;

/** A number in the two forms that a sentence needs: to choose the words, and as it is written. */
export interface Count {
  readonly count: number;
  readonly text: string;
}

export const messages = {
  search: 'Search accounts',
  twoFactor: 'Two-factor',
  all: 'All',
  states: {
    unknown: 'Unknown',
    enabled: 'Enabled',
    'not-enabled': 'Not enabled',
  },
  /** Instead of “Enabled” while the policy is off. */
  configured: 'Set up, not enforced',

  accounts: 'Accounts',
  user: 'User',
  primaryDomain: 'Primary domain',
  serverAdministrator: 'server administrator',
  you: 'you',

  loading: 'Loading accounts…',
  /** The answer: who is missing. */
  missing: (missing: string, total: Count) =>
    isOne(total.count)
      ? `${missing} of 1 account has no second factor.`
      : `${missing} of ${total.text} accounts have no second factor.`,
  noneMissing: ({ count, text }: Count) =>
    isOne(count)
      ? 'The only account has a second factor.'
      : `All ${text} accounts have a second factor.`,
  summary: (enabled: string, total: Count, isPolicyOff: boolean) =>
    `${enabled} of ${total.text} ${
      isOne(total.count) ? 'account has' : 'accounts have'
    } two-factor ${isPolicyOff ? 'set up, not enforced' : 'enabled'}`,
  enabled: (enabled: string, isPolicyOff: boolean) =>
    `${enabled} ${isPolicyOff ? 'set up, not enforced' : 'enabled'}`,
  share: (percent: string) => `(${percent})`,
  /** @param unknown of how many accounts it is unknown: the share is that of the others */
  knownShare: (percent: string, unknown: string) =>
    `(${percent} of the others; ${unknown} unknown)`,
  lessThan: (percent: string) => `less than ${percent}`,
  shown: (shown: string, total: string) => `${shown} of ${total} shown`,
  refresh: 'Refresh',
  loadedAt: (time: string) => `Loaded at ${time}`,

  policyOn: 'Policy on',
  policyUnknown: 'Policy unknown',
  /** What the parts of the page are, together. */
  parts: 'Two-Factor Status',
  tabs: {
    '': 'Accounts',
    insights: 'Insights',
    policy: 'Policy and issuer',
    own: 'My account',
  },
  /** Where there is no room for more. */
  policyTab: 'Policy',

  noAccounts: 'You have no accounts yet',
  noAccountsHint: 'Accounts that you create in WHM appear here.',

  sessionEnded: 'Your session has ended.',
  unreachable: 'WHM cannot be reached.',
  /** @param status as a failure carries it: HTTP 500 */
  serverError: (status: string) => `WHM answered with an error (${status}).`,
  partMissing: 'A part of this page could not be loaded.',
  listMissing: 'The accounts could not be loaded.',
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
} as const;

/** How a state is written. While the policy is off, to have two-factor means less. */
export function twoFactorText(state: keyof typeof messages.states, isPolicyOff: boolean): string {
  return state === 'enabled' && isPolicyOff ? messages.configured : messages.states[state];
}
