/** Answers of WHM API 1 as text, and a transport without a network that gives them. */
import { readAnswer } from '../../src/whm/answer.ts';
import type { WhmRequest } from '../../src/whm/request.ts';
import type { CallOptions, Transport } from '../../src/whm/transport.ts';

/** An answer with its data, a success unless its metadata say otherwise. */
export function envelope(data?: unknown, metadata: object = { result: 1 }): string {
  return JSON.stringify({ metadata: { version: 1, reason: 'OK', ...metadata }, data });
}

/** A refusal, with a reason. */
export const NO = envelope(undefined, { result: 0, reason: 'No.' });

/** One of each kind that an answer can be. */
export const ANSWERS_THAT_FAIL = [
  ['session-ended', '<form action="/login/">', 200],
  ['not-permitted', NO, 403],
  ['refused', NO, 200],
  ['unreadable', '{"metadata":', 200],
  ['server-error', '<h1>502</h1>', 502],
] as const;

export type Saying = Transport & {
  /** What it was asked, and how. */
  readonly asked: readonly (readonly [WhmRequest, CallOptions | undefined])[];
};

/** Answers everything with one text. */
export function saying(text: string, status = 200): Saying {
  const asked: [WhmRequest, CallOptions | undefined][] = [];
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  const whm: Transport = async (request, options) => {
    asked.push([request, options]);
    return readAnswer({ status, isRedirect: false, text });
  };
  return Object.assign(whm, { asked });
}
