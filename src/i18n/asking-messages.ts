/** What is said while WHM is asked, and of what it answered, in English. */
import { texts } from './texts.ts';

export const askingMessages = texts('asking', {
  asking: 'Asking WHM…',
  askedAt: 'Checked at {{time}}',
  /** It refused something, and said nothing of why. */
  noReason: 'WHM gave no reason.',
});
