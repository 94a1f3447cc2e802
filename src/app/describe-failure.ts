/** A failed call in words: what happened, what WHM said, what to do. */
import type { Said } from '../components/result.ts';
import { actionMessages } from '../i18n/action-messages.ts';
import type { WhmFailure } from '../whm/failure.ts';
import { whatWasSaid } from './what-was-said.ts';

/** @param logIn where one logs in again, with the way back to this place of the page */
export function describeFailure(failure: WhmFailure, logIn: string): Said {
  const { kind } = failure;
  const said = whatWasSaid(failure);
  const text = [said, actionMessages.whatToDo[kind]].filter((part) => part !== '').join(' ');
  return { title: actionMessages.failed[kind], text, logIn: kind === 'session-ended' ? logIn : '' };
}
