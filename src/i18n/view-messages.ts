/** Texts of the filters, orders and views beyond the first, in English. */
import { texts } from './texts.ts';

export const viewMessages = texts('view', {
  noMatch: 'No account matches',
  everyone: 'Every account has a second factor.',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  hits_one: '{{found}} of {{count}} account',
  hits_other: '{{found}} of {{count}} accounts',
  /** A button that closes the filters. */
  show_one: 'Show {{count}} account',
  show_other: 'Show {{count}} accounts',
  /** “Owner: anna”, say. */
  chip: '{{filter}}: {{value}}',
  removeFilter: 'Remove filter: {{filter}} {{value}}',
  /** A filter: only the selected accounts are shown. */
  selectedOnly: 'Selected only',
  remove: 'Remove filter: {{filter}}',
  /** `day` is “Created from” or “Created to”. */
  clearDay: 'Clear: {{day}}',
  clear: 'Clear search and filters',
  /** No filter is set. */
  any: {
    owner: 'Any owner',
    package: 'Any package',
    role: 'Any role',
    state: 'Any state',
    contact: 'Any contact',
    canEnable: 'Any',
    exception: 'Any',
  },
  /** Accounts that have none. */
  none: {
    owner: 'No owner',
    package: 'No package',
    contact: 'No contact',
  },
  /** Above a choice of yes and no. */
  canEnable: 'Can enable two-factor',
  canEnableOptions: { yes: 'Yes', no: 'No' },
  /** What can be chosen, and how many accounts that are. */
  option: '{{name}} ({{number}})',
  sortBy: 'Sort by',
  reverseOrder: 'Reverse order',
  /** “List Accounts” is what WHM calls the privilege. */
  noDetails:
    'Owner, package, state, contact and creation date are not shown: your WHM user lacks the “List Accounts” privilege (list-accts).',
  detailsFailed: 'Owner, package, state, contact and creation date could not be read.',
  /** What WHM or the page says of the failure: sentences. */
  detailsFailedBecause:
    'Owner, package, state, contact and creation date could not be read. {{reason}}',
  detailsEmpty:
    'Owner, package, state, contact and creation date could not be read: WHM’s answer told of no account.',
  /** `parts` are pieces of an address. */
  brokenAddress: {
    title: 'A part of this page’s address was not understood.',
    text: 'It was left out, and the rest holds: {{parts}}',
  },
  withoutEffect: {
    title: 'A part of this page’s address has no effect.',
    text: 'It asks for more than WHM tells you of the accounts. It is kept, and has effect when WHM tells it: {{parts}}',
  },
  /** As WHM calls its own pages. */
  whmPages: { listAccounts: 'List Accounts', twoFactor: 'Two-Factor Authentication' },
});
