/** Numbers and times as the page's language writes them: what the first rows need. */

/** Formatters of one language. */
export interface BaseFormats {
  number(value: number): string;
  /** @param percent whole percent: 30 for 30% */
  percent(percent: number): string;
  /** Hours and minutes; with the date where it is not today. @param at ms since the epoch */
  time(at: number, now: number): string;
}

/** The tag where Intl knows it; otherwise (cPanel has private ones) the browser's own language. */
export function knownLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** @param language a language tag as WHM's page carries it; need not be valid */
export function createBaseFormats(language: string): BaseFormats {
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
  };
}
