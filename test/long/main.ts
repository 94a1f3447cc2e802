/**
 * `npm run test:long`: what takes too long for `npm test`. Fuzzing, the hostile texts, the fault table, the soak. Prints a few lines, which
 * stand in the README. `npm run test:long -- fuzz`, `-- texts`, `-- faults` or `-- soak` runs one of them; `FUZZ_TIMES`, `FUZZ_SEED`,
 * `SOAK_REFRESHES` and `SOAK_ACCOUNTS` change how much is done.
 */
import { spawnSync } from 'node:child_process';
import { FAULTS } from '../faults/faults.ts';
import { CELLS } from '../faults/table.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { HOSTILE } from '../fuzz/hostile-texts.ts';
import { MOST_GROWTH_BYTES, MOST_NEW_NODES, soak, type Level } from './soak.ts';

const numberOf = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const written = (value: number): string => value.toLocaleString('en');
const say = (text: string): void => console.log(text);

async function runFuzz(): Promise<boolean> {
  const times = numberOf('FUZZ_TIMES', 100_000);
  const seed = numberOf('FUZZ_SEED', Date.now() % 1_000_000);
  const { values, failures } = await fuzz({ times, seed });
  const failed = Array.from(failures, ([name, count]) => `${written(count)} ${name}`).join(', ');
  say(
    `Fuzz, seed ${seed}: ${written(times)} mutated answers, no wrong count, no failure without a name;`,
  );
  say(`  ${written(values)} read as what they say, ${failed}`);
  return true;
}

const NODE_TESTS = ['test/fuzz/hostile-texts.test.ts', 'test/fuzz/hostile-messages.test.ts'];

/** They are short enough for `npm test`, too. */
function runTexts(): boolean {
  const runs: readonly (readonly string[])[] = [
    [process.execPath, '--import', 'tsx', '--test', ...NODE_TESTS],
    [
      'node_modules/.bin/web-test-runner',
      ...['--config', 'test/browser/web-test-runner.config.js'],
      ...['--files', 'test/fuzz/hostile-texts.element.test.ts'],
    ],
  ];
  for (const [command = '', ...args] of runs) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) continue;
    say(`${stdout}${stderr}`);
    return false;
  }
  say(
    `Hostile texts: ${HOSTILE.length} through every field, file, fragment and message: text each time`,
  );
  return true;
}

/** Every cell of the table, of which `npm test` runs a share. */
function runFaults(): boolean {
  const files = ['actions', 'client', 'loading'].map((name) => `test/faults/${name}.test.ts`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--test', ...files],
    {
      encoding: 'utf8',
      env: { ...process.env, FAULTS: 'all' },
      // Some lines for each cell.
      maxBuffer: 100_000_000,
    },
  );
  if (status !== 0) {
    say(`${stdout}${stderr}`);
    return false;
  }
  say(
    `Faults: ${written(CELLS)} cells (${FAULTS.length} faults, each with every call, at every moment of loading, in every action):`,
  );
  say('  named and told each time, nothing lost or sent twice, and all works again with WHM');
  return true;
}

const describeLevel = ({ heapBytes, nodes, listeners }: Level): string =>
  `${(heapBytes / 1e6).toFixed(2)} MB, ${written(nodes)} nodes, ${listeners} listeners`;

async function runSoak(): Promise<boolean> {
  const accounts = numberOf('SOAK_ACCOUNTS', 20_000);
  const refreshes = numberOf('SOAK_REFRESHES', 1_000);
  const filterChanges = 10;
  const onProgress = (text: string): void => console.error(`  ${text}`);
  const { before, after, complaints } = await soak({
    accounts,
    refreshes,
    filterChanges,
    onProgress,
  });
  say(
    `Soak, ${written(accounts)} accounts: ${written(refreshes)} refreshes, ${written(refreshes * filterChanges)} filter changes;`,
  );
  say(`  before: ${describeLevel(before)}; after: ${describeLevel(after)}`);
  for (const complaint of new Set(complaints)) say(`  the page complained: ${complaint}`);
  return (
    complaints.length === 0 &&
    after.heapBytes - before.heapBytes <= MOST_GROWTH_BYTES &&
    after.nodes - before.nodes <= MOST_NEW_NODES &&
    after.listeners - before.listeners <= MOST_NEW_NODES
  );
}

const RUNS = { fuzz: runFuzz, texts: runTexts, faults: runFaults, soak: runSoak };
const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(RUNS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const since = performance.now();
  const isGood = await run();
  say(
    `  ${isGood ? 'good' : 'NOT good'}, ${((performance.now() - since) / 60_000).toFixed(1)} minutes`,
  );
  if (!isGood) process.exitCode = 1;
}
