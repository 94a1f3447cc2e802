/** The command with which root excuses an account, ready to be pasted. */
import type { Exception } from '../../accounts/account.ts';
import { shellWord } from '../../lib/shell-word.ts';

/** What is proposed for the end; another one is soon written. */
const PROPOSED_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Who excuses again finds in it what was said before. Reason and approver are empty otherwise: without them the
 * command is refused, so that nobody forgets them.
 *
 * @param now ms since the epoch
 */
export function excuseCommand(user: string, exception: Exception | undefined, now: number): string {
  const { reason = '', approvedBy = '', ticket = '' } = exception ?? {};
  const until = new Date(now + PROPOSED_DAYS * DAY_MS).toISOString().slice(0, 10);
  return [
    `whm-2fa exceptions add ${shellWord(user)}`,
    `--reason=${shellWord(reason)}`,
    `--approved-by=${shellWord(approvedBy)}`,
    `--until=${until}`,
    ...(ticket === '' ? [] : [`--ticket=${shellWord(ticket)}`]),
  ].join(' ');
}
