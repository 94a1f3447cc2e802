/** Domain names: the readable form of an international one. */
import { decodePunycode } from './punycode.ts';

/**
 * What a decoded label must be to be shown: letters, marks, digits, not all of them ASCII, none of
 * them invisible. Spaces, controls and direction marks could deceive, and so could a plain name in
 * disguise (`xn--abc-`).
 */
const READABLE = /^(?=.*[^\0-\x7f])(?!.*\p{DI})[\p{L}\p{M}\p{N}·_-]+$/u;

/** The one form in which a name is registered: another would pass for it (full-width letters, capitals). */
const normalForm = (label: string): string => label.normalize('NFKC').toLowerCase();

function readableLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const readable = decodePunycode(label.slice(4));
  if (!READABLE.test(readable) || readable !== normalForm(readable)) throw new RangeError(label);
  return readable;
}

/**
 * The readable form of a domain that WHM stores as punycode (`xn--…`); the stored form where there
 * is nothing to decode, or where decoding fails or gives something that is not a name.
 */
export function readableDomain(stored: string): string {
  if (!/xn--/i.test(stored)) return stored;
  try {
    return stored.toLowerCase().split('.').map(readableLabel).join('.');
  } catch {
    return stored;
  }
}
