/** Digits of every writing system, as the ten that programs read. */

const DIGIT = /^\p{Nd}$/u;

/** Unicode has the digits of each script in a row from zero to nine, and some of these rows side by side. */
function digitOf(digit: string): string {
  let start = digit.codePointAt(0) ?? 0;
  const code = start;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start--;
  return String((code - start) % 10);
}

/** The same text with every decimal digit (۱, ١, １, १, 𝟙) as 0 to 9. Whatever reads a number that was typed calls it first. */
export function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, digitOf);
}

/** What people put between the digits of a long number: spaces, separators of thousands, marks that steer the direction. */
const SEPARATORS = /[\s\p{Cf}.,،'’٬]/gu;

/** A whole number as it was typed; NaN where it is none. */
export function readCount(text: string): number {
  const digits = plainDigits(text.normalize('NFKC').replace(SEPARATORS, ''));
  return /^[0-9]+$/.test(digits) ? Number(digits) : NaN;
}
