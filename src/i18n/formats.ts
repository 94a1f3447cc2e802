/** Numbers and times as the page's language writes them. */
import { MESSAGES_LANGUAGE } from './messages.ts';

const MINUTE_MS = 60_000;

/** Formatters of one language. */
export interface Formats {
  number(value: number): string;
  /** @param percent whole percent: 30 for 30% */
  percent(percent: number): string;
  /** Hours and minutes; with the date where it is not today. @param at ms since the epoch */
  time(at: number, now: number): string;
  /** With seconds. @param at ms since the epoch */
  exactTime(at: number): string;
  /** How long ago, in minutes, hours or days, in words of the messages' language. Both in ms since the epoch. */
  ago(at: number, now: number): string;
}

/** The tag where Intl knows it; otherwise (cPanel has private ones) the browser's own language. */
function knownLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** @param language a language tag as WHM's page carries it; need not be valid */
export function createFormats(language: string): Formats {
  const locale = knownLanguage(language);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  return {
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
    time: (at, now) =>
      new Date(at).toDateString() === new Date(now).toDateString()
        ? time.format(at)
        : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at),
    exactTime: (at) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at),
    ago: (at, now) => {
      const ago = (count: number, unit: 'minute' | 'hour' | 'day') =>
        new Intl.RelativeTimeFormat(MESSAGES_LANGUAGE, { numeric: 'auto' }).format(
          -Math.floor(count),
          unit,
        );
      const minutes = Math.max(0, now - at) / MINUTE_MS;
      if (minutes < 60) return ago(minutes, 'minute');
      const hours = minutes / 60;
      return hours < 24 ? ago(hours, 'hour') : ago(hours / 24, 'day');
    },
  };
}
