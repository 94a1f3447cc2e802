/** SECURITY.md: every test that it names is there, and every line of its tables names one. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../', import.meta.url));
const text = readFileSync(`${repository}SECURITY.md`, 'utf8');
const LINK = /\[([^\]]+)\]\((test\/[^)]+)\)/g;

test('every test that SECURITY.md names is there, under its own name', () => {
  const links = [...text.matchAll(LINK)];
  assert.ok(links.length >= 20);
  for (const [, name, path = ''] of links) {
    assert.ok(existsSync(`${repository}${path}`), path);
    assert.match(path, new RegExp(`/${name}(\\.test\\.ts|\\.t)$`));
  }
});

test('every line of its tables names a test', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const claims = rows.filter((line) => !/^\| *-|shown by/.test(line));
  assert.ok(claims.length >= 20);
  for (const claim of claims) assert.match(claim, /\]\(test\//, claim);
});
