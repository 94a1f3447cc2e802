/** Texts of removing second factors, in English. */
import type { Count } from '../../i18n/messages.ts';

const accounts = ({ count, text }: Count): string =>
  `${text} ${count === 1 ? 'account' : 'accounts'}`;

export const removalMessages = {
  heading: 'Remove two-factor',
  question: (total: Count) => `Remove the second factor of ${accounts(total)}?`,
  consequences:
    'They log in with the password alone until they set it up anew. WHM does not tell them: a message for the customer can be copied afterwards.',
  accounts: 'Accounts',
  showAll: (count: string) => `Show all ${count}`,
  nobody: 'Nothing to remove here.',
  leftOut: {
    heading: 'Left out',
    own: (user: string) => `${user}: your own account. Its place is “My account”.`,
    root: (user: string) => `${user}: the server administrator removes it under “My account”.`,
    unknown: (user: string) => `${user}: WHM’s record of it cannot be read.`,
    notEnabled: (total: Count) =>
      `${accounts(total)} without two-factor: there is nothing to remove.`,
  },
  typeToConfirm: (count: number) => `Type ${count} to confirm`,
  wrongNumber: (count: number) => `Type the number of the accounts, ${count}, to go on.`,
  remove: 'Remove two-factor',
  cancel: 'Cancel',
  close: 'Close',
  nothingChanged: (title: string) => `Nothing was changed. ${title}`,

  progress: 'Removing two-factor',
  phases: {
    reading: 'Reading how things are now…',
    verifying: 'Reading the accounts again…',
  },
  removing: (done: string, total: string) => `Removing: ${done} of ${total}`,
  stop: 'Stop',
  stopping: 'Stopping after the part that is on its way…',

  result: 'Result',
  columns: { user: 'User', outcome: 'Outcome', reason: 'Reason' },
  outcomes: {
    removed: 'Removed',
    'was-not-enabled': 'Was not enabled',
    refused: 'Refused',
    unknown: 'Unknown',
    'left-out': 'Left out',
  },
  count: (outcome: string, count: string) => `${outcome}: ${count}`,
  reasons: {
    '': '',
    said: '',
    'no-reason': 'WHM gave no reason.',
    'said-but-off': 'WHM refused; read again, two-factor is not enabled any more.',
    'still-enabled': 'WHM reported it removed; read again, two-factor is still there.',
    'not-named-on': 'WHM did not say what it did; read again, two-factor is still there.',
    'not-read': 'WHM reported it removed; it could not be read again.',
    gone: 'WHM reported it removed; the account is not in your list any more.',
    'not-named-unread': 'WHM did not say what it did; it could not be read again.',
    'not-named-gone': 'WHM did not say what it did; the account is not in your list any more.',
    'lost-off': 'The answer of WHM was lost. Read again: not enabled any more.',
    'lost-on': 'The answer of WHM was lost. Read again: still there.',
    'lost-gone': 'The answer of WHM was lost, and the account is not in your list any more.',
    'lost-not-read': 'The answer of WHM was lost, and the account could not be read again.',
    stopped: 'Not sent: stopped before its turn.',
    'not-sent': 'Not sent, because of the failure before it.',
    'was-gone': 'Not sent: the account is not in your list any more.',
    own: 'Your own account: its place is “My account”.',
    root: 'The server administrator removes it under “My account”.',
    'not-enabled': 'Without two-factor: nothing to remove.',
    unknown: 'WHM’s record of it cannot be read.',
  },
  readFailed: (title: string) => ({
    title: 'The accounts could not be read again.',
    text: `What WHM reported stands below. ${title}`,
  }),
  sessionEnded:
    'Copy or export this result before you log in again. The list then tells who still has two-factor.',
  readAgain: 'Read again',
  copyResult: 'Copy result',
  exportResult: 'Export result',
  copyMessage: 'Copy message for the customer',
  copied: 'Copied the result',
  copiedMessage: 'Copied the message for the customer',
  copyRefused: 'The browser did not let the page copy: select the text and copy it',
  exported: (file: string) => `Exported to ${file}`,

  /** To the customer. It names no address of the server: they know their own cPanel. */
  customerMessage: {
    subject: 'The second factor of your hosting account was removed',
    text: `Hello,

the second factor of your hosting account was removed, so that you can log in again: for now your password alone is enough.

Please set it up anew soon:
1. Log in to cPanel, as you always do.
2. Under Security, open Two-Factor Authentication.
3. Follow the steps there: you need an authenticator app on your phone.

In the app you can delete the old entry: its codes are not valid any more.

If you have not asked for this, please tell us at once.

Thank you`,
  },
} as const;
