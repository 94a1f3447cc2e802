/** What is drawn of the records: found anew only for others. */
import {
  sinceRecord,
  trendPoints,
  type DayRecord,
  type TrendPoint,
} from '../../state/trend-history.ts';

export interface TrendView {
  readonly of: readonly DayRecord[];
  /** In order of days, today last. */
  readonly points: readonly TrendPoint[];
  /** What today is compared with; undefined on the first day. */
  readonly since: DayRecord | undefined;
}

export const NO_TREND: TrendView = { of: [], points: [], since: undefined };

/** @param before what was drawn last: the same where the records are */
export function viewTrend(records: readonly DayRecord[], before: TrendView): TrendView {
  if (records === before.of) return before;
  const points = trendPoints(records);
  const today = points.at(-1)?.day;
  const since = today === undefined ? undefined : sinceRecord(records, today);
  return { of: records, points, since };
}
