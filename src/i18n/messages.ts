/** The texts that the first rows need, in English. Read when they are drawn: another language is laid over them. */
import { texts } from './texts.ts';

export const messages = texts('list', {
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
  /** The answer: who is missing. `missing` is a number, too. */
  missing_one: '{{missing}} of {{count}} account has no second factor.',
  missing_other: '{{missing}} of {{count}} accounts have no second factor.',
  noneMissing_one: 'The only account has a second factor.',
  noneMissing_other: 'All {{count}} accounts have a second factor.',
  /** For a screen reader; a share follows, in brackets. */
  enabledOf_one: '{{enabled}} of {{count}} account has two-factor enabled',
  enabledOf_other: '{{enabled}} of {{count}} accounts have two-factor enabled',
  /** The same while the policy is off: nobody is asked for a code then. */
  configuredOf_one: '{{enabled}} of {{count}} account has two-factor set up, not enforced',
  configuredOf_other: '{{enabled}} of {{count}} accounts have two-factor set up, not enforced',
  enabled_one: '{{count}} enabled',
  enabled_other: '{{count}} enabled',
  configured_one: '{{count}} set up, not enforced',
  configured_other: '{{count}} set up, not enforced',
  share: '({{percent}})',
  /** The share of those of whom it is known. */
  knownShare: '({{percent}} of the others; {{unknown}} unknown)',
  lessThan: 'less than {{percent}}',
  shown: '{{shown}} of {{total}} shown',
  refresh: 'Refresh',
  loadedAt: 'Loaded at {{time}}',

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
  /** `status` is HTTP 500, say. */
  serverError: 'WHM answered with an error ({{status}}).',
  partMissing: 'A part of this page could not be loaded.',
  listMissing: 'The accounts could not be loaded.',
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
});

/** How a state is written. While the policy is off, to have two-factor means less. */
export function twoFactorText(state: keyof typeof messages.states, isPolicyOff: boolean): string {
  return state === 'enabled' && isPolicyOff ? messages.configured : messages.states[state];
}
