/** Reading a long answer of WHM piece by piece. */
import { cutList, tryParse, type ListForm } from '../lib/json-pieces.ts';
import type { Steps } from '../lib/steps.ts';
import type { LongList } from './request.ts';
import { readInSlices } from './read-in-slices.ts';
import { asObject } from './perl-json.ts';

/** As WHM writes it: without white space. */
const FORMS: Readonly<Record<LongList, ListForm>> = {
  data: { opening: /"data":\{/g, border: /\},"/g, end: /\}\}/g, brackets: ['{', '}'] },
  acct: { opening: /"acct":\[/g, border: /\},\{/g, end: /\}\]/g, brackets: ['[', ']'] },
};

/** A long answer: what is around its list, as JSON with an empty one, and the list in pieces. */
export interface LongAnswer {
  readonly envelope: string;
  readonly pieces: readonly unknown[];
}

/** @returns undefined where the answer is of another form: it is to be parsed as a whole */
export function* cutLongAnswer(text: string, list: LongList): Steps<LongAnswer | undefined> {
  const form = FORMS[list];
  const cut = yield* cutList(text, form);
  if (!cut) return undefined;
  const envelope = text.slice(0, cut.start) + text.slice(cut.end);
  // A member of the same name elsewhere, before the list itself?
  const data = asObject(asObject(tryParse(envelope))?.['data']);
  const rest: unknown = list === 'data' ? data : data?.['acct'];
  const isEmpty = list === 'data' ? asObject(rest) !== undefined : Array.isArray(rest);
  if (!isEmpty || Object.keys(rest as object).length > 0) return undefined;
  return { envelope, pieces: cut.pieces };
}

/** The same, in slices. @throws WhmFailure `cancelled` */
export async function readLongAnswer(
  text: string,
  list: LongList,
  signal?: AbortSignal,
): Promise<LongAnswer | undefined> {
  return readInSlices(cutLongAnswer(text, list), signal);
}
