/** What closes something, in English. */
import { texts } from './texts.ts';

export const closeMessages = texts('close', {
  close: 'Close',
  /** Closes a question or a form, and nothing is done; stops an export. */
  cancel: 'Cancel',
});
