/** The two-factor functions of the local WHM for whoever is logged in: the issuer, one's own second factor. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSuccess, useLocalWhm } from './caller.ts';
import { codeAt } from './totp.ts';

const local = useLocalWhm({ accounts: 60 });

suite('the issuer', () => {
  const issuers = async (user: string): Promise<unknown> =>
    (await local.call(user, 'twofactorauth_get_issuer')).data;
  const set = (user: string, issuer: string) =>
    local.post(user, 'twofactorauth_set_issuer', new URLSearchParams({ issuer }));

  test('is the host name, then root’s, then one’s own; empty resets it', async () => {
    const host = 'server1.example.com';
    assert.deepEqual(await issuers('root'), { issuer: host, system_wide_issuer: host });
    await set('root', '"Big Host"');
    assert.deepEqual(await issuers('brightweb'), {
      issuer: 'Big Host',
      system_wide_issuer: 'Big Host',
    });
    await set('brightweb', 'Bright_Web-1.0');
    assert.deepEqual(await issuers('brightweb'), {
      issuer: 'Bright_Web-1.0',
      system_wide_issuer: 'Big Host',
    });
    await set('brightweb', '');
    await set('root', '');
    assert.deepEqual(await issuers('brightweb'), { issuer: host, system_wide_issuer: host });
  });

  test('is one’s owner’s before the system-wide one', async () => {
    const { population } = local.whm;
    const before = population.accounts;
    population.addAccount({ user: 'fairhost', owner: 'brightweb' });
    await set('root', 'Big Host');
    await set('brightweb', 'Bright Web');
    const systemWide = { system_wide_issuer: 'Big Host' };
    assert.deepEqual(await issuers('fairhost'), { issuer: 'Bright Web', ...systemWide });
    await set('fairhost', 'Fair Host');
    assert.deepEqual(await issuers('fairhost'), { issuer: 'Fair Host', ...systemWide });
    await set('brightweb', '');
    await set('fairhost', '');
    assert.deepEqual(await issuers('fairhost'), { issuer: 'Big Host', ...systemWide });
    await set('root', '');
    population.replace(before);
  });

  test('has one to 32 plain characters', async () => {
    assert.ok(isSuccess(await set('root', 'a'.repeat(32))));
    for (const issuer of ['a'.repeat(33), 'Müller', 'a/b', '<b>']) {
      assert.ok(!isSuccess(await set('root', issuer)), issuer);
    }
    await set('root', '');
  });
});

suite('setting up one’s own second factor', () => {
  const generate = async (): Promise<{ secret: string; otpauth_str: string }> =>
    (await local.call('brightweb', 'twofactorauth_generate_tfa_config')).data as {
      secret: string;
      otpauth_str: string;
    };
  const confirm = (secret: string, code: string) =>
    local.post(
      'brightweb',
      'twofactorauth_set_tfa_config',
      new URLSearchParams({ secret, tfa_token: code }),
    );

  test('gives a secret and stores nothing', async () => {
    const { secret, otpauth_str } = await generate();
    assert.match(secret, /^[A-Z2-7]{32}$/);
    assert.equal(
      otpauth_str,
      `otpauth://totp/server1.example.com:brightweb?secret=${secret}&issuer=server1.example.com`,
    );
    assert.equal(local.whm.population.isEnabled('brightweb'), false);
  });

  test('refuses a wrong code', async () => {
    const { secret } = await generate();
    const wrong = codeAt(secret, Date.now() + 3_600_000);
    for (const code of [wrong, '', 'abcdef', `${codeAt(secret, Date.now())}0`]) {
      const answer = await confirm(secret, code);
      assert.ok(!isSuccess(answer));
      assert.equal(answer.metadata.reason, 'The security code is invalid.');
    }
    assert.ok(!isSuccess(await confirm('', '000000')));
    assert.equal(local.whm.population.isEnabled('brightweb'), false);
  });

  test('takes the right code', async () => {
    const { secret } = await generate();
    const answer = await confirm(secret, codeAt(secret, Date.now()));
    assert.deepEqual(answer.data, { success: 1 });
    assert.equal(local.whm.population.isEnabled('brightweb'), true);
    local.whm.population.setTwoFactor('brightweb', false);
  });

  test('works for who has no account', async () => {
    const { secret } = await generate();
    const fields = { secret, tfa_token: codeAt(secret, Date.now()) };
    const name = 'twofactorauth_set_tfa_config';
    assert.ok(isSuccess(await local.post('helpdesk', name, new URLSearchParams(fields))));
  });
});
