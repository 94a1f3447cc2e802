/** How long ago the list was loaded that is still shown. Not in the alert, which would be said again with every minute. */
import { failureMessages } from '../../i18n/failure-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { createFormats } from '../../i18n/formats.ts';

/** @param loadedAt ms since the epoch. @param language a language tag as WHM's page carries it */
export function staleAge(loadedAt: number, language: string): string {
  const formats = createFormats(language);
  const now = Date.now();
  return fill(failureMessages.loadedAgo, {
    time: formats.time(loadedAt, now),
    ago: formats.ago(loadedAt, now),
  });
}
