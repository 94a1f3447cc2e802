/** What changes the server: sent by POST, once, and read as WHM answers it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getIssuer } from '../../src/whm/issuer.ts';
import {
  generateConfig,
  removeUserConfigs,
  setConfig,
  setIssuer,
  switchPolicy,
} from '../../src/whm/two-factor-changes.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { ANSWERS_THAT_FAIL, envelope, saying } from './answers.ts';
import { failureOf } from './failures.ts';
import { answer, reset, startLoopback } from './loopback.ts';

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Every function that changes something, and an answer that it takes for done. */
const CHANGES: Readonly<
  Record<string, readonly [call: (whm: Transport) => Promise<unknown>, done: string]>
> = {
  remove_user_config: [
    (whm) => removeUserConfigs(whm, ['anna', 'bob&x']),
    envelope({ users_modified: ['anna'], failed: {} }),
  ],
  enable_policy: [(whm) => switchPolicy(whm, true), envelope()],
  disable_policy: [(whm) => switchPolicy(whm, false), envelope()],
  set_issuer: [(whm) => setIssuer(whm, 'Big Host'), envelope()],
  generate_tfa_config: [
    generateConfig,
    envelope({ secret: SECRET, otpauth_str: `otpauth://totp/a?secret=${SECRET}` }),
  ],
  set_tfa_config: [(whm) => setConfig(whm, SECRET, '123456'), envelope({ success: 1 })],
};

for (const [verb, [call, done]] of Object.entries(CHANGES)) {
  suite(verb, () => {
    test('is a POST with nothing in its address', async (t) => {
      const { whm, received } = await startLoopback(t, answer(done));
      await call(whm);
      assert.equal(received.length, 1);
      assert.equal(received[0]?.method, 'POST');
      assert.equal(received[0].url, `/cpsess1234567890/json-api/twofactorauth_${verb}`);
    });

    test('is not sent again when the connection is lost', async (t) => {
      const { whm, received } = await startLoopback(t, reset);
      assert.equal((await failureOf(call(whm))).kind, 'unreachable');
      assert.equal(received.length, 1);
    });

    for (const [kind, text, status] of ANSWERS_THAT_FAIL) {
      test(`fails with the call: ${kind}`, async () => {
        assert.equal((await failureOf(call(saying(text, status)))).kind, kind);
      });
    }
  });
}

suite('removing', () => {
  test('names each account in the body', async (t) => {
    const { whm, received } = await startLoopback(t, answer(envelope({ users_modified: [] })));
    await removeUserConfigs(whm, ['anna', 'bob&x=y', 'čarl']);
    assert.equal(received[0]?.body, 'api.version=1&user=anna&user-1=bob%26x%3Dy&user-2=%C4%8Darl');
  });

  for (const [name, data, modified, failed] of [
    ['all', { users_modified: ['a', 'b'], failed: {} }, ['a', 'b'], []],
    ['a part', { users_modified: ['a'], failed: { b: ' Locked. ' } }, ['a'], [['b', 'Locked.']]],
    ['none', { failed: { a: 'x' } }, [], [['a', 'x']]],
    ['an empty list for an empty hash', { users_modified: ['a'], failed: [] }, ['a'], []],
    ['no reason', { users_modified: null, failed: { a: null } }, [], [['a', '']]],
    ['odd names', JSON.parse('{"failed":{"__proto__":"x"}}'), [], [['__proto__', 'x']]],
  ] as const) {
    test(`reads ${name}`, async () => {
      const result = await removeUserConfigs(saying(envelope(data)), ['a', 'b']);
      assert.deepEqual([...result.modified], modified);
      assert.deepEqual([...result.failed], failed);
    });
  }

  test('without data is not taken for done', async () => {
    const failure = await failureOf(removeUserConfigs(saying(envelope()), ['a']));
    assert.equal(failure.kind, 'unreadable');
  });
});

suite('a secret', () => {
  test('comes with its URL and the server’s clock', async (t) => {
    const url = `otpauth://totp/host:root?secret=${SECRET}`;
    const body = envelope({ secret: SECRET, otpauth_str: url });
    const date = { Date: 'Tue, 24 Nov 2026 08:00:00 GMT' };
    const { whm } = await startLoopback(t, answer(body, 200, date));
    assert.deepEqual(await generateConfig(whm), {
      secret: SECRET,
      otpauthUrl: url,
      servedAt: Date.parse('2026-11-24T08:00:00Z'),
    });
  });

  test('padded, in lower case or with spaces it is sent back as it came; its address is plain', async () => {
    for (const secret of [`${SECRET}======`, SECRET.toLowerCase(), 'abcd efgh ==']) {
      const url = `otpauth://totp/Big Host:root?secret=${secret}&issuer=Big Host`;

      const config = await generateConfig(saying(envelope({ secret, otpauth_str: url })));

      assert.equal(config.secret, secret);
      const plain = secret.replace(/[ =]/g, '').toUpperCase();
      assert.equal(
        config.otpauthUrl,
        `otpauth://totp/Big%20Host:root?secret=${plain}&issuer=Big%20Host`,
      );
    }
  });

  test('without a URL, or with another one, and without a clock, is enough', async () => {
    for (const otpauth_str of [undefined, null, 'javascript:alert(1)', 'https://x/']) {
      const config = await generateConfig(saying(envelope({ secret: SECRET, otpauth_str })));
      assert.deepEqual(config, { secret: SECRET, otpauthUrl: '', servedAt: undefined });
    }
  });

  test('that is none is not shown, nor named', async () => {
    for (const secret of [undefined, '', 'a b', '<b>', 12]) {
      const failure = await failureOf(generateConfig(saying(envelope({ secret }))));
      assert.deepEqual(failure, { kind: 'unreadable', reason: 'secret' });
    }
  });

  test('and its code travel in the body', async (t) => {
    const { whm, received } = await startLoopback(t, answer(envelope({ success: '1' })));
    await setConfig(whm, SECRET, '012345');
    assert.equal(received[0]?.body, `api.version=1&secret=${SECRET}&tfa_token=012345`);
  });

  test('is not in use where WHM says so without failing', async () => {
    for (const [data, kind] of [
      [{ success: 0 }, 'refused'],
      [{ success: '0' }, 'refused'],
      [{}, 'unreadable'],
      [undefined, 'unreadable'],
    ] as const) {
      const failure = await failureOf(setConfig(saying(envelope(data)), SECRET, '012345'));
      assert.equal(failure.kind, kind);
    }
  });
});

suite('the issuer', () => {
  for (const [data, inUse, systemWide] of [
    [{ issuer: 'Mine', system_wide_issuer: 'All' }, 'Mine', 'All'],
    [{ issuer: null, system_wide_issuer: 'All' }, 'All', 'All'],
    [{ issuer: '', system_wide_issuer: 'All' }, 'All', 'All'],
    [{ issuer: '' }, '', ''],
    [{ issuer: '', system_wide_issuer: null }, '', ''],
    [{ issuer: 'Mine' }, 'Mine', ''],
  ] as const) {
    test(`of ${JSON.stringify(data)} is read`, async () => {
      assert.deepEqual(await getIssuer(saying(envelope(data))), { inUse, systemWide });
    });
  }

  test('that is none is unreadable', async () => {
    for (const data of [undefined, {}, { issuer: 1 }, []]) {
      assert.equal((await failureOf(getIssuer(saying(envelope(data))))).kind, 'unreadable');
    }
  });
});
