/** Numbers and times as the page's language writes them: what the first rows need. */

/** Formatters of one language. */
export interface BaseFormats {
  number(value: number): string;
  /** @param percent whole percent: 30 for 30% */
  percent(percent: number): string;
  /** Hours and minutes; with the date where it is not today. @param at ms since the epoch */
  time(at: number, now: number): string;
}

/**
 * The language for all of Intl, with the Gregorian calendar: Thai has another by itself.
 *
 * @param tag as WHM's page carries it, es_419 and es-419 alike; English where Intl knows no such tag (cPanel has private ones)
 */
export function intlLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag.replace('_', '-'), { calendar: 'gregory' }).toString();
  } catch {
    return 'en';
  }
}

/** @param language a language tag as WHM's page carries it; need not be valid */
export function createBaseFormats(language: string): BaseFormats {
  const locale = intlLanguage(language);
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
  };
}
