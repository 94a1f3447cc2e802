/** Every form of an answer of WHM API 1 (but an ended session): read right, or a failure with a name. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Answer } from '../../src/whm/answer.ts';
import { envelope, saying } from './answers.ts';
import { failureOf, type Failed } from './failures.ts';

function read(text: string, status = 200): Promise<Answer> {
  return saying(text, status)({ command: 'version', args: {}, effect: 'read' });
}

/** An answer whose whole metadata is given. */
function withMetadata(metadata: unknown): string {
  return JSON.stringify({ metadata, data: {} });
}

suite('a successful answer', () => {
  for (const result of [1, '1', true]) {
    test(`has the result ${JSON.stringify(result)}`, async () => {
      assert.deepEqual(await read(envelope({ a: 1 }, { result })), {
        data: { a: 1 },
        warnings: [],
      });
    });
  }

  for (const data of [null, [], {}, 0, '', { acct: [{ user: 'anna' }] }]) {
    test(`hands on the data ${JSON.stringify(data)} as it came`, async () => {
      assert.deepEqual((await read(envelope(data))).data, data);
    });
  }

  test('may have no data at all', async () => {
    assert.equal((await read('{"metadata":{"result":1}}')).data, undefined);
  });

  test('may hold members that nobody knows', async () => {
    const text = '{"x":1,"metadata":{"result":1,"y":{"__proto__":1},"output":7},"data":2}';

    assert.deepEqual(await read(text), { data: 2, warnings: [] });
  });

  const remarks: [what: string, output: unknown, warnings: string[]][] = [
    ['none', {}, []],
    ['a text', { warnings: 'One thing.' }, ['One thing.']],
    ['lines of a text', { warnings: 'One thing.\nAnother.\n' }, ['One thing.', 'Another.']],
    ['a list', { warnings: ['One thing.', 'Another.'] }, ['One thing.', 'Another.']],
    ['messages', { messages: 'A message.' }, ['A message.']],
    ['both', { messages: ['A message.'], warnings: 'A warning.' }, ['A warning.', 'A message.']],
    ['blanks', { warnings: ' \n', messages: ['', '\t'] }, []],
    ['things that are no text', { warnings: [1, null, ['x'], {}, 'A text.'] }, ['A text.']],
    ['no list', { warnings: 5, messages: { a: 'b' } }, []],
    ['null', { warnings: null, messages: null }, []],
    ['no output', null, []],
    ['another output', 'A text', []],
  ];
  for (const [what, output, warnings] of remarks) {
    test(`WHM's remarks: ${what}`, async () => {
      assert.deepEqual((await read(envelope({}, { result: 1, output }))).warnings, warnings);
    });
  }
});

suite('a refusal', () => {
  for (const result of [0, '0', false, '', null]) {
    test(`has the result ${JSON.stringify(result)}`, async () => {
      const failed = await failureOf(read(envelope({}, { result, reason: 'No.' })));

      assert.deepEqual(failed, { kind: 'refused', reason: 'No.' });
    });
  }

  const reasons = [
    'You do not have access to an account named “x”.',
    'Unknown app (“twofactorauth_get_user_configs”) requested for this version (1) of the API.',
    'The security code is invalid.',
    'Sie haben keinen Zugriff auf ein Konto namens „x“.',
    'ليس لديك حق الوصول إلى حساب باسم ”x“.',
    '“x” という名前のアカウントにアクセスできません。',
    '<script>alert(1)</script>',
    '\u202Eesrever',
    'Two\nlines',
    'x'.repeat(10_000),
  ];
  for (const reason of reasons) {
    test(`has its reason as WHM wrote it: ${JSON.stringify(reason.slice(0, 40))}`, async () => {
      const failed = await failureOf(read(envelope({}, { result: 0, reason })));

      assert.deepEqual(failed, { kind: 'refused', reason });
    });
  }

  const noReasons: [what: string, metadata: object][] = [
    ['missing', { result: 0 }],
    ['null', { result: 0, reason: null }],
    ['a number', { result: 0, reason: 5 }],
    ['a list', { result: 0, reason: ['No.'] }],
    ['blank', { result: 0, reason: ' \n' }],
  ];
  for (const [what, metadata] of noReasons) {
    test(`has an empty reason when it is ${what}`, async () => {
      const failed = await failureOf(read(withMetadata(metadata)));

      assert.deepEqual(failed, { kind: 'refused', reason: '' });
    });
  }

  test('is no success because it carries data', async () => {
    const failed = await failureOf(read('{"metadata":{"result":0},"data":{"is_enabled":1}}'));

    assert.equal(failed.kind, 'refused');
  });

  test('is one with HTTP 500 too: the body knows better', async () => {
    const failed = await failureOf(read(envelope({}, { result: 0, reason: 'No.' }), 500));

    assert.deepEqual(failed, { kind: 'refused', reason: 'No.' });
  });
});

suite('not permitted', () => {
  const reasons = [
    'You do not have permission to call “twofactorauth_get_user_configs”.',
    'You do not have the required privileges to run “twofactorauth_disable_policy”.',
    'The user does not have sufficient permissions.',
    'you DO NOT HAVE the necessary privilege',
  ];
  for (const reason of reasons) {
    test(`with HTTP 200: ${reason}`, async () => {
      const failed = await failureOf(read(envelope({}, { result: 0, reason })));

      assert.deepEqual(failed, { kind: 'not-permitted', reason });
    });
  }

  for (const reason of ['Sie haben keine Berechtigung.', 'ليس لديك إذن.', 'No.']) {
    test(`with HTTP 403, whatever the reason's language: ${reason}`, async () => {
      const failed = await failureOf(read(envelope({}, { result: '0', reason }), 403));

      assert.deepEqual(failed, { kind: 'not-permitted', reason });
    });
  }

  for (const body of ['', 'Forbidden', '<html><h1>Forbidden</h1></html>', '{}']) {
    test(`with HTTP 403 and no answer of WHM's: ${JSON.stringify(body)}`, async () => {
      assert.deepEqual(await failureOf(read(body, 403)), {
        kind: 'not-permitted',
        reason: 'HTTP 403',
      });
    });
  }
});

suite('an unreadable answer', () => {
  const bodies = [
    '',
    ' ',
    'OK',
    'null',
    'true',
    '1',
    '"metadata"',
    '[]',
    '[{"metadata":{"result":1}}]',
    '{}',
    '{"data":{}}',
    '{"metadata":null}',
    '{"metadata":1}',
    '{"metadata":"result"}',
    '{"metadata":[]}',
    '{"metadata":[{"result":1}]}',
    '{"metadata":{"result":1}} and more',
    '<?xml version="1.0"?><result/>',
    '<!DOCTYPE html><html><body>Welcome to this server</body></html>',
  ];
  for (const body of bodies) {
    test(`is ${JSON.stringify(body)}`, async () => {
      assert.deepEqual(await failureOf(read(body)), { kind: 'unreadable', reason: '' });
    });
  }

  for (const result of [undefined, 2, -1, '2', 'yes', 'true', ' 1', '01', [], [1], {}]) {
    test(`has the result ${JSON.stringify(result)}, and says that it is this`, async () => {
      assert.deepEqual(await failureOf(read(withMetadata({ result }))), {
        kind: 'unreadable',
        reason: 'metadata.result',
      });
    });
  }

  test('is one that is cut off, wherever', async () => {
    const whole = envelope({ anna: { is_enabled: 1, primary_domain: 'login.example' } });

    for (let length = 0; length < whole.length; length++) {
      const { kind } = await failureOf(read(whole.slice(0, length)));
      assert.equal(kind, 'unreadable', `cut off at ${length}`);
    }
  });

  for (const status of [400, 404, 429]) {
    test(`comes with HTTP ${status}, and says so`, async () => {
      assert.deepEqual(await failureOf(read('<html>No</html>', status)), {
        kind: 'unreadable',
        reason: `HTTP ${status}`,
      });
    });
  }
});

suite('a server that cannot answer', () => {
  const bodies = [
    '',
    'Bad Gateway',
    '<html><h1>Internal Server Error</h1></html>',
    '<html>Try to <a href="/login">log in</a> later</html>',
    '{"cpanelresult":{"error":"Access denied"}}',
    '{}',
  ];
  for (const status of [500, 502, 503, 504]) {
    for (const body of bodies) {
      test(`HTTP ${status} with ${JSON.stringify(body)}`, async () => {
        const expected: Failed = { kind: 'server-error', reason: `HTTP ${status}` };

        assert.deepEqual(await failureOf(read(body, status)), expected);
      });
    }
  }
});
