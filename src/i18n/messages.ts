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
  /** What is searched: while contacts are not to be had, and else. */
  searchNames: 'User or domain',
  searchAll: 'User, domain or contact',
  twoFactor: 'Two-factor',
  all: 'All',
  states: {
    unknown: 'Unknown',
    enabled: 'Enabled',
    'not-enabled': 'Not enabled',
  },
  /** Beside “Not enabled”. */
  cannotEnable: 'cannot enable it',
  /** Instead of “Enabled” while the policy is off. */
  configured: 'Set up, not enforced',

  accounts: 'Accounts',
  user: 'User',
  primaryDomain: 'Primary domain',
  serverAdministrator: 'server administrator',
  you: 'you',

  loading: 'Loading accounts…',
  summary: (enabled: string, total: Count, isPolicyOff: boolean) =>
    `${enabled} of ${total.text} ${
      isOne(total.count) ? 'account has' : 'accounts have'
    } two-factor ${isPolicyOff ? 'set up, not enforced' : 'enabled'}`,
  share: (percent: string) => `(${percent})`,
  /** @param unknown of how many accounts it is unknown: the share is that of the others */
  knownShare: (percent: string, unknown: string) =>
    `(${percent} of the others; ${unknown} unknown)`,
  lessThan: (percent: string) => `less than ${percent}`,
  shown: (shown: string, total: string) => `${shown} of ${total} shown`,
  refresh: 'Refresh',
  loadedAt: (time: string) => `Loaded at ${time}`,

  policyOn: 'Policy on: codes are asked for at login',
  policyOffShort: 'Policy off',
  policyUnknown: 'Policy unknown: WHM did not tell whether codes are asked for at login',
  /** What the three parts of the page are, together. */
  parts: 'Two-Factor Status',

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
