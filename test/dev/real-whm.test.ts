/** `npm run dev` on a real server: the page works, and the API token stays where it is. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, suite, test } from 'node:test';
import { createRealWhm, type RealWhm } from './real-whm.ts';
import { serve, type DevServer } from './serve.ts';
import { readSettings } from './settings.ts';

const API_TOKEN = 'NEVERINTHEBROWSER';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A WHM that writes down what it is asked. */
let seen: Seen[] = [];
let reply: (response: ServerResponse) => void;
const whmServer = createServer((incoming, response) => {
  void text(incoming).then((body) => {
    seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
    reply(response);
  });
});
let whm: RealWhm;
let server: DevServer;
let securityToken: string;

interface Got {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Not `fetch`: that forbids a `Host` of one's own. */
async function get(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Got> {
  const { body, ...rest } = options;
  const outgoing = request(server.url + path, { agent: false, ...rest });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: await text(incoming),
  };
}

function onlyCall(): Seen {
  const [call, ...more] = seen;
  assert.ok(call);
  assert.deepEqual(more, []);
  return call;
}

suite('npm run dev on a real server', () => {
  before(async () => {
    await new Promise<void>((resolve) => whmServer.listen(0, '127.0.0.1', resolve));
    const settings = readSettings({
      WHM_URL: `http://127.0.0.1:${(whmServer.address() as AddressInfo).port}`,
      WHM_USER: 'brightweb',
      WHM_API_TOKEN: API_TOKEN,
    });
    assert.equal(settings.kind, 'real');
    whm = createRealWhm(settings);
    server = await serve(whm.handler, 0);
    securityToken = whm.pagePath.slice(0, '/cpsess0123456789'.length);
  });

  beforeEach(() => {
    seen = [];
    reply = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });

  after(async () => {
    await server.stop();
    await whm.close();
    whmServer.close();
  });

  test('the page stands at a path as in WHM, and runs from the sources', async () => {
    const page = await get(whm.pagePath);

    assert.match(whm.pagePath, /^\/cpsess\d{10}\/cgi\/addons\/twofactor_status\/index\.cgi$/);
    assert.equal(page.status, 200);
    assert.match(page.body, /<two-factor-status data-user="brightweb" data-has-root="0"/);
    const sources = [...page.body.matchAll(/ src="([^"]+)"/g)].map(([, source = '']) => source);
    assert.deepEqual(sources, ['/@vite/client', '/src/main.ts']);
    for (const source of sources) {
      const script = await get(source);
      assert.match(String(script.headers['content-type']), /javascript/, source);
    }
  });

  test('a call goes to the server without the path token, with the API token', async () => {
    const path = '/json-api/twofactorauth_get_user_configs?api.version=1&user=a%26b';

    const answer = await get(securityToken + path, { headers: { cookie: 'a=1', origin: 'x' } });

    assert.deepEqual([answer.status, answer.body], [200, '{}']);
    const call = onlyCall();
    assert.equal(call.url, path);
    assert.equal(call.headers.authorization, `whm brightweb:${API_TOKEN}`);
    assert.equal(call.headers.cookie, undefined);
    assert.equal(call.headers.origin, undefined);
  });

  test('a POST takes its body along', async () => {
    const body = 'api.version=1&user=one&user-1=two';

    await get(`${securityToken}/json-api/twofactorauth_remove_user_config`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

    const call = onlyCall();
    assert.equal(call.method, 'POST');
    assert.equal(call.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(call.body, body);
  });

  test("the answer's status and body come back, its cookies do not", async () => {
    reply = (response) =>
      response
        .writeHead(403, { 'content-type': 'text/html', 'set-cookie': 'session=1', location: '/' })
        .end('refused');

    const answer = await get(`${securityToken}/json-api/version`);

    assert.deepEqual([answer.status, answer.body], [403, 'refused']);
    assert.equal(answer.headers['content-type'], 'text/html');
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(answer.headers.location, undefined);
  });

  test('nothing but calls with the path token reaches the server', async () => {
    const wrongToken =
      securityToken === '/cpsess0000000000' ? '/cpsess1111111111' : '/cpsess0000000000';
    const paths = [
      '/',
      '/json-api/version',
      `${wrongToken}/json-api/version`,
      `${securityToken}/xml-api/version`,
      `${securityToken}/json-api/../scripts/command`,
      `${securityToken}/json-api/%2e%2e/scripts/command`,
      `${securityToken}/json-api/a/b`,
      `${securityToken}/execute/Email/list_pops`,
      `//elsewhere.example${securityToken}/cgi`,
    ];
    for (const path of paths) {
      const answer = await get(path);
      assert.equal(answer.status, 404, path);
      assert.ok(!answer.body.includes(securityToken), path);
    }
    const deletion = await get(`${securityToken}/json-api/version`, { method: 'DELETE' });
    assert.equal(deletion.status, 405);
    assert.deepEqual(seen, []);
  });

  test('another host name is refused, for the page, for calls and for the sources', async () => {
    for (const path of [whm.pagePath, `${securityToken}/json-api/version`, '/src/main.ts']) {
      const answer = await get(path, { headers: { host: 'attacker.example' } });
      assert.equal(answer.status, 403, path);
    }
    assert.deepEqual(seen, []);
  });

  test('the API token is in nothing that the browser gets', async () => {
    reply = (response) => response.destroy();

    const answers = [
      await get(whm.pagePath),
      await get('/@vite/client'),
      await get('/src/main.ts'),
      await get(`${securityToken}/json-api/version`),
      await get('/'),
    ];

    for (const { headers, body } of answers) {
      assert.ok(!JSON.stringify([headers, body]).includes(API_TOKEN));
    }
  });

  test('a server that cannot be reached is named', async () => {
    reply = (response) => response.destroy();

    const answer = await get(`${securityToken}/json-api/version`);

    assert.equal(answer.status, 502);
    assert.match(answer.body, /^http:\/\/127\.0\.0\.1:\d+ cannot be reached: /);
  });

  test('when the browser gives up, the call is given up', { timeout: 5000 }, async () => {
    const asked = new Promise<ServerResponse>((resolve) => (reply = resolve));
    const outgoing = request(`${server.url}${securityToken}/json-api/version`, { agent: false });
    outgoing.on('error', () => undefined);
    outgoing.end();
    const response = await asked;

    outgoing.destroy();

    await once(response, 'close');
    assert.equal(response.writableFinished, false);
  });
});
