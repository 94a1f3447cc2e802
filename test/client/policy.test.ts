/** Whether the server asks for codes: twofactorauth_policy_status. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getPolicyStatus, SMALL_ANSWER_TIMEOUT_MS } from '../../src/whm/two-factor.ts';
import { envelope, saying } from './answers.ts';
import { failureOf } from './failures.ts';

suite('the policy', () => {
  test('is asked for with the short time limit, which a caller can change', async () => {
    const whm = saying(envelope({ is_enabled: 1 }));

    await getPolicyStatus(whm);
    await getPolicyStatus(whm, { timeoutMs: 5 });

    const request = { command: 'twofactorauth_policy_status', args: {}, effect: 'read' };
    assert.deepEqual(whm.asked, [
      [request, { timeoutMs: SMALL_ANSWER_TIMEOUT_MS }],
      [request, { timeoutMs: 5 }],
    ]);
  });

  for (const value of [1, '1', true]) {
    test(`is on with ${JSON.stringify(value)}`, async () => {
      assert.equal(await getPolicyStatus(saying(envelope({ is_enabled: value }))), true);
    });
  }

  for (const value of [0, '0', '', false, null]) {
    test(`is off with ${JSON.stringify(value)}`, async () => {
      assert.equal(await getPolicyStatus(saying(envelope({ is_enabled: value }))), false);
    });
  }

  for (const data of [undefined, null, [], {}, 1, 'on', { is_enabled: 'on' }, { is_enabled: {} }]) {
    test(`is not guessed from ${JSON.stringify(data)}`, async () => {
      const failed = await failureOf(getPolicyStatus(saying(envelope(data))));

      assert.deepEqual(failed, { kind: 'unreadable', reason: 'is_enabled' });
    });
  }

  test('a refusal is a failure, and not “off”', async () => {
    const text = envelope({ is_enabled: 0 }, { result: 0, reason: 'No.' });

    assert.equal((await failureOf(getPolicyStatus(saying(text)))).kind, 'refused');
    assert.equal((await failureOf(getPolicyStatus(saying(text, 403)))).kind, 'not-permitted');
  });
});
