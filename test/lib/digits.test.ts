/** Digits as people of every writing system type them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plainDigits, readCount } from '../../src/lib/digits.ts';

suite('digits', () => {
  for (const [text, plain] of [
    ['0123456789', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['０１２３４５６７８９', '0123456789'],
    ['०१२३४५६७८९', '0123456789'],
    ['𝟎𝟏𝟗𝟘𝟙𝟡𝟢𝟬𝟶𝟿', '0190190009'],
    ['site۱۲', 'site12'],
    ['½ Ⅻ 一 x', '½ Ⅻ 一 x'],
    ['', ''],
  ] as const) {
    test(`${JSON.stringify(text)} is ${JSON.stringify(plain)}`, () => {
      assert.equal(plainDigits(text), plain);
    });
  }

  test('of every script that Unicode knows, ten in a row', () => {
    const all = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
      (code) => (code < 0xd800 || code > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(code)),
    );

    const read = all.map((code) => plainDigits(String.fromCodePoint(code))).join('');

    assert.match(read, /^(?:0123456789){60,}$/);
  });
});

suite('a number that was typed', () => {
  for (const [text, number] of [
    ['1234', 1234],
    [' 1,234 ', 1234],
    ["1'234", 1234],
    ['1\u202f234', 1234],
    ['۱۲', 12],
    ['١٢', 12],
    ['١٬٢٣٤', 1234],
    ['１２', 12],
    ['１，２３４', 1234],
    ['०१', 1],
    ['\u200f۱۲\u200e', 12],
  ] as const) {
    test(`${JSON.stringify(text)} is ${number}`, () => assert.equal(readCount(text), number));
  }

  for (const text of ['', ' ', '12a', '-12', '½', 'twelve', '十二', '1e3']) {
    test(`${JSON.stringify(text)} is none`, () => assert.ok(Number.isNaN(readCount(text))));
  }
});
