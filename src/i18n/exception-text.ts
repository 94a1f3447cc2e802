/** Until when an account is excused, or was, in words. */
import { exceptionMessages } from './exception-messages.ts';
import { fill } from './texts.ts';

/** @param date writes the UTC day of ms since the epoch */
export function exceptionText(
  { until, isExpired }: { readonly until: string; readonly isExpired: boolean },
  date: (at: number) => string,
): string {
  const { excusedUntil, expiredAfter } = exceptionMessages;
  return fill(isExpired ? expiredAfter : excusedUntil, { day: date(Date.parse(until)) });
}
