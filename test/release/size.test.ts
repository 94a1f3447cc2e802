/** What a browser loads until the first row: bytes count, because every session starts with a cold cache. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const ASSETS = new URL('../../dist/plugin/assets/', import.meta.url);
/** What it weighs now, rounded up: the goal is 16 kB, and the wall at which nothing more goes in 20 kB. */
const MOST_BYTES = 17_600;

const read = (name: string): Buffer => readFileSync(new URL(name, ASSETS));
const isFirst = (name: string): boolean => name.startsWith('main-');

test('script and style for the first row weigh no more than they do, gzip', () => {
  const names = readdirSync(ASSETS).filter(isFirst);
  assert.equal(names.length, 2, names.join());
  const sizes = names.map((name) => gzipSync(read(name), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total < MOST_BYTES, `${total} bytes`);
});

test('the first script imports no other file but when it is needed', () => {
  const [script = ''] = readdirSync(ASSETS).filter((name) => isFirst(name) && name.endsWith('.js'));
  const text = read(script).toString();
  assert.doesNotMatch(text, /\bfrom\s*["'`]\.\//);
  assert.doesNotMatch(text, /\bimport\s*["'`]/);
  assert.match(text, /\bimport\(/);
});
