/** Codes as they are typed and pasted; secrets as they are read. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { groupSecret, readCode } from '../../src/model/one-time-code.ts';

suite('a code', () => {
  for (const [text, code] of [
    ['123456', '123456'],
    ['000000', '000000'],
    [' 123 456\n', '123456'],
    ['123-456', '123456'],
    ['123\u00a0456', '123456'],
    ['\u200e123\u2009456\u200f', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۰۱۲۳۴۵', '012345'],
    ['१२३४५६', '123456'],
    ['１２３４５６', '123456'],
    ['𝟘𝟙𝟚𝟛𝟜𝟝', '012345'],
  ] as const) {
    test(`${JSON.stringify(text)} is ${code}`, () => assert.equal(readCode(text), code));
  }

  for (const text of ['', '12345', '1234567', '12345a', '12345x', '½23456', '12 34 5']) {
    test(`${JSON.stringify(text)} is none`, () => assert.equal(readCode(text), undefined));
  }

  test('is six ASCII digits or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.match(readCode(text) ?? '000000', /^\d{6}$/);
      }),
    );
  });
});

suite('a secret', () => {
  test('stands in groups of four', () => {
    assert.equal(groupSecret('ABCDEFGHIJ'), 'ABCD EFGH IJ');
    assert.equal(groupSecret('ABCD'), 'ABCD');
    assert.equal(groupSecret(''), '');
  });
});
