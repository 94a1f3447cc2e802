/** Texts of the filters, orders and views beyond the first, in English. */
import type { Count } from './messages.ts';

export const viewMessages = {
  noMatch: 'No account matches',
  everyone: 'Every account has a second factor.',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  hits: (found: string, total: Count) =>
    `${found} of ${total.text} ${total.count === 1 ? 'account' : 'accounts'}`,
  show: ({ count, text }: Count) => `Show ${text} ${count === 1 ? 'account' : 'accounts'}`,
  chip: (filter: string, value: string) => `${filter}: ${value}`,
  removeFilter: (filter: string, value: string) => `Remove filter: ${filter} ${value}`,
  selectedOnly: 'Selected only',
  remove: (what: string) => `Remove filter: ${what}`,
  clearDay: (day: string) => `Clear: ${day}`,
  clear: 'Clear search and filters',
  any: {
    owner: 'Any owner',
    package: 'Any package',
    role: 'Any role',
    state: 'Any state',
    contact: 'Any contact',
    canEnable: 'Any',
  },
  none: {
    owner: 'No owner',
    package: 'No package',
    contact: 'No contact',
    role: '',
    state: '',
    canEnable: '',
  },
  canEnable: 'Can enable two-factor',
  canEnableOptions: { yes: 'Yes', no: 'No' },
  option: (name: string, count: string) => `${name} (${count})`,
  sortBy: 'Sort by',
  reverseOrder: 'Reverse order',
  noDetails:
    'Owner, package, state, contact and creation date are not shown: your WHM user lacks the “List Accounts” privilege (list-accts).',
  /** @param said what was said of it; may be empty */
  detailsFailed: (said: string) =>
    `Owner, package, state, contact and creation date could not be read. ${said}`.trimEnd(),
  detailsEmpty:
    'Owner, package, state, contact and creation date could not be read: WHM’s answer told of no account.',
  brokenAddress: (parts: string) => ({
    title: 'A part of this page’s address was not understood.',
    text: `It was left out, and the rest holds: ${parts}`,
  }),
  withoutEffect: (parts: string) => ({
    title: 'A part of this page’s address has no effect.',
    text: `It asks for more than WHM tells you of the accounts. It is kept, and has effect when WHM tells it: ${parts}`,
  }),
  /** As WHM calls its own pages. */
  whmPages: { listAccounts: 'List Accounts', twoFactor: 'Two-Factor Authentication' },
} as const;
