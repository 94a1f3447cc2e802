/** `npm run lint:perl`: whether our Perl compiles without a warning, and what Perl::Critic says of it (`.perlcriticrc`). */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const COMMAND_LINE = 'plugin/command-line';

/** What they inherit from is cPanel's: `test/plugin/driver.t` compiles them with stand-ins. */
const DRIVER = 'plugin/privilege';

const modules = readdirSync(COMMAND_LINE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.pm'))
  .map((file) => join(COMMAND_LINE, file));
const programs = ['plugin/index.cgi', join(COMMAND_LINE, 'whm-2fa')];
const files = [...programs, ...modules].sort();

/** Everything that is said, where it is more than that all is well. */
function check(command: string, args: readonly string[], isWell: RegExp): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const said = (stdout + stderr)
    .split('\n')
    .filter((line) => line !== '' && !isWell.test(line))
    .join('\n');
  if (said !== '') console.error(said);
  return status === 0 && said === '';
}

const compiled = files.map((file) =>
  check('perl', ['-Itest/whm/perl', `-I${COMMAND_LINE}/lib`, '-wc', file], / syntax OK$/),
);
const criticised = check(
  'perlcritic',
  ['--profile', '.perlcriticrc', ...files, DRIVER],
  / source OK$/,
);
if (!criticised || compiled.includes(false)) process.exitCode = 1;
