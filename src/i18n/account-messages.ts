/** Names of what is known of an account beyond the list, in English. */
import { messages } from './messages.ts';
import { fill, texts } from './texts.ts';

export const accountMessages = texts('account', {
  roles: {
    'server-administrator': 'Server administrator',
    reseller: 'Reseller',
    account: 'Account',
  },
  /** Beside a user's name. */
  badges: { reseller: 'reseller', suspended: 'suspended' },
  /** Below “Not enabled”. */
  cannotEnable: 'Cannot enable it',
  states: { active: 'Active', suspended: 'Suspended' },
  columns: {
    role: 'Role',
    owner: 'Owner',
    package: 'Package',
    state: 'State',
    contact: 'Contact',
    /** The day on which the account was set up. */
    created: 'Created',
  },
  days: { createdFrom: 'Created from', createdTo: 'Created to' },
  createdInUtc: '{{day}} (UTC)',
});

/** The names of all columns. Late modules only: it is made once. */
export const columnNames = {
  user: messages.user,
  domain: messages.primaryDomain,
  'two-factor': messages.twoFactor,
  ...accountMessages.columns,
} as const;

/**
 * The day on which an account was set up: the server's, or UTC's where that is not known.
 *
 * @param date writes the UTC day of ms since the epoch
 * @returns empty where it is not known
 */
export function createdText(
  {
    createdAt,
    isCreatedInUtc,
  }: { readonly createdAt: number | undefined; readonly isCreatedInUtc: boolean },
  date: (at: number) => string,
): string {
  if (createdAt === undefined) return '';
  const day = date(createdAt * 1_000);
  return isCreatedInUtc ? fill(accountMessages.createdInUtc, { day }) : day;
}
