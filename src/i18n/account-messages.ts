/** Names of what is known of an account beyond the list, in English. */
import { messages } from './messages.ts';

export const accountMessages = {
  roles: {
    'server-administrator': 'Server administrator',
    reseller: 'Reseller',
    account: 'Account',
  },
  states: { active: 'Active', suspended: 'Suspended' },
  columns: {
    user: messages.user,
    domain: messages.primaryDomain,
    'two-factor': messages.twoFactor,
    role: 'Role',
    owner: 'Owner',
    package: 'Package',
    state: 'State',
    contact: 'Contact',
    created: 'Created',
  },
} as const;
