/** Commands that stand in the script's PATH before the real ones, count the calls, and interfere at a chosen one. */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Release } from './release.ts';
import { PATHS, type Server } from './server.ts';

/** The commands with which install.sh changes something, and the pause that it makes. */
const COMMANDS = ['chmod', 'cp', 'install', 'ln', 'mkdir', 'mv', 'rm', 'rmdir', 'sleep', 'touch'];

const CPANEL_COMMANDS = ['register_appconfig', 'unregister_appconfig'];

/**
 * What happens at the chosen call: `kill` ends the script with -9 just before the command, `cut` the
 * same with a part of the file written that `install` was to write; `terminate` sends SIGTERM while the command
 * runs; `fail` lets it fail as on a full disk; `spoil` lets `install` write a part and claim success.
 */
export type Interference = 'kill' | 'cut' | 'terminate' | 'fail' | 'spoil';

export interface Shims {
  /** To run install.sh with. */
  environment: NodeJS.ProcessEnv;
  /** The commands that were called, in their order. */
  readCalls(): Promise<string[]>;
}

/** Puts the shims before the real commands; `sleep` does not take its time. */
export async function createShims(
  server: Server,
  interference?: { at: number; act: Interference },
): Promise<Shims> {
  const directory = await mkdtemp(server.scratch('shims-'));
  const calls = join(directory, 'calls');
  await writeFile(calls, '');
  for (const command of COMMANDS) {
    await writeShim(join(directory, command), command === 'sleep' ? 'true' : locate(command));
  }
  for (const command of CPANEL_COMMANDS) {
    const path = server.path(PATHS.commands, command);
    if (existsSync(`${path}.counted`)) continue;
    await rename(path, `${path}.counted`);
    // What cPanel's commands call in their turn is cPanel's own affair.
    await writeShim(path, '$0.counted', 'PATH=$SHIM_OUTER_PATH ');
  }
  return {
    environment: {
      PATH: `${directory}${delimiter}${process.env['PATH'] ?? ''}`,
      SHIM_CALLS: calls,
      SHIM_OUTER_PATH: process.env['PATH'],
      SHIM_AT: String(interference?.at ?? 0),
      SHIM_ACT: interference?.act ?? '',
    },
    async readCalls() {
      return (await readFile(calls, 'utf8')).split('\n').filter(Boolean);
    },
  };
}

/** Looks which commands a run calls, and does something for each of them, a few at a time. */
export async function atEveryCommand(
  t: TestContext,
  server: Server,
  release: Release,
  args: string[],
  act: (at: number, call: string) => Promise<void>,
): Promise<void> {
  const model = await server.copy(t);
  const shims = await createShims(model);
  const { code, stderr } = await model.run(release, args, shims);
  assert.equal(code, 0, stderr);
  const calls = await shims.readCalls();
  assert.ok(calls.length > 5, 'the commands are not counted');
  const points = calls.entries();
  const work = async (): Promise<void> => {
    for (const [index, call] of points) await act(index + 1, call);
  };
  await Promise.all([work(), work(), work()]);
}

async function writeShim(path: string, real: string, assignment = ''): Promise<void> {
  const script = `#!/bin/sh
[ -n "$SHIM_CALLS" ] || exec "${real}" "$@"
count=1
while read -r _; do count=$((count + 1)); done <"$SHIM_CALLS"
set -f # the call is split into words, so that a name on several lines stays on one
echo "\${0##*/}" $* >>"$SHIM_CALLS"
if [ "$count" = "$SHIM_AT" ]; then
  case $SHIM_ACT in
    kill) kill -KILL 0 ;;
    cut)
      [ "\${0##*/}" != install ] || head -c 9 "$4" >"$5"
      kill -KILL 0
      ;;
    terminate)
      read -r _ _ _ _ group _ </proc/self/stat
      kill -TERM "$group"
      ;;
    spoil)
      head -c 9 "$4" >"$5"
      exit 0
      ;;
    fail)
      echo "\${0##*/}: error writing: No space left on device" >&2
      exit 1
      ;;
  esac
fi
${assignment}exec "${real}" "$@"
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
}

function locate(command: string): string {
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(directory, command);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this directory.
    }
  }
  throw new Error(`${command} is not in the PATH`);
}
