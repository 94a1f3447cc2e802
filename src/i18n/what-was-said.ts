/** What was said of a failed call: in WHM's words, or in ours. */
import { failureMessages } from './failure-messages.ts';

/** A failed call, as far as words need it. */
export interface FailedCall {
  readonly kind: keyof typeof failureMessages.failed | 'cancelled';
  /** What WHM said, or what is known besides; may be empty. */
  readonly reason: string;
}

/**
 * Only a refusal is in WHM's words: what else is known of a failure is for whoever looks after the
 * server. Empty where nothing is.
 */
export function whatWasSaid({ kind, reason }: FailedCall): string {
  if (reason === '') return '';
  const isRefusal = kind === 'refused' || kind === 'not-permitted';
  return isRefusal && !/^HTTP \d+$/.test(reason) ? failureMessages.whmSays(reason) : `(${reason})`;
}
