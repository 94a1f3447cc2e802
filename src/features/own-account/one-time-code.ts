/** The code of an authenticator app, as people type it. */
import { plainDigits } from '../../lib/digits.ts';

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
