/** Text of others in an address: whatever it is, it can be written, and read again. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createAccount } from '../../src/accounts/account.ts';
import { baseColumns } from '../../src/features/accounts-list/columns.ts';
import { encodeText } from '../../src/lib/encode-text.ts';

test('half a character is written as the sign for one that is not known', () => {
  for (const [text, written] of [
    ['\ud800', '%EF%BF%BD'],
    ['a\udc00b', 'a%EF%BF%BDb'],
    ['\udc00\ud800', '%EF%BF%BD%EF%BF%BD'],
    ['\u{1f600}', '%F0%9F%98%80'],
    ['a b&c', 'a%20b%26c'],
  ] as const) {
    assert.equal(encodeText(text), written);
    assert.doesNotThrow(() => decodeURIComponent(written));
  }
});

test('a row of an account with half a character as its name is drawn', () => {
  const [column] = baseColumns('root', false);
  assert.ok(column);
  assert.doesNotThrow(() => column.cell(createAccount('a\ud800', '', true)));
});

test('nothing else in the source encodes text by itself', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const found = files.filter(
    (file) => file.endsWith('.ts') && /encodeURI/.test(readFileSync(`src/${file}`, 'utf8')),
  );
  assert.deepEqual(found.sort(), ['lib/encode-text.ts']);
});
