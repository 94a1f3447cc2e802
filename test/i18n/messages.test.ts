/** The sentences that are put together: one account and many, names as they are, the policy off. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createdText } from '../../src/i18n/account-messages.ts';
import { messages, twoFactorText } from '../../src/i18n/messages.ts';
import { plural } from '../../src/i18n/texts.ts';
import { toolMessages } from '../../src/i18n/tool-messages.ts';
import { whatWasSaid } from '../../src/ui/what-was-said.ts';

suite('messages', () => {
  test('the summary speaks of one account, and of none and several', () => {
    const summary = (enabled: string, count: number, text: string) =>
      plural(messages, 'enabledOf', { count, text }, { enabled });

    assert.equal(summary('1', 1, '1'), '1 of 1 account has two-factor enabled');
    assert.equal(summary('0', 0, '0'), '0 of 0 accounts have two-factor enabled');
    assert.equal(summary('312', 1024, '1,024'), '312 of 1,024 accounts have two-factor enabled');
  });

  test('while the policy is off nothing is called enabled', () => {
    assert.equal(
      plural(messages, 'configuredOf', { count: 4, text: '4' }, { enabled: '3' }),
      '3 of 4 accounts have two-factor set up, not enforced',
    );
    assert.equal(twoFactorText('enabled', true), 'Set up, not enforced');
  });

  test('the states have the names of the issue, with the policy on or off', () => {
    assert.equal(twoFactorText('enabled', false), 'Enabled');
    for (const isPolicyOff of [true, false]) {
      assert.equal(twoFactorText('not-enabled', isPolicyOff), 'Not enabled');
    }
  });

  test('what WHM said is quoted with what hides in it written out', () => {
    const said = whatWasSaid({ kind: 'refused', reason: '<b>$&\u202E{{reason}}</b>' });
    assert.equal(said, 'WHM says: <b>$&⟨U+202E⟩{{reason}}</b>');
  });

  test('a day of creation says UTC where it is not the server’s', () => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const text = (createdAt: number | undefined, isCreatedInUtc: boolean) =>
      createdText({ createdAt, isCreatedInUtc }, day);

    assert.equal(text(1_369_238_639, false), '2013-05-22');
    assert.equal(text(1_369_238_639, true), '2013-05-22 (UTC)');
    assert.equal(text(0, true), '1970-01-01 (UTC)');
    assert.equal(text(undefined, false), '');
  });

  test('one account, one name, and several', () => {
    const count = (number: number) => ({ count: number, text: String(number) });

    assert.equal(
      plural(toolMessages, 'exported', count(1), { file: 'x.csv' }),
      'Exported 1 account to x.csv',
    );
    assert.equal(
      plural(toolMessages, 'exported', count(2), { file: 'x.csv' }),
      'Exported 2 accounts to x.csv',
    );
    assert.equal(plural(toolMessages.copied, 'users', count(1)), 'Copied 1 user name');
    assert.equal(plural(toolMessages.copied, 'domains', count(2)), 'Copied 2 domains');
    assert.equal(plural(toolMessages.copied, 'contacts', count(1)), 'Copied 1 address');
  });
});
