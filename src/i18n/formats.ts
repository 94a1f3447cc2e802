/** Numbers, days and times as the page's language writes them. */
import { createBaseFormats, intlLanguage, type BaseFormats } from './base-formats.ts';

const MINUTE_MS = 60_000;

/** Formatters of one language. */
export interface Formats extends BaseFormats {
  /** With seconds. @param at ms since the epoch */
  exactTime(at: number): string;
  /** A day, as UTC has it. @param at ms since the epoch */
  date(at: number): string;
  /** A day without its year. @param day `YYYY-MM-DD` */
  shortDay(day: string): string;
  /** With so many decimals: 29.97%. @param percent 29.97 for 29.97% */
  exactPercent(percent: number, decimals: number): string;
  /** One beside the other, with commas or what the language has for them. */
  list(texts: readonly string[]): string;
  /** How long ago, in minutes, hours or days, in words. Both in ms since the epoch. */
  ago(at: number, now: number): string;
}

/**
 * @param language a language tag as WHM's page carries it; need not be valid
 * @param base those of this language, where they are there already: making them takes its time
 */
export function createFormats(language: string, base = createBaseFormats(language)): Formats {
  const locale = intlLanguage(language);
  // A long table writes hundreds of each.
  let dates: Intl.DateTimeFormat | undefined;
  let days: Intl.DateTimeFormat | undefined;
  /** By decimals. */
  const percents = new Map<number, Intl.NumberFormat>();
  return {
    ...base,
    exactTime: (at) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at),
    date: (at) => {
      dates ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return dates.format(at);
    },
    shortDay: (day) => {
      days ??= new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
      return days.format(Date.parse(day));
    },
    exactPercent: (value, decimals) => {
      const format =
        percents.get(decimals) ??
        new Intl.NumberFormat(locale, {
          style: 'percent',
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        });
      percents.set(decimals, format);
      return format.format(value / 100);
    },
    list: (texts) => new Intl.ListFormat(locale, { style: 'narrow' }).format(texts),
    ago: (at, now) => {
      const ago = (count: number, unit: 'minute' | 'hour' | 'day') =>
        new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(count), unit);
      const minutes = Math.max(0, now - at) / MINUTE_MS;
      if (minutes < 60) return ago(minutes, 'minute');
      const hours = minutes / 60;
      return hours < 24 ? ago(hours, 'hour') : ago(hours / 24, 'day');
    },
  };
}
