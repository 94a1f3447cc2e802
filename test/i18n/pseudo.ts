/** English that looks foreign and is half as long again: what is not read from the texts, or has too little room, shows. */
import type { Texts } from '../../src/i18n/texts.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = Array.from('àƀćđéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÀƁĆĐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ');

/** Placeholders stay as they are. */
function disguise(text: string): string {
  const written = text.replace(/{{\w+}}|[A-Za-z]/g, (found) =>
    found.length > 1 ? found : (ACCENTED[PLAIN.indexOf(found)] ?? found),
  );
  const letters = text.replace(/{{\w+}}/g, '').length;
  // Words, not one long one: that may be broken where a sentence would.
  return `${written}${' ýýýý'.repeat(Math.ceil(letters / 10))}`;
}

/** en-XA, as other products call it. */
export function pseudoTexts<T extends Texts>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? disguise(value) : pseudoTexts(value),
    ]),
  ) as T;
}
