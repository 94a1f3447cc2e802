/** The rules of the issuer: what belongs to it, and what WHM accepts. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  cleanIssuer,
  ISSUER_LENGTH,
  issuerProblem,
} from '../../../src/features/policy/issuer-rule.ts';

const ACCEPTED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-'.split('');

suite('what is typed as an issuer', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Big Host', 'Big Host'],
    ['  Big Host\t', 'Big Host'],
    ['"Big Host"', 'Big Host'],
    ["'Big Host'", 'Big Host'],
    [' " Big Host " ', 'Big Host'],
    ['""', ''],
    ['   ', ''],
    ['', ''],
  ];
  for (const [typed, issuer] of cases) {
    test(`${JSON.stringify(typed)} is ${JSON.stringify(issuer)}`, () => {
      assert.equal(cleanIssuer(typed), issuer);
    });
  }

  for (const typed of ['"Big Host', 'Big Host"', `"Big Host'`, 'Big "Host', '"']) {
    test(`${typed} keeps a quote that does not surround it`, () => {
      assert.equal(cleanIssuer(typed), typed);
    });
  }
});

suite('an issuer is accepted', () => {
  test('of up to 32 letters, digits, spaces and . _ -', () => {
    const characters = fc.constantFrom(...ACCEPTED, ' ');
    const issuers = fc.string({ unit: characters, minLength: 1, maxLength: 32 });

    fc.assert(fc.property(issuers, (issuer) => assert.equal(issuerProblem(issuer), undefined)));
  });

  for (const character of [...ACCEPTED, 'a b']) {
    test(`with ${character}`, () => assert.equal(issuerProblem(character), undefined));
  }

  test('of 32 characters, whatever surrounds it', () => {
    assert.equal(ISSUER_LENGTH, 32);
    assert.equal(issuerProblem(`  "${'a'.repeat(32)}" `), undefined);
  });

  for (const empty of ['', '  ', '""']) {
    test(`where ${JSON.stringify(empty)} leaves it to the default`, () => {
      assert.equal(issuerProblem(empty), undefined);
    });
  }
});

suite('an issuer is not accepted', () => {
  test('of more than 32 characters', () => {
    assert.equal(issuerProblem('a'.repeat(33)), 'too-long');
  });

  const cases: readonly (readonly [string, string])[] = [
    ['a/b', '/'],
    ['a:b', ':'],
    ['<b>', '<'],
    ['Zoë', 'ë'],
    ['a\tb', '\t'],
    ['a\u00a0b', '\u00a0'],
    ['a,b;c', ','],
    ['Big "Host', '"'],
    ['٣', '٣'],
    ['\u212a', '\u212a'],
    ['Big 🔒 Host', '🔒'],
  ];
  for (const [issuer, character] of cases) {
    test(`${JSON.stringify(issuer)}, for ${JSON.stringify(character)}`, () => {
      assert.deepEqual(issuerProblem(issuer), { character });
    });
  }

  test('for a character, where it is too long, too', () => {
    assert.deepEqual(issuerProblem(`${'a'.repeat(40)}/`), { character: '/' });
  });
});
