/** `npm start`: a local WHM in the browser, with the plugin installed. */
import { CONTROL_PATH } from './control.ts';
import { DEFAULT_PORT, readCommandLine, USAGE, type CommandLine } from './command-line.ts';
import { startLocalWhm, type LocalWhm } from './local-whm.ts';

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** On the port that is asked for; without one on the usual one, or on any other that is free. */
async function start({ port, options, faults }: CommandLine): Promise<LocalWhm> {
  const settings = {
    ...options,
    hasExceptions: true,
    onError: (message: string) => console.error(message.trimEnd()),
  };
  let whm: LocalWhm;
  try {
    whm = await startLocalWhm({ ...settings, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    if (port !== undefined) throw new Error(`Port ${port} is in use: choose another one.`);
    console.log(`Port ${DEFAULT_PORT} is in use, so this one is on another.`);
    whm = await startLocalWhm(settings);
  }
  for (const [name, fault] of faults) whm.faults.set(name, fault);
  whm.writeCommandAnswers();
  return whm;
}

function describe({ url, users, population }: LocalWhm): string {
  const width = (key: 'name' | 'password') => Math.max(...users.map((user) => user[key].length));
  const rows = users.map(({ name, password, description }) =>
    [name.padEnd(width('name')), password.padEnd(width('password')), description].join('  '),
  );
  return `
A local WHM with ${population.accounts.length} accounts and Two-Factor Status installed:

  ${url}/

Log in with one of these names and passwords, then click Two-Factor Status under Plugins:

  ${rows.join('\n  ')}

Faults, policy and accounts are switched at ${url}${CONTROL_PATH}
Ctrl-C stops it.
`;
}

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (commandLine.isHelp) {
    console.log(USAGE);
    return;
  }
  const starting = start(commandLine);
  const stop = (): void => {
    void starting
      .then((whm) => whm.stop())
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  // Already while it starts: nothing is to be left in the directory for temporary files.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  console.log(describe(await starting));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
