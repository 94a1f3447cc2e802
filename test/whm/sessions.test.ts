/** Sessions of the local WHM: cookie and token, log-in, log-out, expiry (whm-facts, section 1). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useLocalWhm } from './caller.ts';
import { PAGE_PATH } from './local-whm.ts';

const local = useLocalWhm({ accounts: 3 });
const STATUS = '/json-api/twofactorauth_policy_status?api.version=1';

function logIn(fields: Record<string, string>, path = '/login/'): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(local.whm.url + path, { method: 'POST', body, redirect: 'manual' });
}

/** The path that a log-in with this `goto_uri` leads to, without the token. */
async function leadsTo(goTo: string): Promise<string | undefined> {
  const response = await logIn({ user: 'root', pass: 'root-password', goto_uri: goTo });
  assert.equal(response.status, 302);
  return response.headers.get('location')?.replace(/^\/cpsess\d{10}/, '');
}

suite('logging in', () => {
  test('shows a form at the origin and at /login/', async () => {
    for (const path of ['/', '/login/', '/login/?goto_uri=%2Fcgi%2Fx.cgi']) {
      const response = await fetch(local.whm.url + path);
      const page = await response.text();
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(page, /<form id="login_form" action="\/login\/" method="post">/);
    }
    const page = await (await fetch(`${local.whm.url}/login/?goto_uri=%2Fcgi%2Fx.cgi`)).text();
    assert.match(page, /name="goto_uri" value="\/cgi\/x\.cgi"/);
  });

  test('gives a cookie and leads below a token; both together open the page', async () => {
    const response = await logIn({ user: 'root', pass: 'root-password' });
    const location = response.headers.get('location') ?? '';
    const cookie = response.headers.get('set-cookie') ?? '';
    assert.equal(response.status, 302);
    assert.match(location, /^\/cpsess\d{10}\/$/);
    assert.match(cookie, /^whostmgrsession=\w{20,}; HttpOnly; SameSite=Lax; Path=\/$/);
    const [pair = ''] = cookie.split(';');
    const home = await fetch(local.whm.url + location, { headers: { cookie: pair } });
    assert.equal(home.status, 200);
    assert.match(await home.text(), /id="contentContainer"/);
  });

  test('leads to goto_uri, but never to another origin', async () => {
    assert.equal(await leadsTo(`${PAGE_PATH}?a=1`), `${PAGE_PATH}?a=1`);
    const elsewhere = [
      'https://attacker.example/',
      '//attacker.example/',
      '/\\attacker.example/',
      '/\t/attacker.example/',
      '/x/..//attacker.example/',
      'javascript:alert(1)',
      '',
    ];
    for (const goTo of elsewhere) assert.equal(await leadsTo(goTo), '/', goTo);
    assert.equal(await leadsTo('/a\r\nSet-Cookie: b=c'), '/aSet-Cookie:%20b=c');
  });

  test('leads to a place within the page', async () => {
    assert.equal(await leadsTo(`${PAGE_PATH}#search=x%20y`), `${PAGE_PATH}#search=x%20y`);
    const goTo = encodeURIComponent(`${PAGE_PATH}#search=x`);
    const page = await (await fetch(`${local.whm.url}/login/?goto_uri=${goTo}`)).text();
    assert.ok(page.includes(`name="goto_uri" value="${PAGE_PATH}#search=x"`));
  });

  test('is not asked of who is logged in: a link leads below the session’s own token', async () => {
    const { token, cookie } = await local.whm.signIn('brightweb');
    const follow = (query: string) =>
      fetch(`${local.whm.url}/login/${query}`, { headers: { cookie }, redirect: 'manual' });
    const location = async (goTo: string) => {
      const response = await follow(`?goto_uri=${encodeURIComponent(goTo)}`);
      assert.equal(response.status, 302);
      return response.headers.get('location');
    };
    assert.equal(await location(`${PAGE_PATH}#search=x`), `${token}${PAGE_PATH}#search=x`);
    assert.equal(await location('https://attacker.example/#x'), `${token}/`);
    assert.equal((await follow('')).status, 200, 'without a place there is the form');
    local.whm.endSessions();
    assert.equal((await follow(`?goto_uri=${PAGE_PATH}`)).status, 200, 'and with an ended session');
  });

  test('with a wrong name or password shows the form again', async () => {
    for (const fields of [
      { user: 'root', pass: 'brightweb-password' },
      { user: 'nobody', pass: 'nobody-password' },
      {},
    ]) {
      const response = await logIn({ ...fields, goto_uri: PAGE_PATH });
      const page = await response.text();
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.match(page, /The login is invalid/);
      assert.ok(page.includes(`value="${PAGE_PATH}"`), 'where to go is kept');
    }
  });

  test('chooses the language', async () => {
    for (const [locale, attributes] of [
      ['ar', 'lang="ar" dir="rtl"'],
      ['pt_br', 'lang="pt-br" dir="ltr"'],
      ['no-such-language', 'lang="en" dir="ltr"'],
    ] as const) {
      const response = await logIn({ user: 'root', pass: 'root-password', locale });
      const url = local.whm.url + (response.headers.get('location') ?? '');
      const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
      const html = await (await fetch(url, { headers: { cookie } })).text();
      assert.ok(html.includes(`<html ${attributes}>`), locale);
    }
  });

  test('is not for another site’s form', async () => {
    const response = await fetch(`${local.whm.url}/login/`, {
      method: 'POST',
      body: new URLSearchParams({ user: 'root', pass: 'root-password' }),
      headers: { origin: 'http://attacker.example' },
    });
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('set-cookie'), null);
  });

  test('puts what it was given into the page as text', async () => {
    const goTo = encodeURIComponent('/"><script>alert(1)</script>');
    const page = await (await fetch(`${local.whm.url}/login/?goto_uri=${goTo}`)).text();
    assert.ok(!page.includes('<script>'));
  });
});

suite('a session', () => {
  test('has a token of its own', async () => {
    const [one, two] = [await local.whm.signIn('root'), await local.whm.signIn('root')];
    assert.notEqual(one.token, two.token);
    assert.notEqual(one.cookie, two.cookie);
  });

  test('needs the token in the path: with another one a call is denied', async () => {
    const { cookie } = await local.whm.signIn('root');
    const { token: other } = await local.whm.signIn('brightweb');
    for (const token of [other, '/cpsess0000000000']) {
      const response = await fetch(local.whm.url + token + STATUS, { headers: { cookie } });
      assert.equal(response.status, 403);
      assert.deepEqual(await response.json(), {
        cpanelresult: {
          apiversion: '2',
          error: 'Token denied',
          data: { reason: 'Token denied', result: '0' },
          type: 'text',
        },
      });
    }
  });

  test('needs the token in the path: without one a call is denied', async () => {
    const { cookie } = await local.whm.signIn('root');
    const response = await fetch(local.whm.url + STATUS, { headers: { cookie } });
    assert.equal(response.status, 403);
    assert.match(await response.text(), /"error":"Access denied"/);
  });

  test('needs the cookie: with the token alone there is the log-in page', async () => {
    const { token } = await local.whm.signIn('root');
    const assets = `${token}/cgi/addons/twofactor_status/index.cgi`;
    for (const path of [token + STATUS, assets, `${token}/`, `${token}/addon_plugins/x.png`]) {
      const response = await fetch(local.whm.url + path);
      assert.equal(response.status, 401);
      assert.match(await response.text(), /login_form/);
    }
  });

  test('that is missing leads back to the page after logging in', async () => {
    const response = await fetch(`${local.whm.url}/cpsess0123456789${PAGE_PATH}`);
    assert.ok((await response.text()).includes(`name="goto_uri" value="${PAGE_PATH}"`));
  });

  test('ends with the log-out, and no other with it', async () => {
    const { token, cookie } = await local.whm.signIn('root');
    const other = await local.whm.signIn('root');
    const headers = { cookie };
    const out = await fetch(`${local.whm.url}${token}/logout/`, { headers, redirect: 'manual' });
    assert.equal(out.headers.get('location'), '/');
    assert.match(out.headers.get('set-cookie') ?? '', /^whostmgrsession=; .*Max-Age=0/);
    assert.equal((await fetch(local.whm.url + token + STATUS, { headers })).status, 401);
    const open = { headers: { cookie: other.cookie } };
    assert.equal((await fetch(local.whm.url + other.token + STATUS, open)).status, 200);
  });

  test('expires with all others', async () => {
    const { token, cookie } = await local.whm.signIn('root');
    const ask = () => fetch(local.whm.url + token + STATUS, { headers: { cookie } });
    assert.equal((await ask()).status, 200);
    local.whm.endSessions();
    assert.equal((await ask()).status, 401);
  });

  test('is not to be had for somebody who is not there', async () => {
    await assert.rejects(local.whm.signIn('nobody'), RangeError);
  });
});

suite('an API token', () => {
  const ask = (authorization: string) =>
    fetch(local.whm.url + STATUS, { headers: { authorization } });

  test('opens the API without a session', async () => {
    const root = local.whm.users.find(({ name }) => name === 'root');
    assert.equal((await ask(`whm root:${root?.apiToken ?? ''}`)).status, 200);
    assert.equal((await ask(`whm brightweb:${root?.apiToken ?? ''}`)).status, 403);
    assert.equal((await ask('whm root:')).status, 403);
  });
});

suite('the server', () => {
  test('listens on loopback', () => {
    assert.match(local.whm.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('writes down what it is asked, and by whom', async () => {
    const { token, cookie } = await local.whm.signIn('brightweb');
    await fetch(`${local.whm.url}${token}${STATUS}&x=%C3%BC`, { headers: { cookie } });
    const last = local.whm.requests.at(-1);
    assert.equal(last?.method, 'GET');
    assert.equal(last.path, `${token}${STATUS}&x=%C3%BC`);
    assert.equal(last.function, 'twofactorauth_policy_status');
    assert.equal(last.user, 'brightweb');
    assert.deepEqual(last.arguments, { 'api.version': '1', x: 'ü' });
  });
});
