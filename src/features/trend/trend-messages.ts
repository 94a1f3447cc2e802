/** Texts of the trend, in English. */
import type { Formats } from '../../i18n/formats.ts';
import { twoFactorText, type Count } from '../../i18n/messages.ts';
import type { DayRecord, TrendPoint } from '../../state/trend-history.ts';

const accounts = ({ count, text }: Count, which: string): string =>
  `${text} ${which} ${count === 1 ? 'account' : 'accounts'}`;

export const trendMessages = {
  trend: 'Trend',
  more: (count: Count, day: string) => `${accounts(count, 'more')} since ${day}`,
  fewer: (count: Count, day: string) => `${accounts(count, 'fewer')} since ${day}`,
  noChange: (day: string) => `No change since ${day}`,
  recordedSince: (day: string) => `Recorded since ${day}`,
  reading: 'Reading what was recorded…',
  missing: 'WHM does not keep the trend’s numbers for you.',
  nothing: 'The first numbers are recorded when the accounts have been read.',
  show: 'Show as table',
  hide: 'Hide table',
  /** What the chart’s numbers are. */
  unit: (isPolicyOff: boolean) => `${twoFactorText('enabled', isPolicyOff)}, % of all accounts`,
  counts: (enabled: string, total: string) => `${enabled} of ${total}`,
  date: 'Day (UTC)',
  accounts: 'Accounts',
  enabled: (isPolicyOff: boolean) => twoFactorText('enabled', isPolicyOff),
  share: 'Share',
} as const;

/** By how many more accounts have it than then; negative where there are fewer. */
export function changeOf(points: readonly TrendPoint[], since: DayRecord): number {
  return (points.at(-1)?.enabled ?? 0) - since.enabled;
}

/**
 * The trend in words.
 *
 * @param points in order of days, one at least
 * @param since what today is compared with; undefined on the first day
 */
export function trendText(
  points: readonly TrendPoint[],
  since: DayRecord | undefined,
  { number, shortDay }: Formats,
): string {
  if (!since) return trendMessages.recordedSince(shortDay(points[0]?.day ?? ''));
  const change = changeOf(points, since);
  const day = shortDay(since.day);
  if (change === 0) return trendMessages.noChange(day);
  const count = Math.abs(change);
  const text = number(count);
  return change > 0
    ? trendMessages.more({ count, text }, day)
    : trendMessages.fewer({ count, text }, day);
}

/** A share with two decimals: never 100% while one is missing, nor 0% while one has it. */
export function shareText({ total, enabled, percent }: TrendPoint, formats: Formats): string {
  const shown =
    enabled === total ? percent : Math.min(99.99, enabled === 0 ? 0 : Math.max(0.01, percent));
  return formats.exactPercent(shown, 2);
}
