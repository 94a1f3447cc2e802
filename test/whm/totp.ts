/** One-time codes by time (RFC 6238): SHA-1, six digits, thirty seconds, as authenticator apps do it. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** RFC 4648, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET.charAt(parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

/** @param text letters of the alphabet only, without padding */
function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** What an authenticator app shows. @param at ms since the epoch */
export function codeAt(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
  const hash = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** Whether the code is that of this moment, or of one step before or after. */
export function isValidCode(secret: string, code: string, at: number): boolean {
  if (!/^[A-Z2-7]{16,}$/.test(secret) || !/^\d{6}$/.test(code)) return false;
  return [-STEP_MS, 0, STEP_MS].some((shift) =>
    timingSafeEqual(Buffer.from(codeAt(secret, at + shift)), Buffer.from(code)),
  );
}
