/** `npm run dev` on the local WHM: everything passes, and its page runs from the sources. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { handPagesThrough } from './local-whm-pages.ts';
import { serve, type DevServer } from './serve.ts';

let reply: RequestListener;
const whm = createServer((incoming, response) => reply(incoming, response));
let whmUrl: string;
let server: DevServer;

suite('npm run dev on the local WHM', () => {
  before(async () => {
    await new Promise<void>((resolve) => whm.listen(0, '127.0.0.1', resolve));
    whmUrl = `http://127.0.0.1:${(whm.address() as AddressInfo).port}`;
    server = await serve(handPagesThrough(whmUrl), 0);
  });

  after(async () => {
    await server.stop();
    whm.closeAllConnections();
    whm.close();
  });

  test("the plugin's page names the sources, not the built files", async () => {
    const built = `<p>chrome</p>
<link rel="stylesheet" href="assets/main-abc_-123.css">
<two-factor-status></two-factor-status>
<script type="module" src="assets/main-def_-456.js"></script>`;
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-length': built.length,
    };
    reply = (_incoming, response) => response.writeHead(200, headers).end(built);

    const page = await (await fetch(`${server.url}/cpsess1234567890/cgi/index.cgi`)).text();

    assert.ok(!page.includes('assets/main-'));
    assert.match(page, /^<p>chrome<\/p>/);
    assert.match(page, /src="\/@vite\/client".*\n.*src="\/src\/main\.ts"/);
  });

  test('a form, its answer, its cookie and its redirect pass', async () => {
    const got: unknown[] = [];
    reply = (incoming, response) => {
      void text(incoming).then((body) => {
        const { host, origin, cookie } = incoming.headers;
        got.push(incoming.method, incoming.url, body, `http://${host ?? ''}`, origin, cookie);
        response.writeHead(302, { location: '/cpsess1/', 'set-cookie': ['a=1', 'b=2'] }).end();
      });
    };

    const answer = await fetch(`${server.url}/login/?goto_uri=%2Fx`, {
      method: 'POST',
      headers: { origin: server.url, cookie: 'c=3' },
      body: 'user=root',
      redirect: 'manual',
    });

    assert.deepEqual(got, ['POST', '/login/?goto_uri=%2Fx', 'user=root', whmUrl, whmUrl, 'c=3']);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('location'), '/cpsess1/');
    assert.deepEqual(answer.headers.getSetCookie(), ['a=1', 'b=2']);
  });

  test('other answers pass byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    reply = (_incoming, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);

    const answer = await fetch(`${server.url}/cpsess1234567890/addon_plugins/x.png`);

    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
  });

  test('a connection that WHM breaks off is broken off', async () => {
    reply = (_incoming, response) => response.destroy();

    await assert.rejects(fetch(`${server.url}/cpsess1234567890/json-api/version`), TypeError);
  });
});
