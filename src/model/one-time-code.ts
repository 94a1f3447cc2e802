/** Codes and secrets of authenticator apps, as people type and read them. */

const CODE_LENGTH = 6;

/** What may stand between the digits: white space, dashes, and marks that only steer the direction. */
const BETWEEN = /[\s\p{Pd}\p{Cf}]/gu;

/**
 * The six digits that were typed or pasted, in whatever script's digits and however divided; undefined
 * where they are none.
 */
export function readCode(text: string): string | undefined {
  // The wide digits of East Asia, and those for mathematics, are others of the same.
  const plain = text.normalize('NFKC').replace(BETWEEN, '');
  const digits = Array.from(plain, digitOf).join('');
  return /^\d+$/.test(digits) && digits.length === CODE_LENGTH ? digits : undefined;
}

/** Unicode has the digits of every script in a row from zero to nine. */
function digitOf(character: string): string {
  if (!/^\p{Nd}$/u.test(character)) return 'x';
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** A secret in groups of four, so that it can be read and typed. */
export function groupSecret(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
