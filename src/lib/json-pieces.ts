/** Reading a long JSON text piece by piece, because parsing megabytes at once would stop the page for as long. */
import type { Steps } from './steps.ts';

/** How the long list in a text is written. The expressions are global ones. */
export interface ListForm {
  /** What the list begins with, its bracket at the end. */
  readonly opening: RegExp;
  /** What parts two of its records: the end of one comes first, then the comma. */
  readonly border: RegExp;
  /** What ends it: the end of the last record comes first. */
  readonly end: RegExp;
  readonly brackets: readonly [open: string, close: string];
}

/** The list in pieces, and where it stands in the text, without its brackets. */
export interface Pieces {
  readonly pieces: readonly unknown[];
  readonly start: number;
  readonly end: number;
}

/** A piece takes about a millisecond. Characters. */
const PIECE = 60_000;
/** A text may look like a border: so often it is tried further on before it is given up. */
const TRIES = 20;

/** @returns undefined where it is no JSON */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Cuts the list at borders of records and parses each piece. That a cut was right is known by the
 * piece being valid: a cut within a text leaves it open, one within a record leaves a bracket open.
 * That it is the list that was meant, and not one of the same name elsewhere, the caller has to see
 * from what is around it.
 *
 * @returns undefined where the text is of another form: it is to be parsed as a whole
 */
export function* cutList(
  text: string,
  form: ListForm,
  onProgress?: (at: number) => void,
): Steps<Pieces | undefined> {
  const { opening, border, end, brackets } = form;
  const [open, close] = brackets;
  opening.lastIndex = 0;
  if (!opening.exec(text)) return undefined;
  const start = opening.lastIndex;
  const pieces: unknown[] = [];
  /** The first sign from there on at which what stands before it, and begins at `at`, is a piece. */
  const take = (at: number, sign: RegExp, from: number): RegExpExecArray | undefined => {
    sign.lastIndex = from;
    for (let tries = 0; tries < TRIES; tries++) {
      const found = sign.exec(text);
      if (!found) return undefined;
      const piece = tryParse(open + text.slice(at, found.index + 1) + close);
      if (piece !== undefined) {
        pieces.push(piece);
        return found;
      }
      // The same character may begin the next sign.
      sign.lastIndex = found.index + 1;
    }
    return undefined;
  };
  for (let at = start; ;) {
    const found = take(at, border, at + PIECE);
    if (!found) {
      // No further border: here the list ends.
      const last = take(at, end, at);
      return last && { pieces, start, end: last.index + 1 };
    }
    at = found.index + found[0].length - 1;
    onProgress?.(at);
    yield;
  }
}
