/** Reading JSON that Perl wrote: its truth values, and objects of unknown shape. */
import { WhmFailure } from './failure.ts';

/**
 * Perl's truth as JSON carries it: 1, "1", true, and 0, "0", "", false, null.
 * Throws `unreadable`, naming what it was, for anything else (a missing value too): guessing could show a lock where there is none.
 * WHM's documents name only 0 and 1; the other forms are what Perl makes of true, false and undef.
 */
export function readBoolean(value: unknown, what: string): boolean {
  switch (value) {
    case 1:
    case '1':
    case true:
      return true;
    case 0:
    case '0':
    case '':
    case false:
    case null:
      return false;
    default:
      throw new WhmFailure('unreadable', what);
  }
}

/** A text, or a number as one: Perl writes what looks like a number as it likes. Undefined for anything else. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
}

/** The value as a JSON object (not a list); `undefined` when it is none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
