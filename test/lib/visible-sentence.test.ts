/** Sentences with values in them: what keeps a value apart stays, whatever else hides is written out. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fill } from '../../src/i18n/texts.ts';
import { visibleSentence } from '../../src/lib/visible-sentence.ts';
import { visibleText } from '../../src/lib/visible-text.ts';

suite('a sentence with values', () => {
  for (const [what, text, shown] of [
    ['isolates in pairs', 'a \u2068b\u2069 c \u2068d\u2069', 'a \u2068b\u2069 c \u2068d\u2069'],
    ['what hides in them', '\u2068b\u202e\u2069', '\u2068b⟨U+202E⟩\u2069'],
    [
      'spaces of French, marks of Arabic',
      '1\u202f024\u00a0: \u200f5\u061c%',
      '1\u202f024\u00a0: \u200f5\u061c%',
    ],
    ['an isolate that does not end', 'a \u2068b', 'a ⟨U+2068⟩b'],
    ['an end without a beginning', 'a\u2069 b', 'a⟨U+2069⟩ b'],
    ['isolates of another kind', '\u2068a\u2067b\u2069', '⟨U+2068⟩a⟨U+2067⟩b⟨U+2069⟩'],
  ] as const) {
    test(what, () => assert.equal(visibleSentence(text), shown));
  }

  test('that is filled in Arabic shows no marks', () => {
    const text = fill('الاسم: {{issuer}}', { issuer: visibleText('x\u202ey') });

    assert.equal(visibleSentence(text), 'الاسم: \u2068x⟨U+202E⟩y\u2069');
  });
});
