/** What is said of a failed call: what happened, and what WHM said of it. */
import { failureMessages } from '../i18n/failure-messages.ts';
import { messages } from '../i18n/messages.ts';
import { fill } from '../i18n/texts.ts';
import { visibleText } from '../lib/visible-text.ts';

/** A failed call, as far as words need it. */
export interface FailedCall {
  readonly kind: keyof typeof failureMessages.failed | 'cancelled';
  /** What WHM said, or what is known besides; may be empty. */
  readonly reason: string;
}

/** What happened, in one sentence, where the list was asked for; empty where the call was given up. */
export function failureTitle({ kind, reason }: FailedCall): string {
  switch (kind) {
    case 'cancelled':
      return '';
    case 'session-ended':
      return messages.sessionEnded;
    case 'server-error':
      return fill(messages.serverError, { status: reason });
    case 'unreachable':
      return messages.unreachable;
    case 'part-missing':
      return messages.partMissing;
    default:
      return failureMessages.failed[kind].title;
  }
}

/**
 * Only a refusal is in WHM's words: what else is known of a failure is for whoever looks after the
 * server. Empty where nothing is. What hides in it is written out.
 */
export function whatWasSaid({ kind, reason }: FailedCall): string {
  if (reason === '') return '';
  const isRefusal = kind === 'refused' || kind === 'not-permitted';
  const shown = visibleText(reason);
  return isRefusal && !/^HTTP \d+$/.test(reason)
    ? fill(failureMessages.whmSays, { reason: shown })
    : `(${shown})`;
}

/** The same, where it stands below {@link failureTitle}: a title that tells all of it is not said again. */
export function saidBesideTitle(failure: FailedCall): string {
  return failure.kind === 'server-error' ? '' : whatWasSaid(failure);
}
