/** Texts of removing second factors, in English. */
import { texts } from '../../i18n/texts.ts';

export const removalMessages = texts('removal', {
  heading: 'Remove two-factor',
  /** Where it is one account alone. */
  questionOfOne: 'Remove the second factor of {{user}}?',
  question_one: 'Remove the second factor of {{count}} account?',
  question_other: 'Remove the second factor of {{count}} accounts?',
  consequences:
    'Their password alone will be enough until they set it up again. WHM does not tell them: you can copy a message for them afterwards.',
  showAll_one: 'Show all {{count}}',
  showAll_other: 'Show all {{count}}',
  nobody: 'Nothing to remove here.',
  /** The last of a list of names, after the first ten. */
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  leftOut: {
    heading: 'Not changed',
    /** Names of accounts, and one of the sentences of “whys”. */
    line: '{{users}}: {{why}}',
    /** Why an account is not changed. */
    whys: {
      own: 'Your own account: go to “My account”.',
      root: 'The server administrator removes it under “My account”.',
      unknown: 'WHM’s record cannot be read.',
      'not-enabled': 'No second factor to remove.',
    },
  },
  /** The name of a field: who removes many second factors at once types how many. */
  typeToConfirm: 'Type {{count}} to confirm',
  wrongNumber: 'Type the number of the accounts, {{count}}, to go on.',
  remove: 'Remove two-factor',
  /** `reason` is a sentence. */
  nothingChanged: 'Nothing was changed. {{reason}}',

  progress: 'Removing two-factor',
  phases: {
    reading: 'Reading the accounts…',
    verifying: 'Reading the accounts again…',
  },
  removing: 'Removing: {{done}} of {{total}}',
  stop: 'Stop',
  stopping: 'Stopping after the accounts that are on their way…',

  result: 'Result',
  columns: { outcome: 'Outcome', reason: 'Reason' },
  outcomes: {
    removed: 'Removed',
    'was-not-enabled': 'Was not enabled',
    refused: 'Refused',
    unknown: 'Unknown',
    'left-out': 'Not changed',
  },
  /** How many accounts have one of the outcomes. */
  count: '{{outcome}}: {{count}}',
  /** Why an outcome is what it is. “It” is the account’s two-factor. */
  reasons: {
    'said-but-off': 'WHM refused, but it is off now.',
    'still-enabled': 'WHM reported it removed, but it is still there.',
    'not-named-on': 'WHM did not say what it did. It is still there.',
    'not-read': 'WHM reported it removed. Reading it again failed.',
    gone: 'WHM reported it removed. The account is no longer in your list.',
    'not-named-unread': 'WHM did not say what it did. Reading it again failed.',
    'not-named-gone': 'WHM did not say what it did. The account is no longer in your list.',
    'lost-off': 'WHM’s answer was lost, but it is off now.',
    'lost-on': 'WHM’s answer was lost. It is still there.',
    'lost-gone': 'WHM’s answer was lost. The account is no longer in your list.',
    'lost-not-read': 'WHM’s answer was lost. Reading it again failed.',
    stopped: 'You stopped before its turn.',
    'not-sent': 'Not tried after the failure before it.',
    'was-gone': 'No longer in your list.',
  },
  readFailed: {
    title: 'The accounts could not be read again.',
    /** `reason` is a sentence. */
    text: 'This is what WHM reported. {{reason}}',
  },
  sessionEnded:
    'Copy or export this result before you log in again. The list then shows who still has a second factor.',
  readAgain: 'Read again',
  copyResult: 'Copy result',
  exportResult: 'Export result',
  copyMessage: 'Copy message for the customer',
  copied: 'Copied the result',
  copiedMessage: 'Copied the message for the customer',
  exported: 'Exported to {{file}}',

  /** To the customer. It names no address of the server: they know their own cPanel, where “Security” and “Two-Factor Authentication” are. */
  customerMessage: {
    subject: 'The second factor of your hosting account was removed',
    text: `Hello,

the second factor of your hosting account was removed, so that you can log in again: for now your password alone is enough.

Please set it up again soon:
1. Log in to cPanel, as you always do.
2. Under Security, open Two-Factor Authentication.
3. Follow the steps there: you need an authenticator app on your phone.

You can delete the old entry in the app: its codes no longer work.

If you did not ask for this, please tell us at once.

Thank you`,
  },
});
