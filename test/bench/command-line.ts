/**
 * `npm run bench:command-line [-- ACCOUNTS]`: how long whm-2fa takes on a server of 100,000 accounts beside what WHM's API
 * takes, and how much memory.
 */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { useScratchRoot } from '../command-line/scratch-program.ts';
import { createPopulation } from '../whm/population.ts';
import { createServerState } from '../whm/server-state.ts';
import { createServerRoot } from '../whm/server-root.ts';
import { writeCommandAnswers } from '../whm/whmapi1.ts';

const accounts = Number(process.argv[2] ?? 100_000);
const COMMANDS = [
  ['status'],
  ['list', '--missing'],
  ['export', '--json'],
  ['export', '--csv'],
] as const;

const root = await createServerRoot();
try {
  const population = createPopulation(accounts, 1, false);
  writeCommandAnswers(root.path, createServerState(population));
  const program = join(root.path, 'usr/local/twofactor_status/0.0.0');
  cpSync('plugin/command-line', program, { recursive: true });
  useScratchRoot(program, root.path);
  for (const command of COMMANDS) {
    const args = ['test/bench/command-line.pl', join(program, 'whm-2fa'), ...command];
    const { stdout, stderr } = spawnSync('perl', args, { maxBuffer: 2 ** 30 });
    const [all = NaN, api = NaN, memory = NaN] = stderr.toString().trim().split(' ').map(Number);
    const took = `${(all - api).toFixed(2)} s beside the ${api.toFixed(2)} s of whmapi1, ${memory} MB`;
    console.log(`whm-2fa ${command.join(' ')}: ${took}, ${stdout.length} bytes`);
  }
} finally {
  await root.remove();
}
