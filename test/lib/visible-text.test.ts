/** Nothing hides in a text that is shown. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { visibleText } from '../../src/lib/visible-text.ts';

suite('visible text', () => {
  const hidden: [what: string, text: string, shown: string][] = [
    ['a right-to-left override', 'abc\u202Etxt', 'abc⟨U+202E⟩txt'],
    ['direction marks', 'a\u200E\u200F\u061Cb', 'a⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩b'],
    ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['a zero-width space, a soft hyphen', 'a\u200B\u00ADb', 'a⟨U+200B⟩⟨U+00AD⟩b'],
    ['joiners among Latin letters', 'a\u200Cb\u200Dc', 'a⟨U+200C⟩b⟨U+200D⟩c'],
    ['joiners among Chinese', '中\u200D国', '中⟨U+200D⟩国'],
    ['a joiner at the end of Persian', 'می\u200C', 'می⟨U+200C⟩'],
    ['tags', 'a\u{E0061}', 'a⟨U+E0061⟩'],
    ['a variation selector on a letter', 'a\uFE0F\uFE00', 'a⟨U+FE0F⟩⟨U+FE00⟩'],
    ['control characters', '\0nul\x7F\x85', '⟨U+0000⟩nul⟨U+007F⟩⟨U+0085⟩'],
    ['annotations, a mark of byte order', '\uFFF9\uFEFF', '⟨U+FFF9⟩⟨U+FEFF⟩'],
    ['fillers', '\u115F\u1160\u3164\uFFA0', '⟨U+115F⟩⟨U+1160⟩⟨U+3164⟩⟨U+FFA0⟩'],
    ['empty braille', '\u2800', '⟨U+2800⟩'],
    ['unusual spaces', 'a\u00A0b\u3000c\u2028', 'a⟨U+00A0⟩b⟨U+3000⟩c⟨U+2028⟩'],
    ['half a surrogate pair', 'a\uD800b', 'a⟨U+D800⟩b'],
    ['a private character', '\uE000', '⟨U+E000⟩'],
  ];
  for (const [what, text, shown] of hidden) {
    test(`writes out ${what}`, () => assert.equal(visibleText(text), shown));
  }

  const ordinary = [
    'anna',
    '',
    'Gold plan: größe 10 ⟨a⟩ 日本語 العربية हिन्दी',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '👩\u200D👧 👩🏽\u200D💻 ❤\uFE0F ❤\uFE0F\u200D🔥',
    'two\nlines\tand a tab',
  ];
  for (const text of ordinary) {
    test(`leaves as it is: ${JSON.stringify(text)}`, () => assert.equal(visibleText(text), text));
  }

  test('of plain letters everything stays, and nothing hidden is left beside them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary' }), (a, b) => {
        const shown = visibleText(`${a}x${b}x`);

        assert.doesNotMatch(shown, /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u00AD\0]/);
        assert.equal(visibleText(shown), shown);
      }),
    );
  });
});
