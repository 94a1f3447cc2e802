/** English made foreign: half as long again, or from right to left. What is not read from the texts, has too little room, or keeps English's direction shows. */
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

function changeTexts<T extends Texts>(texts: T, change: (text: string) => string): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : changeTexts(value, change),
    ]),
  ) as T;
}

/** en-XA, as other products call it. */
export const pseudoTexts = <T extends Texts>(texts: T): T => changeTexts(texts, disguise);

const ARABIC = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنه');

/**
 * Arabic letters for Latin ones. Placeholders stay, and so do names that Arabic writes in Latin letters:
 * a sentence may well begin with one.
 */
function mirror(text: string): string {
  return text.replace(/{{\w+}}|\b(?:WHM|cPanel|CSV|JSON|root)\b|[A-Za-z]/g, (found) =>
    found.length > 1 ? found : (ARABIC[PLAIN.indexOf(found.toLowerCase())] ?? found),
  );
}

/** ar-XB, as other products call it. */
export const mirroredTexts = <T extends Texts>(texts: T): T => changeTexts(texts, mirror);
