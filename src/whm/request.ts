/** Building a request of WHM API 1. */

import { encodeText } from '../lib/encode-text.ts';

/** Where in `data` the long list is: `data` itself, an object by user name, or `data.acct`. */
export type LongList = 'data' | 'acct';

interface Call {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** Where its answer may be so long that it is read piece by piece. */
  readonly long?: LongList;
  /** A function that takes only a JSON body (personalization) gets this instead of `args`. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** What goes by POST: `post.ts` makes it. */
export type Posted = Pick<RequestInit, 'headers' | 'body'>;

/**
 * One call of one function. A reading call may be sent again after a connection failure; one that changes the
 * server never, and nothing of it stands in a URL.
 */
export type WhmRequest =
  | (Call & { readonly effect: 'read'; readonly posted?: Posted })
  | (Call & { readonly effect: 'change'; readonly posted: Posted });

/** What `fetch` needs for it. */
export interface HttpRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/** URI encoding, as WHM documents it, in which a space is %20 and a plus sign is one. */
export const writeParameters = (args: WhmRequest['args']): string =>
  new URLSearchParams({ 'api.version': '1', ...args }).toString().replaceAll('+', '%20');

/**
 * The HTTP form of a request: GET with arguments for what only reads.
 *
 * @param token the session's security token as it begins the page's path (`/cpsess##########`), or
 *   empty where a program authenticates by header
 */
export function buildRequest({ command, args, posted }: WhmRequest, token: string): HttpRequest {
  const url = `${token}/json-api/${encodeText(command)}`;
  // A redirect leads to the login page, perhaps on another host; its body is of no use.
  const init: RequestInit = { redirect: 'manual', cache: 'no-store' };
  return posted
    ? { url, init: { ...init, method: 'POST', ...posted } }
    : { url: `${url}?${writeParameters(args)}`, init };
}
