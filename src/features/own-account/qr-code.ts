/** QR codes, as paths to be drawn. */
import { encode } from 'uqr';
import type { QrCode } from './set-up.ts';

/** What a scanner needs to be left free around it, in modules. */
const QUIET_ZONE = 4;

/** Undefined where the text is too long for one. */
export function drawQrCode(text: string): QrCode | undefined {
  try {
    const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
    const dark = data.flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
    );
    return { size, path: dark.join('') };
  } catch {
    return undefined;
  }
}
