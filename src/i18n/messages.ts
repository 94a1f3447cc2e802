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
  filters: { all: 'All', enabled: 'Enabled', 'not-enabled': 'Not enabled' },

  accounts: 'Accounts',
  user: 'User',
  primaryDomain: 'Primary domain',
  enabled: 'Enabled',
  notEnabled: 'Not enabled',
  serverAdministrator: 'server administrator',
  you: 'you',
  sortBy: 'Sort by',
  reverseOrder: 'Reverse order',

  loading: 'Loading accounts…',
  summary: (enabled: string, total: Count) =>
    isOne(total.count)
      ? `${enabled} of ${total.text} account has two-factor enabled`
      : `${enabled} of ${total.text} accounts have two-factor enabled`,
  share: (percent: string) => `(${percent})`,
  lessThan: (percent: string) => `less than ${percent}`,
  shown: (shown: string, total: string) => `${shown} of ${total} shown`,
  refresh: 'Refresh',
  loadedAt: (time: string) => `Loaded at ${time}`,
  loadedAgo: (time: string, ago: string) => `Loaded at ${time}, ${ago}`,

  policyOn: 'Policy on: codes are asked for at login',
  policyOffShort: 'Policy off',
  policyUnknown: 'Policy unknown: WHM did not tell whether codes are asked for at login',
  policyOff: {
    title: 'The two-factor policy is off: nobody is asked for a code.',
    text: '“Enabled” below means configured, not enforced. The server administrator turns the policy on under Security Center » Two-Factor Authentication.',
  },
  rootWithout: {
    title: 'root has no second factor.',
    text: 'The most powerful login of this server is protected by a password alone. Set it up under Security Center » Two-Factor Authentication.',
  },
  ownWithout: (user: string) => ({
    title: `Your own account, ${user}, has no second factor.`,
    text: 'Your login is protected by a password alone. Set it up under Security Center » Two-Factor Authentication.',
  }),
  ownWith: (user: string) => ({
    title: `Your own account, ${user}, has two-factor enabled.`,
    text: 'WHM leaves it out of your list of accounts.',
  }),
  ownUnknown: (user: string) => ({
    title: `The state of your own account, ${user}, is unknown.`,
    text: 'WHM did not tell it. The list below is not affected.',
  }),
  remark: (text: string) => ({ title: 'WHM remarks:', text }),

  noAccounts: 'You have no accounts yet',
  noAccountsHint: 'Accounts that you create in WHM appear here.',
  noMatch: 'No account matches',
  clear: 'Clear search and filters',

  failed: {
    'session-ended': {
      title: 'Your session has ended.',
      text: 'Log in again to go on where you were: your search and filter are kept.',
    },
    'not-permitted': {
      title: 'You do not have permission to see the two-factor status of accounts.',
      text: 'Ask the server administrator for the “Create Accounts” privilege (create-acct).',
    },
    refused: {
      title: 'WHM refused to list the accounts.',
      text: 'Try again. If it stays like this, ask the server administrator.',
    },
    unreadable: {
      title: 'WHM’s answer could not be read.',
      text: 'Try again. If it stays like this, ask the server administrator: this page and WHM may not fit together.',
    },
    unreachable: {
      title: 'WHM cannot be reached.',
      text: 'Check your connection. WHM may also be restarting, which takes some seconds.',
    },
    'timed-out': {
      title: 'WHM did not answer in time.',
      text: 'The server may be busy. Try again.',
    },
  },
  whmSays: (reason: string) => `WHM says: ${reason}`,
  triedAt: (time: string) => `Tried at ${time}.`,
  staleList: (time: string) => `The list below is the one loaded at ${time}.`,
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
} as const;
