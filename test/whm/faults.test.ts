/** The faults of the local WHM: each as it is seen in the wild (whm-facts, sections 1 and 2). */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { isSuccess, useLocalWhm, type Envelope } from './caller.ts';
import { FAULTY_NAMES } from './api.ts';
import { Faults, NAMED_FAULTS, type Fault } from './faults.ts';

const STATUS = 'twofactorauth_policy_status';
const LIST = 'twofactorauth_get_user_configs';
const local = useLocalWhm({ accounts: 20 });

const ask = (name = STATUS, init?: RequestInit): Promise<Response> =>
  local.open('root', `/json-api/${name}?api.version=1`, init);

const sendJson = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ 'api.version': 1, ...body }),
});

afterEach(() => local.whm.faults.clear());

suite('answers that are none', () => {
  const forms: readonly (readonly [name: string, status: number, type: RegExp, body: RegExp])[] = [
    ['401', 401, /^text\/html/, /login_form/],
    ['403-access', 403, /^application\/json/, /^\{"cpanelresult":.*"error":"Access denied"/],
    ['403-token', 403, /^application\/json/, /^\{"cpanelresult":.*"error":"Token denied"/],
    ['403-acl', 403, /^application\/json/, /"metadata":.*"reason":"You do not have permission/],
    ['500', 500, /^text\/html/, /<h1>500<\/h1>/],
    ['502', 502, /^text\/html/, /<h1>502<\/h1>/],
    ['login-page', 200, /^text\/html/, /login_form/],
    ['redirect', 302, /^text\/html/, /^$/],
    ['refused', 200, /^application\/json/, /"result":"?0"?,/],
    ['cut-off', 200, /^application\/json/, /^\{"data":[^]*[^}]$/],
  ];
  for (const [name, status, type, body] of forms) {
    test(name, async () => {
      const fault = NAMED_FAULTS.get(name);
      assert.ok(fault);
      local.whm.faults.set(STATUS, fault);
      const response = await ask();
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type') ?? '', type);
      assert.match(await response.text(), body);
      if (status === 302) assert.equal(response.headers.get('location'), '/login/');
    });
  }

  const FUNCTIONS: readonly (readonly [name: string, body?: object])[] = [
    ['listaccts'],
    ['get_users_features_settings'],
    ['personalization_get', { store: 'twofactor_status', names: ['a'] }],
    ['personalization_set', { store: 'twofactor_status', personalization: { a: 'x' } }],
  ];
  for (const [name, body] of FUNCTIONS) {
    const askIt = () => ask(name, body && sendJson(body));

    test(`${name}: every one of them`, async () => {
      for (const [kind, status, type, text] of forms) {
        local.whm.faults.set(name, NAMED_FAULTS.get(kind) ?? assert.fail(kind));
        const response = await askIt();
        assert.equal(response.status, status, kind);
        assert.match(response.headers.get('content-type') ?? '', type, kind);
        assert.match(await response.text(), text, kind);
      }
      for (const kind of ['reset', 'lost']) {
        local.whm.faults.set(name, NAMED_FAULTS.get(kind) ?? assert.fail(kind));
        await assert.rejects(askIt(), TypeError, kind);
      }
      local.whm.faults.set(name, { kind: 'remarks', warnings: ['w'] });
      const answer = (await (await askIt()).json()) as Envelope;
      assert.ok(isSuccess(answer));
      assert.deepEqual(answer.metadata.output, { warnings: ['w'] });
    });
  }

  test('cut-off: as HTTP the answer is whole, as JSON it is not', async () => {
    local.whm.faults.set(LIST, { kind: 'cut-off' });
    const response = await ask(LIST);
    const text = await response.text();
    assert.equal(Number(response.headers.get('content-length')), Buffer.byteLength(text));
    assert.throws(() => JSON.parse(text) as unknown, SyntaxError);
  });

  test('any body at all', async () => {
    local.whm.faults.set(STATUS, { kind: 'body', body: 'ü', contentType: 'text/x', status: 207 });
    const response = await ask();
    assert.equal(response.status, 207);
    assert.equal(response.headers.get('content-type'), 'text/x');
    assert.equal(await response.text(), 'ü');
  });

  test('401 without more has the log-in page, other errors have none', async () => {
    local.whm.faults.set(STATUS, { kind: 'status', status: 401 });
    assert.match(await (await ask()).text(), /login_form/);
    local.whm.faults.set(STATUS, { kind: 'status', status: 502 });
    assert.doesNotMatch(await (await ask()).text(), /login_form/);
  });

  test('a reason holds any character', async () => {
    const reason = '<img src=x> “ü” \u202E "\\';
    local.whm.faults.set(STATUS, { kind: 'refused', reason });
    const answer = (await (await ask()).json()) as Envelope;
    assert.equal(answer.metadata.reason, reason);
    assert.ok(!isSuccess(answer));
  });

  test('remarks stand in the metadata of a usual answer', async () => {
    local.whm.faults.set(STATUS, { kind: 'remarks', warnings: 'a\nb', messages: ['c'] });
    const answer = (await (await ask()).json()) as Envelope;
    assert.deepEqual(answer.metadata.output, { warnings: 'a\nb', messages: ['c'] });
    assert.deepEqual(answer.data, { is_enabled: 1 });
    local.whm.faults.clear();
    assert.ok(!('output' in ((await (await ask()).json()) as Envelope).metadata));
  });
});

suite('records of another form', () => {
  /** What stands in the place of the records, in the answer's order. */
  async function recordsOf(name: string): Promise<unknown[]> {
    const { data } = (await (await ask(name)).json()) as { data: { acct?: unknown[] } };
    return data.acct ?? Object.values(data);
  }

  for (const name of [LIST, 'listaccts']) {
    test(`${name}: those that are named, and no other`, async () => {
      const usual = await recordsOf(name);
      const records = { brightweb: ['list'], 'nobody of this name': null };
      local.whm.faults.set(name, { kind: 'odd-records', records });

      const odd = await recordsOf(name);

      assert.equal(odd.length, usual.length);
      assert.deepEqual(
        odd.filter((record, index) => JSON.stringify(record) !== JSON.stringify(usual[index])),
        [['list']],
      );
    });

    test(`${name}: some`, async () => {
      const usual = await recordsOf(name);
      local.whm.faults.set(name, { kind: 'odd-records', records: 'some' });

      const odd = await recordsOf(name);

      assert.deepEqual(odd.slice(0, 4), [[], null, 'broken', {}]);
      assert.deepEqual(odd.slice(5), usual.slice(5));
    });
  }
});

suite('connections', () => {
  test('are not kept: a browser mends a kept one that breaks off by itself', async () => {
    assert.equal((await ask()).headers.get('connection'), 'close');
  });

  const setIssuer = () =>
    local.post('root', 'twofactorauth_set_issuer', new URLSearchParams({ issuer: 'Set' }));
  const issuer = async () => (await local.call('root', 'twofactorauth_get_issuer')).data;

  test('reset: the function has not run', async () => {
    local.whm.faults.set('twofactorauth_set_issuer', { kind: 'reset' });
    await assert.rejects(setIssuer(), TypeError);
    assert.deepEqual(await issuer(), {
      issuer: 'server1.example.com',
      system_wide_issuer: 'server1.example.com',
    });
  });

  for (const fault of [
    { kind: 'login-page' },
    { kind: 'redirect-to-login' },
    { kind: 'status', status: 401 },
    { kind: 'body', body: '' },
  ] as const) {
    test(`${fault.kind}: the function has run where that is asked for, and not otherwise`, async () => {
      const name = 'twofactorauth_set_issuer';
      for (const isDone of [undefined, true] as const) {
        const issuer = `${fault.kind} ${isDone ?? false}`;
        local.whm.faults.set(name, { ...fault, ...(isDone && { isDone }) });
        const body = new URLSearchParams({ issuer });
        const answer = await (await ask(name, { method: 'POST', body })).text();
        assert.doesNotMatch(answer, /"metadata"/);
        local.whm.faults.clear();
        const { data } = await local.call('root', 'twofactorauth_get_issuer');
        assert.equal((data as { issuer: unknown }).issuer === issuer, isDone === true);
      }
    });
  }

  test('lost: the function has run', async () => {
    local.whm.faults.set('twofactorauth_set_issuer', { kind: 'lost' });
    await assert.rejects(setIssuer(), TypeError);
    assert.deepEqual(await issuer(), { issuer: 'Set', system_wide_issuer: 'Set' });
  });
});

suite('time', () => {
  const arrived = (name: string): number =>
    local.whm.requests.filter((request) => request.function === name).length;

  /** A call that has arrived at the server; and whether its answer has come. */
  async function begin(name: string, init?: RequestInit) {
    const before = arrived(name);
    const call = { answer: ask(name, init), isAnswered: false };
    const mark = () => (call.isAnswered = true);
    call.answer.then(mark, mark);
    // Other calls pass the time: one whole one more than it takes to arrive.
    while (arrived(name) === before) await ask('version');
    await ask('version');
    return call;
  }

  test('hold: the answer comes when the fault is cleared', async () => {
    local.whm.faults.set(STATUS, { kind: 'hold', times: 1 });
    const call = await begin(STATUS);
    assert.equal(call.isAnswered, false);
    local.whm.faults.clear(STATUS);
    assert.ok(isSuccess((await (await call.answer).json()) as Envelope));
  });

  test('hold: the answer comes when another fault replaces it, and is the usual one', async () => {
    local.whm.faults.set(STATUS, { kind: 'hold' });
    const call = await begin(STATUS);
    local.whm.faults.set(STATUS, { kind: 'refused', reason: 'No.' });
    assert.ok(isSuccess((await (await call.answer).json()) as Envelope));
    assert.ok(!isSuccess((await (await ask()).json()) as Envelope));
  });

  test('hold: what is given up meanwhile is not done', async () => {
    const name = 'twofactorauth_set_issuer';
    local.whm.faults.set(name, { kind: 'hold' });
    const controller = new AbortController();
    const body = new URLSearchParams({ issuer: 'Given up' });
    const call = await begin(name, { method: 'POST', body, signal: controller.signal });
    controller.abort();
    await assert.rejects(call.answer, { name: 'AbortError' });
    await local.whm.quiet();
    local.whm.faults.clear();
    const { data } = await local.call('root', 'twofactorauth_get_issuer');
    assert.notEqual((data as { issuer: unknown }).issuer, 'Given up');
  });

  test('latency: the answer comes later', async () => {
    local.whm.faults.set(STATUS, { kind: 'latency', ms: 80 });
    const start = performance.now();
    assert.equal((await ask()).status, 200);
    assert.ok(performance.now() - start >= 79);
  });
});

suite('which calls meet a fault', () => {
  const refused: Fault = { kind: 'refused', reason: 'No.' };
  const isRefused = async (name: string): Promise<boolean> =>
    !isSuccess((await (await ask(name)).json()) as Envelope);

  test('those of its function, or all', async () => {
    local.whm.faults.set(STATUS, refused);
    assert.ok(await isRefused(STATUS));
    assert.ok(!(await isRefused(LIST)));
    local.whm.faults.set('*', refused);
    assert.ok(await isRefused(LIST));
    local.whm.faults.clear('*');
    assert.ok(!(await isRefused(LIST)));
    assert.ok(await isRefused(STATUS));
  });

  test('the first ones, when it says how many', async () => {
    local.whm.faults.set(STATUS, { ...refused, times: 2 });
    local.whm.faults.set(LIST, { ...refused, times: 1 });
    assert.ok(await isRefused(LIST));
    assert.ok(await isRefused(STATUS));
    local.whm.faults.clear(LIST);
    assert.ok(await isRefused(STATUS));
    assert.deepEqual([...local.whm.faults.list()], []);
    assert.ok(!(await isRefused(STATUS)));
  });

  test('none, when there is no such function', () => {
    assert.throws(() => local.whm.faults.set('policy_status', refused), RangeError);
  });

  test('its own fault comes before that of all', () => {
    const faults = new Faults(FAULTY_NAMES);
    faults.set('*', { kind: 'reset' });
    faults.set(STATUS, { ...refused, times: 1 });
    assert.equal(faults.take(STATUS)?.fault.kind, 'refused');
    assert.equal(faults.take(STATUS)?.fault.kind, 'reset');
  });

  test('a fault that is used up is still cleared for the call that has met it', async () => {
    const faults = new Faults(FAULTY_NAMES);
    faults.set('*', { kind: 'hold', times: 1 });
    const met = faults.take(STATUS);
    assert.equal(faults.take(STATUS), undefined);
    faults.clear();
    await met?.cleared;
    assert.equal(met?.fault.kind, 'hold');
  });
});
