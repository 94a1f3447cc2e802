/** Reading an answer of WHM API 1: the data of a good one; what else it can be, is loaded when it is. */
import { WhmFailure } from './failure.ts';
import { asObject } from './values.ts';

/** What came over HTTP. */
export interface RawAnswer {
  /** HTTP status; 0 for a redirect that the browser hides. */
  readonly status: number;
  readonly isRedirect: boolean;
  readonly text: string;
  /** The server's clock (ms since the epoch), where the answer told it. */
  readonly servedAt?: number | undefined;
}

/** A successful answer. */
export interface Answer {
  /** `data` as it came: to be validated by the function that asked. May be missing (an empty list). */
  readonly data: unknown;
  /** What WHM remarked although the call succeeded (`metadata.output.warnings`, `.messages`). */
  readonly warnings: readonly string[];
  /** The server's clock when it answered (ms since the epoch); undefined where it did not tell. */
  readonly servedAt?: number | undefined;
  /** The list of a long answer, in pieces; `data` holds an empty one then. */
  readonly pieces?: readonly unknown[];
}

/** An answer as JSON, where it is an object of which there is something to be read. */
export type Body = Readonly<Record<string, unknown>> | undefined;

function parse(text: string): Body {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Reads any answer. A plain success is read here; everything else (a failure, remarks) by
 * {@link readUnusualAnswer}, which is loaded then.
 *
 * @throws WhmFailure
 */
export async function readAnswer(raw: RawAnswer): Promise<Answer> {
  const { status, isRedirect, text, servedAt } = raw;
  const body = parse(text);
  const metadata = asObject(body?.['metadata']);
  const result = metadata?.['result'];
  const isSuccess = (result === 1 || result === '1') && status === 200 && !isRedirect;
  if (isSuccess && metadata?.['output'] === undefined) {
    return { data: body?.['data'], warnings: [], ...(servedAt && { servedAt }) };
  }
  const unusual = await import('./unusual-answer.ts').catch(() => undefined);
  // WHM answers, but not with its own file below the session's token: nobody is logged in any more.
  if (!unusual) throw new WhmFailure(status < 500 ? 'session-ended' : 'unreachable');
  return unusual.readUnusualAnswer(raw, body);
}
