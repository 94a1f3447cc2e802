/** International domains: readable where that is honest, as stored where it is not. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { encode } from 'punycode/punycode.es6.js';
import { readableDomain } from '../../src/model/domain.ts';

suite('readable domain', () => {
  const readable: [stored: string, shown: string][] = [
    ['xn--mnchen-3ya.de', 'münchen.de'],
    ['XN--MNCHEN-3YA.DE', 'münchen.de'],
    ['www.Xn--Mnchen-3ya.De', 'www.münchen.de'],
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['shop.xn--mller-kva.xn--mnchen-3ya.example', 'shop.müller.münchen.example'],
    ['xn--fiq228c.xn--fiqs8s', '中文.中国'],
    ['xn--mgbh0fb.xn--kgbechtv', 'مثال.إختبار'],
    ['xn--4dbrk0ce.example', 'ישראל.example'],
    ['xn--strae-oqa.de', 'straße.de'],
    ['xn--parallel-koa.cat', 'paral·lel.cat'],
    ['_dmarc.xn--mnchen-3ya.de', '_dmarc.münchen.de'],
  ];
  for (const [stored, shown] of readable) {
    test(`${stored} reads ${shown}`, () => assert.equal(readableDomain(stored), shown));
  }

  const asStored: [what: string, stored: string][] = [
    ['an ASCII domain', 'Example.com'],
    ['nothing', ''],
    ['xn-- within a label', `four${encode('xn--münchen')}.de`],
    ['a prefix with nothing behind it', 'xn--'],
    ['a prefix with a dash behind it', 'xn---'],
    ['an empty label among others', 'a.xn--.de'],
    ['punycode that breaks off', 'xn--mnchen-3.de'],
    ['a digit that punycode does not have', 'xn--m!nchen-3ya.de'],
    ['an overflow', 'xn--99999999.com'],
    ['a label that holds nothing but ASCII, and would pass for another', 'xn--paypal-.com'],
  ];
  for (const [what, stored] of asStored) {
    test(`as stored: ${what}`, () => assert.equal(readableDomain(stored), stored));
  }

  const deceptive: [what: string, label: string][] = [
    ['a right-to-left override', 'ex\u202Eelpma'],
    ['a left-to-right mark', 'exa\u200Emple'],
    ['a right-to-left isolate', 'ü\u2067abc\u2069'],
    ['a space', 'münchen\u00A0'],
    ['a wide space', 'mün\u3000chen'],
    ['a line separator', 'mün\u2028chen'],
    ['a control character', 'mün\u0085chen'],
    ['a zero-width space', 'mün\u200Bchen'],
    ['a zero-width joiner', 'mün\u200Dchen'],
    ['a letter that cannot be seen', 'münchen\u3164'],
    ['a mark that cannot be seen', 'mün\u034Fchen'],
    ['a variation selector', 'mün\uFE0Fchen'],
    ['a dot that is none', 'münchen\u2024de'],
    ['a slash that is none', 'münchen\u2044login'],
    ['a full-width letter', '\uFF50aypal'],
    ['a sign that is normalised to K', 'faceboo\u212A'],
    ['a capital, which no name has', 'MÜNCHEN'],
    ['a letter and its mark apart', 'mu\u0308nchen'],
    ['half a surrogate pair', 'mün\uD800chen'],
  ];
  for (const [what, label] of deceptive) {
    test(`as stored: decoded it holds ${what}`, () => {
      const stored = `www.xn--${encode(label)}.example`;

      assert.equal(readableDomain(stored), stored);
    });
  }

  test('as stored: labels longer than any that exists', () => {
    const long = `${'a'.repeat(60)}.`.repeat(5);

    assert.equal(readableDomain(`${long}xn--mnchen-3ya.de`), `${long}münchen.de`);
    for (const digits of ['9'.repeat(300), `${'9'.repeat(400)}b`, 'a'.repeat(100_000)]) {
      assert.equal(readableDomain(`xn--${digits}.example`), `xn--${digits}.example`);
    }
  });

  test('agrees with Node on international domains', () => {
    const letters = fc.constantFrom(
      ...Array.from(
        'abcxyz0189äöüßéèñçøåłșžабвжяабіїαβγςωאבגשابتسیकखगनानิกขคงあいうアイウ中文国网한국어გდეըթ',
      ),
    );
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    const internationalDomains = fc
      .array(label, { minLength: 1, maxLength: 4 })
      .map((labels) => domainToASCII([...labels, 'example'].join('.')))
      .filter((stored) => stored.includes('xn--'));
    fc.assert(
      fc.property(internationalDomains, fc.boolean(), (stored, isUpper) => {
        assert.equal(
          readableDomain(isUpper ? stored.toUpperCase() : stored),
          domainToUnicode(stored),
        );
      }),
    );
  });

  test('nothing invisible ever comes out of punycode, and nothing throws', () => {
    const labels = fc.oneof(
      fc.stringMatching(/^[ -~]{0,30}$/),
      fc.stringMatching(/^[a-z0-9-]{0,20}$/),
      fc.string({ unit: 'binary', maxLength: 10 }).map(encode),
      fc
        .tuple(
          fc.string({ maxLength: 5 }),
          fc.constantFrom(
            ...['\u0085', '\u00AD', '\u061C', '\u200B', '\u200E', '\u200F'],
            ...['\u2028', '\u202A', '\u202E', '\u2066', '\uFEFF'],
          ),
          fc.string({ unit: 'grapheme', maxLength: 5 }),
        )
        .map((parts) => encode(parts.join(''))),
    );
    const invisible = (text: string) => text.match(/[\p{C}\p{Z}\p{DI}]/gu);
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 3 }), (parts) => {
        const stored = parts.map((part) => `xn--${part}`).join('.');

        assert.deepEqual(invisible(readableDomain(stored)), invisible(stored));
      }),
      { numRuns: 1000 },
    );
  });

  test('two stored names are not shown as one', () => {
    const labels = fc.oneof(
      fc.stringMatching(/^[a-z0-9-]{1,12}$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map(encode),
    );
    const toStored = (label: string) =>
      /^[\0-\x7f]*$/.test(label) ? label : `xn--${encode(label)}`;
    fc.assert(
      fc.property(labels, (label) => {
        const stored = `xn--${label}.example`.toLowerCase();

        const shown = readableDomain(stored);

        assert.equal(shown.split('.').map(toStored).join('.'), stored);
      }),
      { numRuns: 1000 },
    );
  });
});
