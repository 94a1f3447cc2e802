/** What can go wrong, in English: what happened, and what to do. */
import { messages } from './messages.ts';

export const failureMessages = {
  failed: {
    'session-ended': {
      title: messages.sessionEnded,
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
    'server-error': {
      title: messages.serverError,
      text: 'Try again in a moment.',
    },
    unreachable: {
      title: messages.unreachable,
      text: 'Check your connection. WHM may also be restarting, which takes some seconds.',
    },
    'timed-out': {
      title: 'WHM did not answer in time.',
      text: 'The server may be busy. Try again.',
    },
    'part-missing': {
      title: messages.partMissing,
      text: 'WHM has answered; what reads so long a list is missing. Try again, or reload the page.',
    },
  },
  whmSays: (reason: string) => `WHM says: ${reason}`,
  triedAt: (time: string) => `Tried at ${time}.`,
  staleList: (time: string) => `The list below is the one loaded at ${time}.`,
  loadedAgo: (time: string, ago: string) => `Loaded at ${time}, ${ago}`,
} as const;
