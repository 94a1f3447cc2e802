/** An ended session, in every form that WHM gives it, is that and never a parse error. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createTransport } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { failureOf } from './failures.ts';
import { answer, CHANGE, READ, startLoopback, TOKEN } from './loopback.ts';

const LOGIN_PAGE = `<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><title>WHM تسجيل الدخول</title></head>
<body><form novalidate id="login_form" action="/login/" method="post"></form></body></html>`;

function denied(error: string): string {
  const data = { reason: error, result: '0' };
  return JSON.stringify({ cpanelresult: { apiversion: '2', error, data, type: 'text' } });
}

const FORMS: [what: string, status: number, body: string, headers?: Record<string, string>][] = [
  ['401 with the login page', 401, LOGIN_PAGE],
  ['401 with nothing', 401, ''],
  ['401 with an access denial', 401, denied('Access denied')],
  ['401 with an ordinary answer', 401, envelope({}, { result: 0, reason: 'No.' })],
  ['403 with an access denial', 403, denied('Access denied')],
  ['403 with a token denial', 403, denied('Token denied')],
  ['403 with the login page', 403, LOGIN_PAGE],
  ['200 with an access denial', 200, denied('Access denied')],
  ['200 with the login page', 200, LOGIN_PAGE],
  ['200 with the login page behind blank lines', 200, `\r\n\n  ${LOGIN_PAGE}`],
  ['200 with the login page behind a byte order mark', 200, `\uFEFF${LOGIN_PAGE}`],
  ['200 with the login page in capitals', 200, LOGIN_PAGE.toUpperCase()],
  ['301 to the login page', 301, '', { Location: '/login/' }],
  ['302 to the login page', 302, LOGIN_PAGE, { Location: '/login/?goto_uri=%2F' }],
  ['303 to the login page', 303, '', { Location: '/login/' }],
  ['307 to another host', 307, '', { Location: 'http://127.0.0.1:1/login' }],
  ['302 to nowhere', 302, ''],
];

suite('an ended session', () => {
  for (const [what, status, body, headers] of FORMS) {
    test(`${what}, when something is read`, async (t) => {
      const { whm, received } = await startLoopback(t, answer(body, status, headers));

      const { kind } = await failureOf(whm(READ));

      assert.equal(kind, 'session-ended');
      assert.equal(received.length, 1, 'neither a retry nor the target of the redirect');
    });

    test(`${what}, when something is changed`, async (t) => {
      const { whm, received } = await startLoopback(t, answer(body, status, headers));

      const { kind } = await failureOf(whm(CHANGE));

      assert.equal(kind, 'session-ended');
      assert.equal(received.length, 1, 'neither a retry nor the target of the redirect');
    });
  }

  const OTHERS: [what: string, status: number, body: string, kind: string][] = [
    [
      'a 404 with a link to the login',
      404,
      '<html><a href="/login/">Log in</a></html>',
      'unreadable',
    ],
    ['a firewall that blocks /login', 403, '<html>Blocked: /login</html>', 'not-permitted'],
    ['too many login attempts', 429, '<html>Too many login attempts</html>', 'unreadable'],
    ['another error of the daemon', 200, denied('Unknown app'), 'unreadable'],
    ['403 without a result', 403, '{"metadata":{"reason":"No."}}', 'not-permitted'],
  ];
  for (const [what, status, body, expected] of OTHERS) {
    test(`is not ${what}`, async (t) => {
      const { whm } = await startLoopback(t, answer(body, status));

      assert.equal((await failureOf(whm(READ))).kind, expected);
    });
  }

  test('a redirect as browsers hand it out: without a status', async () => {
    const text = () => Promise.resolve('');
    const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers(), text };
    const whm = createTransport({
      fetch: () => Promise.resolve(hidden as Response),
      token: TOKEN,
    });

    assert.equal((await failureOf(whm(READ))).kind, 'session-ended');
  });
});
