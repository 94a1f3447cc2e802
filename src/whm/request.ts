/** Building a request of WHM API 1. */

import { encodeText } from '../lib/encode-text.ts';

/** Where in `data` the long list is: `data` itself, an object by user name, or `data.acct`. */
export type LongList = 'data' | 'acct';

/** One call of one function. */
export interface WhmRequest {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** A reading call may be sent again after a connection failure; one that changes the server never. */
  readonly effect: 'read' | 'change';
  /** Where its answer may be so long that it is read piece by piece. */
  readonly long?: LongList;
  /** A function that takes only a JSON body (personalization) gets this instead of `args`. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** What `fetch` needs for it. */
export interface HttpRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/**
 * The HTTP form of a request: GET with URI-encoded arguments for reading, a form POST for what
 * changes the server, so that nothing of it stands in a URL; a JSON POST for what takes nothing else.
 *
 * @param token the session's security token as it begins the page's path (`/cpsess##########`), or
 *   empty where a program authenticates by header
 */
export function buildRequest(
  { command, args, effect, json }: WhmRequest,
  token: string,
): HttpRequest {
  const url = `${token}/json-api/${encodeText(command)}`;
  // WHM documents URI encoding, in which a space is %20 and a plus sign is one.
  const parameters = new URLSearchParams({ 'api.version': '1', ...args })
    .toString()
    .replaceAll('+', '%20');
  // A redirect leads to the login page, perhaps on another host; its body is of no use.
  const init: RequestInit = { redirect: 'manual', cache: 'no-store' };
  const post = (type: string, body: string): HttpRequest => ({
    url,
    init: { ...init, method: 'POST', headers: { 'Content-Type': `application/${type}` }, body },
  });
  if (json) return post('json', JSON.stringify({ 'api.version': 1, ...json }));
  return effect === 'read'
    ? { url: `${url}?${parameters}`, init }
    : post('x-www-form-urlencoded', parameters);
}
