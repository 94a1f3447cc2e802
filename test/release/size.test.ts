/** What a browser loads until the first row: bytes count, because every session starts with a cold cache. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const ASSETS = new URL('../../dist/plugin/assets/', import.meta.url);
/** The wall; the goal is 16 kB, and `npm run bench` tells the figure. */
const MOST_BYTES = 20_000;

test('script and style weigh less than 20 kB, gzip', () => {
  const files = readdirSync(ASSETS);
  const sizes = files.map((name) => gzipSync(readFileSync(new URL(name, ASSETS)), { level: 9 }).length);
  assert.equal(files.length, 2, files.join());
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total < MOST_BYTES, `${total} bytes`);
});
