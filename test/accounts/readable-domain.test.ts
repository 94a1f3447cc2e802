/** International domains: readable where that is honest, as stored where it is not. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { encode } from 'punycode/punycode.es6.js';
import { readableDomain } from '../../src/accounts/domain.ts';

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

  /** Stored as registries store it. */
  const toStored = (domain: string): string =>
    domain
      .split('.')
      .map((label) => (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encode(label)}`))
      .join('.');

  const honest =
    'café.fr ñandú.es việtnam.vn azərbaycan.az ışık.com.tr æble.dk łódź.pl ψυχή.gr ελλάδα.gr хор.рф сбербанк.рф україна.укр ' +
    'հայաստան.am ქართული.ge ኢትዮጵያ.et العربية.com فارسی.ir سال۱۴۰۳.ir हिन्दी.com বাংলা১২৩.com தமிழ்.com తెలుగు.com ' +
    'ಕನ್ನಡ.com മലയാളം.com සිංහල.com ไทย.com ລາວ.com မြန်မာ.com ខ្មែរ.com བོད.com ދިވެހި.com 中国.中国 ' +
    '日本語テスト.jp tシャツ.jp no1ソフト.jp データ123.jp 한국어.kr a한국漢字.kr abc中文.tw ㄅㄆ中文.tw אבג.דהו';
  for (const domain of honest.split(' ')) {
    test(`honest: ${domain}`, () => assert.equal(readableDomain(toStored(domain)), domain));
  }

  const lookAlikes: [what: string, domains: string][] = [
    [
      'Cyrillic that reads as Latin',
      'аррӏе.com хор.ru ԝԝԝ.com зе60.com раураӏ.com.ua ѕсоре.рф.com',
    ],
    ['Cyrillic that reads as Latin before a name in another script', 'аррӏе.中国'],
    ['a name under a top-level domain that reads as Latin', 'пример.со'],
    ['Greek that reads as Latin', 'νικοσ.com ουροσ.com'],
    ['Armenian that reads as Latin', 'ցօօց.com հօսո.com'],
    ['other scripts that read as Latin', 'סט.com ٥١.com ჿყ.com ዐሀ.com ০৪.com ဝ၀.com ๐๐.com'],
    ['ı for i or l', 'bıng.com paypaı.com'],
    ['Latin and Cyrillic', 'рaypal.com paypаl.com täглас.com'],
    ['Latin and Greek', 'gοοgle.com'],
    ['Latin and Armenian', 'gօօgle.com'],
    ['Latin and Cherokee, or Cherokee alone', 'ꭺpple.com ꮯꭺꮪꭼ.com'],
    ['Cyrillic and Greek', 'приμер.com'],
    ['accented Latin among Chinese', 'ä中文.com'],
    ['Thai beside Lao, Devanagari beside Tamil', 'ไทຍ.com हதமி.com'],
    ['Korean beside Japanese', '한국ひら.com'],
    ['letters of phonetics', 'ɡoogle.com ɑpple.com ǀogin.com ʟogin.com'],
    ['letters that look like digits or ASCII', 'ƽtudio.com ƨite.com ȣ.com ƅank.com'],
    ['an apostrophe that is a letter', 'oʼreilly.com ʻiʻo.com'],
    ['what a living script has no more', 'ᴦϝ.com ꙇꙇꙇ.com ѣѣ.рф ⴀⴁ.ge'],
    ['letters that are nothing but a stroke', 'カ〳ー.jp ㄅˊㄅ.tw البـيت.com'],
    ['letters of dead scripts', '𐌰𐌱𐌲.com 𐐨𐐩.com ⲁⲃⲅ.com ᚠᚢ.com'],
    ['digits of two systems', 'বাংলা1৮.com سال1۴.com ١۱س.com'],
    ['digits of another script', 'пример٣.com'],
    ['a dot in the middle that Catalan does not have', 'paypal·com.com a·l.com ·l.com'],
    [
      'a slash, a dash or an O of another script alone',
      'comノlogin.jp com丶x.jp g〇〇gle.com pay一pal.com ー.jp',
    ],
    ['a mark at the beginning, or twice', '\u0301a\u0323.com ก\u0e48\u0e48.com'],
    ['a mark that no letter has with it', 'x\u030cy.com'],
    ['a half of a Korean syllable', '\u1173\u1161.kr'],
    ['digits that change sides', 'مثال.1com مثال.com- -x.مثال'],
  ];
  for (const [what, domains] of lookAlikes) {
    test(`as stored: ${what}`, () => {
      for (const domain of domains.split(' ')) {
        assert.equal(readableDomain(toStored(domain)), toStored(domain), domain);
      }
    });
  }

  /** Letters of one script, each with one that is taken for no other, so that a label of them is honest. */
  const alphabets: [sure: string, others: string][] = [
    ['ü', 'abcxyz0189äöüßéèñçøåłșž'],
    ['ж', 'абвжя0189'],
    ['ї', 'іїґєжѕ'],
    ['λ', 'αβγω'],
    ['א', 'אבגשו'],
    ['ت', 'ابتسیک'],
    ['क', 'कखगन'],
    ['ข', 'กขคง'],
    ['本', 'abcxyz0189あいうアイウ中文国'],
    ['網', 'abcxyz0189中文国网'],
    ['한', 'abc한국어中'],
    ['გ', 'გდე'],
    ['ը', 'եըթ'],
  ];
  const labels = fc
    .constantFrom(...alphabets)
    .chain(([sure, others]) =>
      fc
        .string({ unit: fc.constantFrom(...Array.from(others)), maxLength: 11 })
        .map((rest) => sure + rest),
    );

  test('agrees with Node on honest international domains', () => {
    const internationalDomains = labels
      .map((label) => domainToASCII(`${label}.example`))
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

  test('letters of two scripts are never shown, wherever the second one stands', () => {
    const scripts = ['äöü', 'бгд', 'λβδ', 'אבג', 'بتس', 'कखग', 'กขค', 'ფქჯ', 'ըթժ', '中文国'];
    const two = fc.shuffledSubarray(scripts, { minLength: 2, maxLength: 2 });
    const mixed = two.chain(([one = '', other = '']) =>
      fc
        .tuple(
          fc.string({ unit: fc.constantFrom(...Array.from(one)), minLength: 1, maxLength: 5 }),
          fc.constantFrom(...Array.from(other)),
          fc.string({ unit: fc.constantFrom(...Array.from(one + other)), maxLength: 5 }),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(mixed, (label) => {
        const stored = toStored(`${label}.com`);

        assert.equal(readableDomain(stored), stored);
      }),
    );
  });

  test('nothing is shown that reads as ASCII, letter by letter', () => {
    // From UTS #39's confusables.txt: letters whose prototype is one of ASCII, with it.
    const prototypes = new Map(
      (
        'аa еe оo рp сc уy хx ѕs іi јj һh ӏl ԛq ԝw αa ιi νv οo ρp σo υu գq զq հh ոn ռn սu ցg օo ' +
        'וl ןl סo טv اl هo ٥o ٧V ۱l ೦o ๐o ໐o ဝo ሀU ዐO ყy ჿo ıi ǀl ɡg ɑa ɩi ʟL ｇg ℊg'
      )
        .split(' ')
        .map((pair) => [pair.charAt(0), pair.slice(1)]),
    );
    const letters = fc.constantFrom(
      ...prototypes.keys(),
      ...Array.from('abcdefghijklmnopqrstuvwxyz0189-'),
    );
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), (label) => {
        const shown = readableDomain(`xn--${encode(label)}.com`);

        assert.match(shown, /^[\0-\x7f]*$/, label);
      }),
      { numRuns: 1000 },
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
    fc.assert(
      fc.property(labels, (label) => {
        const stored = `xn--${label}.example`.toLowerCase();

        const shown = readableDomain(stored);

        assert.equal(toStored(shown), stored);
      }),
      { numRuns: 1000 },
    );
  });
});
