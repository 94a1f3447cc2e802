/** Requests that no browser sends: the local WHM refuses them and goes on. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { useLocalWhm } from './caller.ts';

const local = useLocalWhm({ accounts: 5 });

/** Sends bytes and gives the status of the answer; undefined when there is none. */
async function send(request: string): Promise<number | undefined> {
  const socket = connect(Number(new URL(local.whm.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.end(request);
  const status = /^HTTP\/1\.1 (\d+)/.exec(await text(socket).catch(() => ''))?.[1];
  return status === undefined ? undefined : Number(status);
}

const get = (target: string, headers = 'Host: 127.0.0.1'): Promise<number | undefined> =>
  send(`GET ${target} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);

/** Refused, and not by a failure of the server. */
function assertRefusedAs(status: number | undefined): void {
  assert.ok(status === undefined || (status >= 400 && status < 500), String(status));
}

suite('addresses', () => {
  const targets = [
    '//',
    '///',
    '/%',
    '/%zz',
    '*',
    'http://example.com/',
    '/cpsess1234567890',
    '/\\',
  ];
  for (const target of targets) {
    test(`GET ${target}`, async () => {
      const status = await get(target);
      assert.ok(status === undefined || status < 500, String(status));
      assert.deepEqual(local.whm.errorLog, []);
    });
  }

  test('what is no path is refused', async () => {
    assert.equal(await get('*'), 400);
    assert.equal(await get('http://example.com/'), 400);
  });

  test('a call of a function that is not well encoded', async () => {
    const { token, cookie } = await local.whm.signIn('root');
    const status = await get(`${token}/json-api/%zz`, `Host: 127.0.0.1\r\nCookie: ${cookie}`);
    assert.ok(status !== undefined && status < 500);
    assert.deepEqual(local.whm.errorLog, []);
  });
});

suite('headers', () => {
  test('another host is not served, though its name leads here', async () => {
    assertRefusedAs(await get('/', 'Host: evil.example'));
    assertRefusedAs(await get('/', 'Host: 127.0.0.1.evil.example'));
    assertRefusedAs(await get('/', 'X-None: 1'));
    assert.equal(await get('/', 'Host: localhost:1234'), 200);
  });

  test('a cookie that is not well encoded is no session', async () => {
    assert.equal(await get('/', 'Host: 127.0.0.1\r\nCookie: whostmgrsession=%zz; other=1'), 200);
  });
});

suite('bodies', () => {
  const post = (body: string, type: string): Promise<Response> =>
    local.open('root', '/json-api/personalization_get', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });

  for (const body of ['', '{', 'null', '[]', '"text"', '7']) {
    test(`JSON ${JSON.stringify(body)}`, async () => {
      const response = await post(body, 'application/json');
      assert.ok(response.status < 500);
      const answer = await response.text();
      assert.doesNotMatch(answer, /"result":"?1/);
      assert.deepEqual(local.whm.errorLog, []);
    });
  }

  test('one without end', async () => {
    const response = await post('x'.repeat(9_000_000), 'application/x-www-form-urlencoded');
    assert.equal(response.status, 413);
  });

  test('one that breaks off', async () => {
    const { token, cookie } = await local.whm.signIn('root');
    await send(
      `POST ${token}/json-api/version HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nContent-Length: 99\r\n\r\nx`,
    );
    assert.deepEqual(local.whm.errorLog, []);
  });
});

test('other methods are not served', async () => {
  assert.equal((await local.open('root', '/', { method: 'DELETE' })).status, 405);
});
