/**
 * `npm run readme:command-line`: runs the command line on a scratch server of 1,000 accounts, with the stand-in whmapi1, and writes what
 * it prints into the README, between two marks. The clock stands still, so that the same release prints the same.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useScratchRoot } from './scratch-program.ts';
import { createPopulation } from '../whm/population.ts';
import { createServerState } from '../whm/server-state.ts';
import { createServerRoot, installPlugin } from '../whm/server-root.ts';
import { writeCommandAnswers } from '../whm/whmapi1.ts';

const README = 'README.md';
const NOW = Date.UTC(2026, 10, 28, 8, 0, 3);
const BLOCK = /(<!-- command-line -->\n\n```text\n)[^]*?(```\n\n<!-- \/command-line -->)/;

/** In their order. One that begins with a dot is run in the release, the others are the installed program's. */
const COMMANDS = [
  './install.sh --status',
  'whm-2fa',
  'whm-2fa list --missing --reseller=northhost',
  "whm-2fa exceptions add cedarhomes --reason='Token ordered' --approved-by='Mia Admin' --until=2027-01-31",
  'whm-2fa exceptions list',
  'whm-2fa collect',
  'whm-2fa check -w 90: -c 20:',
];

/** What a terminal shows of them. The release must have been built. */
export async function recordSession(): Promise<string> {
  const root = await createServerRoot();
  try {
    const population = createPopulation(1_000, 1, false);
    writeCommandAnswers(root.path, createServerState(population, { now: () => NOW }));
    await installPlugin(root);
    mkdirSync(join(root.path, 'var/lib/prometheus/node-exporter'), { recursive: true });
    const texts = COMMANDS.map((command) => `# ${command}\n${run(root.path, command)}`);
    return texts.join('\n').replaceAll(root.path, '');
  } finally {
    await root.remove();
  }
}

function run(root: string, command: string): string {
  if (command.startsWith('.')) {
    const env = { ...process.env, DESTDIR: root };
    return execFileSync('sh', ['-c', command], { cwd: 'dist', env, encoding: 'utf8' });
  }
  const program = placeProgram(root);
  const perl = `perl -I${join(import.meta.dirname, 'lib')} -MFixedTime=${NOW / 1_000} ${program}`;
  const line = command.replace('whm-2fa', perl);
  // `script` gives it a terminal.
  const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], { encoding: 'utf8' });
  return stdout.replaceAll('\r\n', '\n');
}

/** The installed program, which takes the scratch directory for the server's root. */
function placeProgram(root: string): string {
  const version = readFileSync('dist/VERSION', 'utf8').trim();
  const directory = join(root, 'usr/local/twofactor_status', version);
  return useScratchRoot(directory, root);
}

/** The README with this session in it. */
export function insertSession(readme: string, session: string): string {
  if (!BLOCK.test(readme)) throw new Error(`${README} has no place for the session.`);
  return readme.replace(BLOCK, (_, before: string, after: string) => before + session + after);
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync(README, insertSession(readFileSync(README, 'utf8'), await recordSession()));
}
