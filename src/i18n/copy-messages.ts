/** What is said of copying, whatever is copied, in English. */
import { texts } from './texts.ts';

export const copyMessages = texts('copying', {
  /** The text stands below, in a field. */
  refused: 'The browser did not let the page copy: select the text and copy it',
});
