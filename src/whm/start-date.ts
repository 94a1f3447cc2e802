/** The day on which an account was set up, on the clock of its server: what WHM's own list shows. */

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** How far a clock of this world is from UTC. */
const EARLIEST_S = -12 * HOUR_S;
const LATEST_S = 14 * HOUR_S;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec';

/** `13 May 22 16:03`: year, month, day; the time may be missing, its seconds do not count. */
const START_DATE =
  /^\s*(\d{4}|\d\d)[\s/-]+([a-z]{3})[a-z]*[\s/-]+(\d\d?)(?:\s+(\d\d?):(\d\d)\b.*)?$/i;

/** WHM has no accounts from before 1970. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 70 ? 2_000 + number : 1_900 + number;
}

/**
 * `startdate` of `listaccts`, with the seconds of `unix_startdate`: seconds since 1970 as the server's
 * clock counts them, so that UTC's day of the result is the server's day. The text names no time zone
 * and two of the year's digits: it counts only where a clock of this world can have shown it then.
 *
 * @param startedAt `unix_startdate`
 * @returns undefined where the text cannot be read or does not fit
 */
export function readStartDate(text: unknown, startedAt: number): number | undefined {
  const parts = typeof text === 'string' ? START_DATE.exec(text) : null;
  if (!parts) return undefined;
  const [, year = '', name = '', day = '', hours, minutes] = parts;
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month % 4 !== 0) return undefined;
  const midnight = Date.UTC(fullYear(year), month / 4, Number(day)) / 1_000;
  const at =
    hours === undefined
      ? // A day alone: the moment within it that is nearest.
        Math.min(Math.max(startedAt, midnight), midnight + DAY_S - 1)
      : midnight + Number(hours) * HOUR_S + Number(minutes) * MINUTE_S + (startedAt % MINUTE_S);
  const offset = at - startedAt;
  return offset >= EARLIEST_S && offset <= LATEST_S ? at : undefined;
}
