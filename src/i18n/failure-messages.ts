/** What can go wrong, in English: what happened, and what to do. */
import { texts } from './texts.ts';

export const failureMessages = texts('failures', {
  /** Titles that are not here stand among the first texts. */
  failed: {
    'session-ended': {
      text: 'Log in again to go on where you were: your search and filter are kept.',
    },
    /** “Create Accounts” is what WHM calls the privilege. */
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
    'server-error': {
      text: 'Try again in a moment.',
    },
    unreachable: {
      text: 'Check your connection. WHM may also be restarting, which takes some seconds.',
    },
    'timed-out': {
      title: 'WHM did not answer in time.',
      text: 'The server may be busy. Try again.',
    },
    'part-missing': {
      text: 'WHM has answered; what reads so long a list is missing. Try again, or reload the page.',
    },
  },
  /** `reason` is a sentence of WHM. */
  whmSays: 'WHM says: {{reason}}',
  triedAt: 'Tried at {{time}}.',
  staleList: 'The list below is the one loaded at {{time}}.',
  /** `ago` is “5 minutes ago”, say. */
  loadedAgo: 'Loaded at {{time}}, {{ago}}',
});
