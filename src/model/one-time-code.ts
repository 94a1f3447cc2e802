/** Codes and secrets of authenticator apps, as people type and read them. */
import { plainDigits } from './digits.ts';

/** What may stand between the digits: white space, dashes, and marks that only steer the direction. */
const BETWEEN = /[\s\p{Pd}\p{Cf}]/gu;

/**
 * The six digits that were typed or pasted, in whatever script's digits and however divided; undefined
 * where they are none.
 */
export function readCode(text: string): string | undefined {
  // Digits in circles and the like are others of the same.
  const digits = plainDigits(text.normalize('NFKC').replace(BETWEEN, ''));
  return /^[0-9]{6}$/.test(digits) ? digits : undefined;
}

/** A secret in groups of four, so that it can be read and typed. */
export function groupSecret(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
