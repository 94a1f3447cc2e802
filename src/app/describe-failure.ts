/** A failed call in words: what happened, what WHM said, what to do. */
import { actionMessages } from '../i18n/action-messages.ts';
import { failureMessages } from '../i18n/failure-messages.ts';
import type { WhmFailure } from '../whm/failure.ts';

export interface FailureText {
  readonly title: string;
  readonly text: string;
}

export function describeFailure({ kind, reason }: WhmFailure): FailureText {
  const said = reason === '' ? '' : failureMessages.whmSays(reason);
  const text = [said, actionMessages.whatToDo[kind]].filter((part) => part !== '').join(' ');
  return { title: actionMessages.failed[kind], text };
}
