/** The one-time codes against the examples of RFC 6238 (appendix B, SHA-1; the last six of eight digits). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, encodeBase32, isValidCode } from './totp.ts';

const secret = encodeBase32(Buffer.from('12345678901234567890'));

test('codes are those of RFC 6238', () => {
  const examples: readonly (readonly [seconds: number, code: string])[] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ];
  for (const [seconds, code] of examples) assert.equal(codeAt(secret, seconds * 1_000), code);
});

test('secrets are written as RFC 4648 has it', () => {
  assert.equal(secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('a code is valid one step before and after', () => {
  const at = 1_111_111_109_000;
  for (const shift of [-30_000, 0, 30_000]) assert.ok(isValidCode(secret, '081804', at + shift));
  for (const shift of [-60_000, 60_000]) assert.ok(!isValidCode(secret, '081804', at + shift));
});
