/** What can go wrong with what one does, in English. */
import { failureMessages } from './failure-messages.ts';

const { failed } = failureMessages;

export const actionMessages = {
  /** What is said otherwise than where the list was asked for. */
  failed: {
    'not-permitted': 'You do not have permission to do this.',
    refused: 'WHM refused.',
  },
  whatToDo: {
    'session-ended': 'Log in again to go on.',
    'not-permitted': 'Ask the server administrator.',
    refused: '',
    unreadable: '',
    'server-error': failed['server-error'].text,
    unreachable: failed.unreachable.text,
    'timed-out': failed['timed-out'].text,
    'part-missing': failed['part-missing'].text,
    cancelled: '',
  },
} as const;
