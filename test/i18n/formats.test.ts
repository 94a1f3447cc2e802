/** Numbers and times in the page's language, and in some language where the tag is none. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { intlLanguage } from '../../src/i18n/base-formats.ts';
import { createFormats } from '../../src/i18n/formats.ts';
import { WHM_LANGUAGES } from './whm-languages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// In the time zone of the machine, as the page shows times; midsummer, so that no clock change is near.
const AFTERNOON = new Date(2026, 5, 24, 14, 5, 9).getTime();
const EVENING = new Date(2026, 5, 24, 23, 59, 59).getTime();
const NEXT_DAY = new Date(2026, 5, 25, 0, 0, 0).getTime();

/** Intl writes some spaces in forms that differ between its versions. */
const plain = (text: string): string => text.replace(/\p{Zs}/gu, ' ');

/** Without the direction marks that Arabic numbers carry. */
const bare = (text: string): string => plain(text).replace(/\p{Cf}/gu, '');

suite('formats', () => {
  const numbers: [language: string, number: string, percent: string][] = [
    ['en', '20,000', '30%'],
    ['de', '20.000', '30 %'],
    ['fr', '20 000', '30 %'],
    ['pt-br', '20.000', '30%'],
    ['ar-EG', '٢٠٬٠٠٠', '٣٠٪'],
    ['fa', '۲۰٬۰۰۰', '۳۰٪'],
    ['hi', '20,000', '30%'],
    ['ja', '20,000', '30%'],
  ];
  for (const [language, number, percent] of numbers) {
    test(`numbers in ${language}`, () => {
      const formats = createFormats(language);

      assert.equal(bare(formats.number(20_000)), number);
      assert.equal(bare(formats.percent(30)), percent);
    });
  }

  test('0, 1 and 100 percent are whole', () => {
    const formats = createFormats('en');

    assert.deepEqual(
      [0, 1, 100].map((percent) => formats.percent(percent)),
      ['0%', '1%', '100%'],
    );
  });

  const times: [language: string, today: string, exact: string, otherDay: string][] = [
    ['en', '2:05 PM', '2:05:09 PM', 'Jun 24, 2026, 2:05 PM'],
    ['de', '14:05', '14:05:09', '24.06.2026, 14:05'],
    ['ar-EG', '٢:٠٥ م', '٢:٠٥:٠٩ م', '٢٤/٠٦/٢٠٢٦، ٢:٠٥ م'],
    ['zh-tw', '下午2:05', '下午2:05:09', '2026年6月24日 下午2:05'],
  ];
  for (const [language, today, exact, otherDay] of times) {
    test(`times in ${language}`, () => {
      const formats = createFormats(language);

      assert.equal(bare(formats.time(AFTERNOON, EVENING)), today);
      assert.equal(bare(formats.exactTime(AFTERNOON)), exact);
      assert.equal(bare(formats.time(AFTERNOON, NEXT_DAY)), otherDay);
    });
  }

  test('the date is there from midnight on, and a year later on the same day', () => {
    const formats = createFormats('en');

    assert.equal(plain(formats.time(EVENING, EVENING)), '11:59 PM');
    assert.equal(plain(formats.time(EVENING, NEXT_DAY)), 'Jun 24, 2026, 11:59 PM');
    const yearLater = new Date(2027, 5, 24, 23, 59, 59).getTime();
    assert.equal(plain(formats.time(EVENING, yearLater)), 'Jun 24, 2026, 11:59 PM');
  });

  test('days are those of UTC, as exports say them, whatever the zone of the machine', () => {
    const formats = createFormats('en');

    assert.equal(formats.date(Date.UTC(2026, 5, 24)), 'Jun 24, 2026');
    assert.equal(formats.date(Date.UTC(2026, 5, 24, 23, 59, 59)), 'Jun 24, 2026');
    assert.equal(formats.shortDay('2026-06-24'), 'Jun 24');
    assert.equal(plain(createFormats('de').date(Date.UTC(2026, 5, 24))), '24.06.2026');
  });

  test('an exact share has so many decimals, none left out', () => {
    const formats = createFormats('en');

    assert.deepEqual(
      [29.97, 29.7, 30].map((percent) => formats.exactPercent(percent, 2)),
      ['29.97%', '29.70%', '30.00%'],
    );
    assert.equal(formats.exactPercent(28.5, 1), '28.5%');
    assert.equal(plain(createFormats('de').exactPercent(29.97, 2)), '29,97 %');
  });

  const ages: [ageMs: number, text: string][] = [
    [0, 'this minute'],
    [MINUTE - 1, 'this minute'],
    [MINUTE, '1 minute ago'],
    [HOUR - 1, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [DAY - 1, '23 hours ago'],
    [DAY, 'yesterday'],
    [2 * DAY - 1, 'yesterday'],
    [3 * DAY, '3 days ago'],
    // The clock of the machine was set back.
    [-HOUR, 'this minute'],
  ];
  for (const [ageMs, text] of ages) {
    test(`${ageMs} ms ago is “${text}”`, () => {
      assert.equal(createFormats('en').ago(AFTERNOON, AFTERNOON + ageMs), text);
    });
  }

  test('ages are words of the same language', () => {
    const ago = (language: string) => createFormats(language).ago(AFTERNOON, AFTERNOON + 8 * HOUR);

    assert.equal(ago('de'), 'vor 8 Stunden');
    assert.equal(ago('es_419'), 'hace 8 horas');
  });

  test('a tag that is none gives English, as the texts are', () => {
    const own = createFormats('en');
    const write = (formats: ReturnType<typeof createFormats>) => [
      formats.number(1234.5),
      formats.percent(30),
      formats.time(AFTERNOON, EVENING),
      formats.ago(AFTERNOON, EVENING),
    ];

    for (const tag of ['i_cpanel_snowmen', 'i-cpanel-snowmen', 'i-en', '', '-', '<b>', 'ü']) {
      assert.deepEqual(write(createFormats(tag)), write(own), tag);
    }
  });

  test('the calendar is the Gregorian one, and all digits are of one kind, in every language of WHM', () => {
    for (const language of WHM_LANGUAGES) {
      const formats = createFormats(language);
      const written = [
        formats.number(2026),
        formats.date(AFTERNOON),
        formats.exactTime(AFTERNOON),
        formats.percent(20),
        formats.ago(AFTERNOON, AFTERNOON + 5 * HOUR),
      ].join(' ');
      assert.match(
        formats.date(AFTERNOON),
        new RegExp(
          new Intl.NumberFormat(intlLanguage(language), { useGrouping: false }).format(2026),
        ),
        language,
      );
      assert.ok(
        !(/[0-9]/.test(written) && /[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/.test(written)),
        written,
      );
    }
  });

  test('no text whatever is a tag that breaks the page', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}$/)),
        (tag) => {
          const formats = createFormats(tag);

          assert.notEqual(formats.number(1), '');
          assert.notEqual(formats.time(AFTERNOON, EVENING), '');
          assert.notEqual(formats.ago(AFTERNOON, EVENING), '');
          assert.notEqual(formats.date(AFTERNOON), '');
          assert.notEqual(formats.exactPercent(1, 2), '');
        },
      ),
    );
  });
});
