/** What goes over the wire: addresses, encoding, and nothing in a URL that does not belong there. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { postForm, postJson } from '../../src/whm/post.ts';
import { buildRequest } from '../../src/whm/request.ts';
import { envelope } from './answers.ts';
import { answer, CHANGE, READ, startLoopback, TOKEN } from './loopback.ts';

const HOSTILE_USERS = [
  '__proto__',
  'constructor',
  'a b+c',
  'a&api.version=2&user=root',
  'a=b#c?d/../e',
  '%00%2F',
  '“quoted” <b>',
  'ü\u202E\u0000\r\nX-Injected: 1',
  '😀',
];

/** Reads the parameters by the rules of URIs (where a plus is a plus), without the code under test. */
function readParameters(text: string): Record<string, string> {
  const pairs = text.split('&').map((pair) => pair.split('=', 2).map(decodeURIComponent));
  return Object.fromEntries(pairs) as Record<string, string>;
}

suite('request', () => {
  test('reading is a GET below the token, with the API version and the arguments', () => {
    const { url, init } = buildRequest({ ...READ, args: { user: 'anna' } }, TOKEN);

    assert.equal(url, '/cpsess1234567890/json-api/version?api.version=1&user=anna');
    assert.equal(init.method ?? 'GET', 'GET');
    assert.equal(init.body, undefined);
  });

  test('a change is a POST with nothing in its URL', () => {
    const { url, init } = buildRequest(CHANGE, TOKEN);

    assert.equal(url, '/cpsess1234567890/json-api/remove');
    assert.equal(init.method, 'POST');
    assert.equal(init.body, 'api.version=1&user=anna');
    assert.equal(
      new Headers(init.headers).get('Content-Type'),
      'application/x-www-form-urlencoded',
    );
  });

  test('what takes only JSON is a POST of it with the API version, for reading, too', () => {
    const json = { store: 's', names: ['ü “x”'], nested: { a: 1 } };

    for (const effect of ['read', 'change'] as const) {
      const { url, init } = buildRequest(postJson('personalization', json, effect), TOKEN);

      assert.equal(url, '/cpsess1234567890/json-api/personalization');
      assert.equal(init.method, 'POST');
      assert.equal(new Headers(init.headers).get('Content-Type'), 'application/json');
      assert.ok(typeof init.body === 'string');
      assert.deepEqual(JSON.parse(init.body), { 'api.version': 1, ...json });
      assert.deepEqual([init.redirect, init.cache], ['manual', 'no-store']);
    }
  });

  test('without a token the path begins with the API', () => {
    assert.equal(buildRequest(READ, '').url, '/json-api/version?api.version=1');
  });

  test('redirects are not followed, and nothing is cached', () => {
    for (const request of [READ, CHANGE]) {
      const { init } = buildRequest(request, TOKEN);

      assert.deepEqual([init.redirect, init.cache], ['manual', 'no-store']);
    }
  });

  for (const user of HOSTILE_USERS) {
    test(`the user ${JSON.stringify(user)} arrives as it is, and alone`, () => {
      const { url } = buildRequest({ ...READ, args: { user } }, TOKEN);
      const { init } = buildRequest(postForm('remove', { user }), TOKEN);

      const [path, query] = url.split('?');
      assert.equal(path, '/cpsess1234567890/json-api/version');
      assert.match(query ?? '', /^[\w.~*%=&-]+$/);
      for (const text of [query, init.body]) {
        assert.ok(typeof text === 'string');
        const expected = Object.fromEntries([
          ['api.version', '1'],
          ['user', user],
        ]);
        assert.deepEqual(readParameters(text), expected);
      }
    });
  }

  test('any text arrives as it is', () => {
    const texts = fc.dictionary(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'binary' }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(texts, (args) => {
        const { url } = buildRequest({ ...READ, args }, TOKEN);

        const { 'api.version': version, ...others } = readParameters(url.split('?')[1] ?? '');
        assert.equal(version, '1');
        assert.deepEqual(others, args);
      }),
    );
  });

  test('over HTTP, reading sends no body', async (t) => {
    const { whm, received } = await startLoopback(t, answer(envelope()));

    await whm({ ...READ, args: { user: 'a b+c' } });

    assert.deepEqual(
      received.map(({ method, url, body }) => ({ method, url, body })),
      [
        {
          method: 'GET',
          url: '/cpsess1234567890/json-api/version?api.version=1&user=a%20b%2Bc',
          body: '',
        },
      ],
    );
  });

  test('over HTTP, a change carries its arguments in the body', async (t) => {
    const { whm, received } = await startLoopback(t, answer(envelope()));

    await whm(postForm('remove', { user: 'a b', 'user-1': 'ü' }));

    assert.deepEqual(
      received.map(({ method, url, headers, body }) => [
        method,
        url,
        headers['content-type'],
        body,
      ]),
      [
        [
          'POST',
          '/cpsess1234567890/json-api/remove',
          'application/x-www-form-urlencoded',
          'api.version=1&user=a%20b&user-1=%C3%BC',
        ],
      ],
    );
  });
});
