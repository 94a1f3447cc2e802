/** Our decoder of punycode, against the samples of RFC 3492 and against the `punycode` library. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { decode, encode } from 'punycode/punycode.es6.js';
import { decodePunycode } from '../../src/lib/punycode.ts';

const LONGEST = 59;

/** What a decoder makes of a text: a result, or the kind of its error. */
function attempt(decoder: (text: string) => string, text: string): string {
  try {
    return `decoded: ${decoder(text)}`;
  } catch (error) {
    assert.ok(error instanceof RangeError);
    return 'malformed';
  }
}

suite('punycode', () => {
  // RFC 3492, section 7.1.
  const samples: [encoded: string, text: string][] = [
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
    ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
    ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
    ['Hello-Another-Way--fc4qua05auwb3674vfr0b', 'Hello-Another-Way-それぞれの場所'],
    ['MajiKoi5-783gue6qz075azm5e', 'MajiでKoiする5秒前'],
    ['de-jg4avhby1noc0d', 'パフィーdeルンバ'],
    ['d9juau41awczczp', 'そのスピードで'],
    ['-> $1.00 <--', '-> $1.00 <-'],
  ];
  for (const [encoded, text] of samples) {
    test(`${encoded} is ${text}`, () => assert.equal(decodePunycode(encoded), text));
  }

  const malformed: [what: string, encoded: string][] = [
    ['breaks off', 'mnchen-3y'],
    ['holds a sign that is no digit', 'mnchen-3!a'],
    ['stands for no character', '99999999'],
    ['is longer than a label can be', 'a'.repeat(LONGEST + 1)],
  ];
  for (const [what, encoded] of malformed) {
    test(`throws when it ${what}`, () => {
      assert.throws(() => decodePunycode(encoded), RangeError);
    });
  }

  test('reads back what the library writes', () => {
    const texts = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
      .filter((text) => encode(text).length <= LONGEST);
    fc.assert(fc.property(texts, (text) => assert.equal(decodePunycode(encode(text)), text)));
  });

  test('agrees with the library on anything that could stand in a label', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9-]{0,12}$/), (text) => {
        assert.equal(attempt(decodePunycode, text), attempt(decode, text));
      }),
      { numRuns: 5000 },
    );
  });
});
