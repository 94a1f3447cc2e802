/** Texts of the trend, in English. */
import type { Formats } from '../../i18n/formats.ts';
import { fill, plural, texts } from '../../i18n/texts.ts';
import type { DayRecord, TrendPoint } from '../../state/trend-history.ts';

export const trendMessages = texts('trend', {
  trend: 'Trend',
  /** So many more accounts have a second factor than on that day. */
  more_one: '{{count}} more account since {{day}}',
  more_other: '{{count}} more accounts since {{day}}',
  fewer_one: '{{count}} fewer account since {{day}}',
  fewer_other: '{{count}} fewer accounts since {{day}}',
  noChange: 'No change since {{day}}',
  recordedSince: 'Recorded since {{day}}',
  reading: 'Reading what was recorded…',
  missing: 'WHM does not keep the trend’s numbers for you.',
  nothing: 'The first numbers are recorded when the accounts have been read.',
  show: 'Show as table',
  hide: 'Hide table',
  /** What the chart’s numbers are: the share of accounts with two-factor enabled. */
  unit: 'Enabled, % of all accounts',
  /** The same while the policy is off: nobody is asked for a code then. */
  unitPolicyOff: 'Set up, not enforced, % of all accounts',
  /** So many accounts of so many: below a point of the chart, where there is little room. */
  counts: '{{enabled}} of {{total}}',
  date: 'Day (UTC)',
  share: 'Share',
});

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
  if (!since) {
    return fill(trendMessages.recordedSince, { day: shortDay(points[0]?.day ?? '') });
  }
  const change = changeOf(points, since);
  const day = shortDay(since.day);
  if (change === 0) return fill(trendMessages.noChange, { day });
  const count = Math.abs(change);
  const key = change > 0 ? 'more' : 'fewer';
  return plural(trendMessages, key, { count, text: number(count) }, { day });
}

/** A share with two decimals: never 100% while one is missing, nor 0% while one has it. */
export function shareText({ total, enabled, percent }: TrendPoint, formats: Formats): string {
  const shown =
    enabled === total ? percent : Math.min(99.99, enabled === 0 ? 0 : Math.max(0.01, percent));
  return formats.exactPercent(shown, 2);
}
