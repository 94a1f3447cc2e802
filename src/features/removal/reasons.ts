/** Why a removal had the outcome that it had, in words. */
import { askingMessages } from '../../i18n/asking-messages.ts';
import type { OutcomeReason, RemovalResult } from './outcomes.ts';
import { removalMessages } from './removal-messages.ts';

/** What the page knows of why; empty where nothing is to be said, or WHM has said it. */
export function wordsOf(reason: OutcomeReason): string {
  const { reasons, leftOut } = removalMessages;
  switch (reason) {
    case '':
    case 'said':
      return '';
    case 'no-reason':
      return askingMessages.noReason;
    case 'own':
    case 'root':
    case 'unknown':
    case 'not-enabled':
      return leftOut.whys[reason];
    default:
      return reasons[reason];
  }
}

/** Why, in words: what the page knows, and what WHM said. */
export function reasonText({ reason, said }: RemovalResult): string {
  return [said, wordsOf(reason)].filter((text) => text !== '').join(' ');
}
