/** Reading an answer of WHM API 1 that is not a plain success: remarks, or the failure that it stands for. */
import type { Answer, Body, RawAnswer } from './answer.ts';
import { WhmFailure } from './failure.ts';
import { asObject, readBoolean } from './values.ts';

// WHM gives the refusal of a privilege no code of its own, and with HTTP 200 only this (translated)
// text sets it apart from other refusals. Unrecognised it is shown as a refusal, with WHM's reason.
const PERMISSION_REASON = /do(es)? not have .{0,20}(permission|privilege)/i;

// The login page carries its form's address in every language. With 403 other pages speak of a
// login too (a firewall's), so there it must be the form.
const LOGIN_PAGE = /^<[^]*login/i;
const LOGIN_FORM = /^<[^]*<form[^>]*login/i;

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
 * Nearly every failure of WHM API 1 comes as HTTP 200 with `metadata.result` 0, and an ended session
 * in half a dozen forms (whm-facts, sections 1 and 2); so the body decides first and the status only
 * where the body says nothing.
 *
 * @throws WhmFailure
 */
export function readUnusualAnswer(
  { status, isRedirect, text, servedAt }: RawAnswer,
  body: Body,
): Answer {
  // API calls are never redirected but to the login page.
  if (isRedirect || status === 401) throw new WhmFailure('session-ended');
  const metadata = asObject(body?.['metadata']);
  if (body && metadata) {
    return { ...readEnvelope(body, metadata, status), ...(servedAt && { servedAt }) };
  }
  const httpError = `HTTP ${status}`;
  if (status >= 500) throw new WhmFailure('unreachable', httpError);
  // The form of WHM's daemon itself, not of a function: access or token denied.
  const denial = asObject(body?.['cpanelresult'])?.['error'];
  if (status === 403 ? denial !== undefined : /denied/i.test(String(denial))) {
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
