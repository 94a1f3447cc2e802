/** A failed call in words: what happened, what WHM said, what to do. */
import type { Problem } from './problem.ts';
import { actionMessages } from './action-messages.ts';
import { whatWasSaid, type FailedCall } from './what-was-said.ts';

/** @param logIn where one logs in again, with the way back to this place of the page */
export function describeFailure(failure: FailedCall, logIn: string): Problem {
  const { kind } = failure;
  const said = whatWasSaid(failure);
  const text = [said, actionMessages.whatToDo[kind]].filter((part) => part !== '').join(' ');
  return { title: actionMessages.failed[kind], text, logIn: kind === 'session-ended' ? logIn : '' };
}
