/**
 * The page alone, on the API of a real WHM server. The API token stays in this process: the browser
 * gets a random path instead, which no other site and no other user of this machine knows.
 */
import { randomInt } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Agent, request } from 'undici';
import { abortOnClose, answer, SOURCE_TAGS, type Handler } from './serve.ts';
import type { Settings } from './settings.ts';

export interface RealWhm {
  handler: Handler;
  /** Path of the page, with a security token as WHM's pages have. */
  pagePath: string;
  close(): Promise<void>;
}

export function createRealWhm(settings: Extract<Settings, { kind: 'real' }>): RealWhm {
  const securityToken = `/cpsess${randomInt(1e10).toString().padStart(10, '0')}`;
  const pagePath = `${securityToken}/cgi/addons/twofactor_status/index.cgi`;
  const apiPath = new RegExp(`^${securityToken}(/json-api/\\w+)$`);
  const agent = new Agent({ connect: { rejectUnauthorized: settings.isCertificateChecked } });
  const authorization = `whm ${settings.user}:${settings.apiToken}`;

  const callApi: (path: string) => Handler = (path) => async (incoming, outgoing) => {
    const type = incoming.headers['content-type'];
    const reply = await request(settings.url + path, {
      dispatcher: agent,
      signal: abortOnClose(outgoing),
      method: incoming.method === 'POST' ? 'POST' : 'GET',
      headers: { authorization, ...(type && { 'content-type': type }) },
      body: incoming.method === 'POST' ? incoming : null,
    }).catch((error: unknown) => {
      const { message } = error as Error;
      const hint = /certificate/i.test(message) ? ' (WHM_INSECURE=1 skips this check)' : '';
      throw new Error(`${settings.url} cannot be reached: ${message}${hint}`);
    });
    // Nothing else of the answer's head is handed on: a cookie would be a session of its own.
    outgoing.writeHead(reply.statusCode, {
      'content-type': reply.headers['content-type'] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    await pipeline(reply.body, outgoing);
  };

  return {
    pagePath,
    async handler(incoming, outgoing) {
      const { pathname, search } = new URL(incoming.url ?? '/', 'http://localhost');
      const call = apiPath.exec(pathname)?.[1];
      if (pathname === pagePath) {
        outgoing
          .writeHead(200, {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
            'content-security-policy': "frame-ancestors 'none'",
          })
          .end(renderPage(settings.user));
      } else if (call === undefined) {
        answer(outgoing, 404, 'Nothing is here. The address of the page is in the terminal.');
      } else if (incoming.method !== 'GET' && incoming.method !== 'POST') {
        answer(outgoing, 405, 'Only GET and POST are handed on.');
      } else {
        await callApi(call + search)(incoming, outgoing);
      }
    },
    close: () => agent.destroy(),
  };
}

/** The user's name needs no escaping: it has been checked. Privileges show in WHM's answers. */
function renderPage(user: string): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Two-Factor Status</title>
<main id="contentContainer">
<h1>Two-Factor Status</h1>
<two-factor-status data-user="${user}" data-has-root="${user === 'root' ? 1 : 0}"
  data-can-list-accts="1" data-version="dev" lang="en" dir="ltr"></two-factor-status>
</main>
${SOURCE_TAGS}
</html>
`;
}
