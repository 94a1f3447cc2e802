/** What can go wrong with what one does, in English. */
import { failureMessages } from './failure-messages.ts';

const { failed } = failureMessages;

export const actionMessages = {
  failed: {
    'session-ended': failed['session-ended'].title,
    'not-permitted': 'You do not have permission to do this.',
    refused: 'WHM refused.',
    unreadable: failed.unreadable.title,
    unreachable: failed.unreachable.title,
    'timed-out': failed['timed-out'].title,
    'part-missing': failed['part-missing'].title,
    cancelled: '',
  },
  whatToDo: {
    'session-ended': 'Log in again to go on.',
    'not-permitted': 'Ask the server administrator.',
    refused: '',
    unreadable: '',
    unreachable: failed.unreachable.text,
    'timed-out': failed['timed-out'].text,
    'part-missing': failed['part-missing'].text,
    cancelled: '',
  },
} as const;
