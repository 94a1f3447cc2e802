/** The trend's records: the numbers of a day. They are kept a month together, and no user names are in them. */

export interface DayRecord {
  /** UTC, `YYYY-MM-DD`. */
  readonly day: string;
  readonly total: number;
  readonly enabled: number;
}

export interface TrendPoint extends DayRecord {
  /** Exact: 29.97… for 300 of 1,001. */
  readonly percent: number;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const MONTH_KEY = /^trend-(\d{4}-\d\d)$/;
const DAY = /^(0[1-9]|[12]\d|3[01])$/;

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** The keys of the last months, that of `now` (ms since the epoch) last. */
export function monthKeys(now: number, months: number): string[] {
  const date = new Date(now);
  return Array.from({ length: months }, (_, index) => {
    const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (months - 1 - index));
    return `trend-${new Date(month).toISOString().slice(0, 7)}`;
  });
}

type Entries = Map<string, readonly [total: number, enabled: number]>;

function parseObject(value: string | null): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(value ?? '');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/** The records of a month as they are kept: by day of the month, `[accounts, enabled]`. Only what is whole. */
function readEntries(value: string | null): Entries {
  const entries: Entries = new Map();
  for (const [day, counts] of Object.entries(parseObject(value))) {
    const [total, enabled] = Array.isArray(counts) ? (counts as unknown[]) : [];
    if (DAY.test(day) && isCount(total) && isCount(enabled) && enabled <= total) {
      entries.set(day, [total, enabled]);
    }
  }
  return entries;
}

/** @param value as it is kept; what of it is broken is left out */
export function readMonth(key: string, value: string | null): DayRecord[] {
  const month = MONTH_KEY.exec(key)?.[1];
  if (month === undefined) return [];
  return (
    Array.from(readEntries(value), ([day, [total, enabled]]) => ({
      day: `${month}-${day}`,
      total,
      enabled,
    }))
      // February has no 30th, and some browsers cannot write one.
      .filter(({ day }) =>
        new Date(Date.parse(month) + (Number(day.slice(8)) - 1) * DAY_MS)
          .toISOString()
          .startsWith(day),
      )
      .sort((a, b) => (a.day < b.day ? -1 : 1))
  );
}

/** The value of a month with this day's record in it; every other day of it stays. */
export function mergeDay(value: string | null, { day, total, enabled }: DayRecord): string {
  const entries = readEntries(value).set(day.slice(8), [total, enabled]);
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * The value of a month with the days of an earlier one in it that it lacks.
 *
 * @param earlier what lies under a name that anybody may use: it counts only where it is whole
 */
export function mergeEarlier(value: string | null, earlier: string | null): string | null {
  const carried = readEntries(earlier);
  if (carried.size === 0 || carried.size !== Object.keys(parseObject(earlier)).length) return value;
  const entries = readEntries(value);
  const lacking = [...carried].filter(([day]) => !entries.has(day));
  if (lacking.length === 0) return value;
  return JSON.stringify(Object.fromEntries([...entries, ...lacking]));
}

/** What today is compared with: the newest record that is a week old, otherwise the oldest before today. */
export function sinceRecord(records: readonly DayRecord[], today: string): DayRecord | undefined {
  const earlier = records.filter(({ day }) => day < today).sort((a, b) => (a.day < b.day ? -1 : 1));
  const week = new Date(Date.parse(today) - WEEK_DAYS * DAY_MS).toISOString().slice(0, 10);
  return earlier.findLast(({ day }) => day <= week) ?? earlier[0];
}

/** In order of days. */
export function trendPoints(records: readonly DayRecord[]): TrendPoint[] {
  return records
    .map(({ day, total, enabled }) => ({
      day,
      total,
      enabled,
      percent: total === 0 ? 0 : (enabled * 100) / total,
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
