/**
 * Punycode (RFC 3492), decoding only.
 *
 * Our own, because the `punycode` library's decoder costs twice the bytes (0.55 kB of the 16 that
 * the page may cost) for checks that are not needed here: what is malformed throws, and the caller
 * shows the stored form. The algorithm has not changed since 2003.
 */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
/** A label has at most 63 letters, `xn--` included. On far longer ones the numbers would become infinite, and the loops. */
const MAX_LENGTH = 59;

/** RFC 3492, section 6.1. */
function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor((BASE * rest) / (rest + SKEW));
}

/**
 * Decodes what follows `xn--` in a label (RFC 3492, section 6.2).
 *
 * @throws RangeError when it is malformed
 */
export function decodePunycode(label: string): string {
  if (label.length > MAX_LENGTH) throw new RangeError(label);
  const basicLength = Math.max(0, label.lastIndexOf('-'));
  const codePoints = Array.from(label.slice(0, basicLength), (letter) => letter.charCodeAt(0));
  let [codePoint, index, bias] = [128, 0, 72];
  for (let at = basicLength && basicLength + 1; at < label.length; index++) {
    const before = index;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      // a–z are 0–25, 0–9 are 26–35; anything else is NaN, of which String.fromCodePoint throws.
      const digit = (parseInt(label.charAt(at++), BASE) + T_MAX) % BASE;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (!(digit >= threshold)) break;
      weight *= BASE - threshold;
    }
    const length = codePoints.length + 1;
    bias = adapt(index - before, length, before === 0);
    codePoint += Math.floor(index / length);
    index %= length;
    codePoints.splice(index, 0, codePoint);
  }
  return String.fromCodePoint(...codePoints);
}
