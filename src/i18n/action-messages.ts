/** What can go wrong with what one does, in English. */
import { texts } from './texts.ts';

export const actionMessages = texts('actions', {
  /** What is said otherwise than where the list was asked for. */
  failed: {
    'not-permitted': 'You do not have permission to do this.',
    refused: 'WHM refused.',
  },
  whatToDo: {
    'session-ended': 'Log in again to go on.',
    'not-permitted': 'Ask the server administrator.',
  },
});
