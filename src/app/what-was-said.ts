/** What was said of a failed call: in WHM's words, or in ours. */
import { failureMessages } from '../i18n/failure-messages.ts';
import type { WhmFailure } from '../whm/failure.ts';

/**
 * Only a refusal is in WHM's words: what else is known of a failure is for whoever looks after the
 * server. Empty where nothing is.
 */
export function whatWasSaid({ kind, reason }: WhmFailure): string {
  if (reason === '') return '';
  const isRefusal = kind === 'refused' || kind === 'not-permitted';
  return isRefusal && !/^HTTP \d+$/.test(reason) ? failureMessages.whmSays(reason) : `(${reason})`;
}
