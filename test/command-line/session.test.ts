/** What the README shows of the command line is what it prints. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { insertSession, recordSession } from './session.ts';

test('the README’s session is what this release prints (npm run readme:command-line writes it)', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const session = await recordSession();
  assert.equal(insertSession(readme, session), readme);
});
