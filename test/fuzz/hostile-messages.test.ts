/** Five hundred hostile texts in messages, and as messages that a server's administrator has written: text, and nothing else. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { messages } from '../../src/i18n/messages.ts';
import { fill, knownTexts, texts, translate } from '../../src/i18n/texts.ts';
import { HOSTILE } from './hostile-texts.ts';
import { checkPrototypes, objectOf } from './prototypes.ts';

suite('messages', () => {
  const group = texts('hostileTest', { plain: 'plain', of: '{{what}} of {{whose}}' });

  test('filled with each say it, and nothing of it is filled again', () => {
    for (const text of HOSTILE) {
      const said = fill(group.of, { what: text, whose: text });
      // Isolated where it could turn the line, without what it could break out with.
      const [, what = ''] = /^\u2068?([^]*?)\u2069? of /u.exec(said) ?? [];
      const bare = (one: string) => one.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
      if (!text.includes(' of ')) assert.equal(bare(what), bare(text));
    }
  });

  test('overridden by each are that text, whatever the keys, and no object gets another prototype', (t) => {
    t.after(() => translate('en', Object.fromEntries(english)));
    const english = [...knownTexts()].map(([name, one]) => [name, structuredClone(one)] as const);
    for (const text of HOSTILE) {
      const keys = objectOf([
        ...HOSTILE.slice(0, 50).map((key) => [key, text] as const),
        ...[text, '__proto__', 'constructor', 'prototype'].map(
          (key) => [key, { polluted: text }] as const,
        ),
        ['plain', text],
        ['of', { polluted: text }],
      ]);
      translate(
        'en',
        objectOf([
          ['hostileTest', keys],
          ['__proto__', keys],
          ['messages', keys],
          [text, keys],
        ]),
      );

      assert.equal(group.plain, text);
      assert.equal(group.of, '{{what}} of {{whose}}');
    }
    checkPrototypes();
    assert.equal(Object.getPrototypeOf(group), Object.prototype);
    assert.equal(Object.getPrototypeOf(messages), Object.prototype);
    assert.ok(!('polluted' in {}));
  });

  test('overridden by a file of another form stay as they are', () => {
    const files: unknown[] = [
      null,
      1,
      'x',
      [],
      [[]],
      { hostileTest: 'x' },
      { hostileTest: ['x', 'y'] },
    ];
    for (const text of HOSTILE) files.push(text, [text], { hostileTest: text });
    translate('en', { hostileTest: { plain: 'plain' } });
    for (const file of files) {
      translate('en', file);
      assert.equal(group.plain, 'plain');
    }
  });
});
