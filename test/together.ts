/** Runs test files in this one process, one after another; `test/in-parallel.ts` names the next one when asked. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';

/** @returns the next file, or nothing when there is none */
async function nextFile(): Promise<string> {
  const told = once(process, 'message');
  process.send?.('next');
  const [file] = (await told) as [string];
  return file;
}

for (let file = await nextFile(); file !== ''; file = await nextFile()) {
  // The hooks of a file are those of its suite. The promise settles when its tests have ended.
  await suite(file, async () => {
    await import(pathToFileURL(resolve(file)).href);
  });
}
process.disconnect();
