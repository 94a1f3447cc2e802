/** A failed call in words: what happened, what WHM said, what to do. */
import type { Problem } from '../i18n/problem.ts';
import { actionMessages } from '../i18n/action-messages.ts';
import { failureMessages } from '../i18n/failure-messages.ts';
import { failureTitle, saidBesideTitle, type FailedCall } from './what-was-said.ts';

/** @param logIn where one logs in again, with the way back to this place of the page */
export function describeFailure(failure: FailedCall, logIn: string): Problem {
  const { kind } = failure;
  const said = saidBesideTitle(failure);
  const text = [said, whatToDo(kind)].filter((part) => part !== '').join(' ');
  const title =
    kind === 'not-permitted' || kind === 'refused'
      ? actionMessages.failed[kind]
      : failureTitle(failure);
  return { title, text, logIn: kind === 'session-ended' ? logIn : '' };
}

/** Empty where nothing can be done. */
function whatToDo(kind: FailedCall['kind']): string {
  switch (kind) {
    case 'session-ended':
    case 'not-permitted':
      return actionMessages.whatToDo[kind];
    case 'server-error':
    case 'unreachable':
    case 'timed-out':
    case 'part-missing':
      return failureMessages.failed[kind].text;
    default:
      return '';
  }
}
