/** Reading a long answer piece by piece, because parsing megabytes at once would stop the page for as long. */
import type { Steps } from '../model/steps.ts';
import type { LongList } from './long.ts';
import { runSteps } from './pace.ts';
import { asObject } from './values.ts';

/** How a list begins, how two of its records part, and how it ends. */
const FORMS: Readonly<Record<LongList, readonly [opening: string, border: string, end: string]>> = {
  data: ['"data":{', '},"', '}}'],
  acct: ['"acct":[', '},{', '}]'],
};

/** A piece takes about a millisecond. Characters. */
const PIECE = 60_000;
/** A text may look like a border: so often it is tried further on before the whole is parsed at once. */
const TRIES = 20;

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A long answer: what is around its list, as JSON with an empty one, and the list in pieces. */
export interface LongAnswer {
  readonly envelope: string;
  readonly pieces: readonly unknown[];
}

/**
 * Cuts the list at borders of records and parses each piece. That a cut was right is known by the
 * piece being valid: a cut within a text leaves it open, one within a record leaves a bracket open.
 *
 * @returns undefined where the answer is of another form: it is to be parsed as a whole
 */
export function* cutLongAnswer(text: string, list: LongList): Steps<LongAnswer | undefined> {
  const [opening, border, end] = FORMS[list];
  const start = text.indexOf(opening) + opening.length;
  if (start < opening.length) return undefined;
  const open = opening.slice(-1);
  const close = end.slice(-1);
  const pieces: unknown[] = [];
  for (let at = start; ;) {
    let piece: unknown;
    let cut = at + PIECE;
    for (let tries = 0; piece === undefined && tries < TRIES; tries++) {
      cut = text.indexOf(border, cut) + 1;
      if (cut === 0) break;
      piece = tryParse(open + text.slice(at, cut) + close);
    }
    if (piece !== undefined) {
      pieces.push(piece);
      // After the comma.
      at = cut + 1;
      yield;
      continue;
    }
    // No further border: here the list ends.
    cut = at;
    for (let tries = 0; piece === undefined && tries < TRIES; tries++) {
      cut = text.indexOf(end, cut) + 1;
      if (cut === 0) return undefined;
      piece = tryParse(open + text.slice(at, cut) + close);
    }
    if (piece === undefined) return undefined;
    const envelope = text.slice(0, start) + text.slice(cut);
    // A member of the same name elsewhere, before the list itself?
    const data = asObject(asObject(tryParse(envelope))?.['data']);
    const rest: unknown = list === 'data' ? data : data?.['acct'];
    if (JSON.stringify(rest) !== open + close) return undefined;
    pieces.push(piece);
    return { envelope, pieces };
  }
}

/** The same, in slices. @throws WhmFailure `cancelled` */
export async function readLongAnswer(
  text: string,
  list: LongList,
  signal?: AbortSignal,
): Promise<LongAnswer | undefined> {
  return runSteps(cutLongAnswer(text, list), { signal });
}
