/** Hands the pages of a local WHM through, with the sources in the place of the built bundle. */
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
import { abortOnClose, SOURCE_TAGS, type Handler } from './serve.ts';

const BUILT_STYLESHEET = /<link rel="stylesheet" href="assets\/main-[^"]+">/;
const BUILT_SCRIPT = /<script type="module" src="assets\/main-[^"]+"><\/script>/;

/** Of one connection, or of a body that is read and changed here. */
const NOT_HANDED_ON = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** `whmUrl`: origin of the local WHM. */
export function handPagesThrough(whmUrl: string): Handler {
  return async (incoming, outgoing) => {
    const method = incoming.method ?? 'GET';
    const headers = handOn(incoming.headers);
    const answer = await request(new URL(incoming.url ?? '/', whmUrl), {
      method,
      headers: headers['origin'] === undefined ? headers : { ...headers, origin: whmUrl },
      body: method === 'GET' || method === 'HEAD' ? null : incoming,
      signal: abortOnClose(outgoing),
    }).catch(() => undefined);
    if (answer === undefined) {
      // The local WHM can be told to break connections off: so does this.
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(answer.statusCode, handOn(answer.headers));
    if (String(answer.headers['content-type']).startsWith('text/html')) {
      outgoing.end(withSources(await text(answer.body)));
    } else {
      await pipeline(answer.body, outgoing);
    }
  };
}

/** Vite brings the stylesheet too: the sources import it. */
function withSources(html: string): string {
  return html.replace(BUILT_STYLESHEET, '').replace(BUILT_SCRIPT, SOURCE_TAGS);
}

function handOn<T extends Record<string, unknown>>(headers: T): T {
  const kept = Object.entries(headers).filter(([name]) => !NOT_HANDED_ON.has(name));
  return Object.fromEntries(kept) as T;
}
