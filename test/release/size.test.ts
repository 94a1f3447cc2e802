/** What a browser loads until the first row: bytes count, because every session starts with a cold cache. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const ASSETS = new URL('../../dist/plugin/assets/', import.meta.url);
/** What it weighs now, rounded up, so that nobody adds to it unawares. */
const MOST_BYTES = 18_050;
/** What a language may cost the first row. */
const MOST_LANGUAGE_BYTES = 1_000;
/** The wall until the first row, in every language. */
const WALL_BYTES = 20_000;
/** With what a long list (from some 20,000 accounts on) needs besides, as it weighs now: below the wall, too. */
const MOST_LONG_BYTES = 19_750;
/** What is loaded after the first rows comes in so many files at most: browsers ask for six at once. */
const MOST_LATE_FILES = 12;

const read = (name: string): Buffer => readFileSync(new URL(name, ASSETS));
const isFirst = (name: string): boolean => name.startsWith('main-');

/** The bytes of all files whose names begin so, as a browser receives them. */
function weigh(...beginnings: readonly string[]): number {
  const names = readdirSync(ASSETS).filter((name) =>
    beginnings.some((beginning) => name.startsWith(beginning)),
  );
  const sizes = names.map((name) => gzipSync(read(name), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('script and style for the first row weigh no more than they do, gzip, and stay below the wall', () => {
  assert.equal(readdirSync(ASSETS).filter(isFirst).length, 2);
  const total = weigh('main-');
  assert.ok(total < MOST_BYTES && total < WALL_BYTES, `${total} bytes`);
});

test('with what a long list needs besides they weigh no more than they do', () => {
  assert.ok(weigh('long-') > 0, 'there is such a file');
  // The bundler's own helper is a file, too.
  const total = weigh('main-', 'long-', 'rolldown-');
  assert.ok(total < MOST_LONG_BYTES, `${total} bytes`);
});

test('the first script imports no other file but when it is needed', () => {
  const [script = ''] = readdirSync(ASSETS).filter((name) => isFirst(name) && name.endsWith('.js'));
  const text = read(script).toString();
  assert.doesNotMatch(text, /\bfrom\s*["'`]\.\//);
  assert.doesNotMatch(text, /\bimport\s*["'`]/);
  assert.match(text, /\bimport\(/);
});

test('what comes after the first rows is in few files', () => {
  const [late = ''] = readdirSync(ASSETS).filter((name) => name.startsWith('late-page-'));
  const files = read(late)
    .toString()
    .match(/\bfrom\s*["'`]\.\//g);
  assert.ok(files && files.length <= MOST_LATE_FILES, `${files?.length} files`);
});

test('the first texts of a language weigh 1 kB at most, and with them the first row stays below the wall', () => {
  const names = readdirSync(ASSETS).filter((name) => name.endsWith('-first.json'));
  assert.ok(names.length > 0);
  const main = weigh('main-');
  for (const name of names) {
    const bytes = weigh(name);
    assert.ok(bytes <= MOST_LANGUAGE_BYTES && main + bytes < WALL_BYTES, `${name}: ${bytes} bytes`);
  }
});
