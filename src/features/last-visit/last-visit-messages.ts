/** Texts of what has changed since the last visit, in English. */
import type { Count } from '../../i18n/messages.ts';

export const lastVisitMessages = {
  title: 'Since your last visit',
  change: 'Change',
  accounts: 'Accounts',
  names: 'Names',
  changes: { lost: 'lost', gained: 'gained', came: 'new', gone: 'gone' },
  /** Before the button of those who are not named. */
  and: 'and',
  more: (count: string) => `${count} more`,
  fewer: 'Show fewer',
  /** The browser keeps no name, and the list of today does not have them. */
  noNames: 'Names are not kept',
  waiting: 'Comparing…',
  first: 'Nothing to compare with yet.',
  tooMany: (most: string) => `Of more than ${most} accounts nothing is kept.`,
  off: 'Turned off: nothing is kept.',
  kept: 'Kept in this browser only',
  unkept: 'This browser did not let the page keep this visit.',
  unforgotten: 'This browser did not let the page forget it.',
  turnOff: 'Turn off and forget',
  turnOn: 'Turn on',

  lost: ({ count, text }: Count) =>
    count === 1
      ? `${text} account has lost its second factor since your last visit:`
      : `${text} accounts have lost their second factor since your last visit:`,
  dismiss: 'Dismiss',
} as const;
