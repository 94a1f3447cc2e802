/** Runs several test files in this one process, one after another: `test/together.ts FILE…`. */
import { resolve } from 'node:path';
import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) {
  // The hooks of a file are those of its suite.
  suite(file, async () => {
    await import(pathToFileURL(resolve(file)).href);
  });
}
