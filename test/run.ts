/**
 * `npm test`: every check that there is, one after another. `npm test -- WORD…`: builds, and runs only the
 * tests whose path has one of the words in it (`npm test -- removal`).
 *
 * A test file's name says what runs it: `….page.test.ts` in Chromium on a local WHM, `….element.test.ts`
 * in Chromium alone, `….firefox.test.ts` in Firefox on a local WHM, all others in Node.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2);
const isChosen = (file: string): boolean =>
  words.length === 0 || words.some((word) => file.includes(word));

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter(isChosen)
  .sort();
const isPage = (file: string): boolean => file.endsWith('.page.test.ts');
const isFirefox = (file: string): boolean => file.endsWith('.firefox.test.ts');
const isElement = (file: string): boolean => file.endsWith('.element.test.ts');

/** Ends all with the exit code of the first step that fails. */
function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const tsx = (...args: readonly string[]): void => run(process.execPath, '--import', 'tsx', ...args);

/** How long a file takes, by and by: a long one has many tests, and each test of install.sh runs it often. */
const weight = (file: string): number =>
  statSync(file).size * (file.startsWith(join('test', 'install')) ? 10 : 1);

/** All in two processes. The longest files come first. */
const runShared = (chosen: readonly string[]): void =>
  tsx('test/in-parallel.ts', ...[...chosen].sort((a, b) => weight(b) - weight(a)));

/** Nothing where no file was chosen. */
function runFiles(chosen: readonly string[], start: (chosen: readonly string[]) => void): void {
  if (chosen.length > 0) start(chosen);
}

if (files.length === 0) {
  console.error(`No test file has ${words.join(' or ')} in its path.`);
  process.exit(1);
}
tsx(
  'test/prerequisites.ts',
  'ansible',
  'chromium',
  'firefox',
  'jq',
  'perl',
  'prometheus',
  'shellcheck',
);
if (words.length === 0) run('npm', 'run', '-s', 'lint');
run('npm', 'run', '-s', 'build');
runFiles(
  files.filter((file) => !isPage(file) && !isFirefox(file) && !isElement(file)),
  runShared,
);
if (words.length === 0) run('prove', '-Itest/whm/perl', 'test/plugin', 'test/command-line');
runFiles(files.filter(isElement), (chosen) =>
  run(
    'node_modules/.bin/web-test-runner',
    '--config',
    'test/browser/web-test-runner.config.js',
    '--files',
    ...chosen,
  ),
);
runFiles(files.filter(isPage), runShared);
runFiles(files.filter(isFirefox), runShared);
