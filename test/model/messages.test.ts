/** The sentences that are put together: one account and many. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { messages } from '../../src/i18n/messages.ts';

suite('messages', () => {
  test('the summary speaks of one account, and of none and several', () => {
    const { summary } = messages;

    assert.equal(summary('1', { count: 1, text: '1' }), '1 of 1 account has two-factor enabled');
    assert.equal(summary('0', { count: 0, text: '0' }), '0 of 0 accounts have two-factor enabled');
    assert.equal(
      summary('312', { count: 1024, text: '1,024' }),
      '312 of 1,024 accounts have two-factor enabled',
    );
  });

  test('a reason and a name are put in as they are', () => {
    const hostile = '<b>$&\u202E</b>';

    assert.equal(messages.whmSays(hostile), `WHM says: ${hostile}`);
    assert.ok(messages.ownWithout(hostile).title.includes(hostile));
  });
});
