/** Reading an answer of WHM API 1. Nothing of it is loaded later: where WHM fails, that could fail as well. */
import { WhmFailure } from './failure.ts';
import { asObject, readBoolean } from './perl-json.ts';

/** An HTTP response, as the transport hands it to the functions that read it. */
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
type Body = Readonly<Record<string, unknown>> | undefined;

function parse(text: string): Body {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

// WHM gives the refusal of a privilege no code of its own, and with HTTP 200 only this (translated)
// text sets it apart from other refusals. Unrecognised it is shown as a refusal, with WHM's reason.
const PERMISSION_REASON = /do(es)? not have .{0,20}(permission|privilege)/i;

// The login page carries its form's address in every language. With 403 other pages speak of a
// login too (a firewall's), so there it must be the form.
const LOGIN_PAGE = /^<[^]*login/i;
// Neither < nor >: from a form that never ends, nothing is looked through twice.
const LOGIN_FORM = /^<[^]*<form[^<>]*login/i;

/** A newline-joined string or a list of strings: WHM sends either. */
function readRemarks(value: unknown): string[] {
  const lines: unknown[] =
    typeof value === 'string' ? value.split('\n') : Array.isArray(value) ? value : [];
  return lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '');
}

function readEnvelope(
  envelope: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
  status: number,
): Answer {
  const isForbidden = status === 403;
  let isDone: boolean | undefined;
  try {
    isDone = readBoolean(metadata['result'], 'metadata.result');
  } catch (error) {
    if (!isForbidden) throw error;
  }
  if (isForbidden || !isDone) {
    const reason = typeof metadata['reason'] === 'string' ? metadata['reason'].trim() : '';
    const isPermission = isForbidden || PERMISSION_REASON.test(reason);
    throw new WhmFailure(isPermission ? 'not-permitted' : 'refused', reason, isDone === false);
  }
  const output = asObject(metadata['output']);
  return {
    data: envelope['data'],
    warnings: [...readRemarks(output?.['warnings']), ...readRemarks(output?.['messages'])],
  };
}

/**
 * Reads any answer. Nearly every failure of WHM API 1 comes as HTTP 200 with `metadata.result` 0, and an
 * ended session in half a dozen forms (whm-facts, sections 1 and 2); so the body decides first and the
 * status only where the body says nothing.
 *
 * @throws WhmFailure
 */
export function readAnswer({ status, isRedirect, text, servedAt }: RawAnswer): Answer {
  // API calls are never redirected but to the login page.
  if (isRedirect || status === 401) throw new WhmFailure('session-ended');
  const body = parse(text);
  const metadata = asObject(body?.['metadata']);
  if (body && metadata) {
    return { ...readEnvelope(body, metadata, status), ...(servedAt && { servedAt }) };
  }
  const httpError = `HTTP ${status}`;
  if (status >= 500) throw new WhmFailure('server-error', httpError);
  // The form of WHM's daemon itself, not of a function: access or token denied.
  const denial = asObject(body?.['cpanelresult'])?.['error'];
  const isDenied = typeof denial === 'string' && /denied/i.test(denial);
  if (status === 403 ? denial !== undefined : isDenied) {
    throw new WhmFailure('session-ended');
  }
  if (status === 200 && LOGIN_PAGE.test(text.trimStart())) throw new WhmFailure('session-ended');
  if (status === 403) {
    throw LOGIN_FORM.test(text.trimStart())
      ? new WhmFailure('session-ended')
      : new WhmFailure('not-permitted', httpError);
  }
  throw new WhmFailure('unreadable', status === 200 ? '' : httpError);
}
