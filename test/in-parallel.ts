/**
 * Runs test files in as few processes as there are processors: `test/in-parallel.ts FILE…`. Starting a
 * process, and in page tests a browser and a server, for each file costs more than most tests. Name the files
 * that take long first: a short one at the end lets the processes end at about the same time.
 */
import { spawn } from 'node:child_process';

const PROCESSES = 2;

/** The files that no process has taken yet. */
const waiting = process.argv.slice(2);

/**
 * Gives a process one file after the other. What it prints comes as a whole when it has ended, so that two
 * do not mix. @returns its exit code
 */
function work(): Promise<number> {
  const together = new URL('./together.ts', import.meta.url).pathname;
  const worker = spawn(process.execPath, ['--import', 'tsx', '--test-reporter', 'spec', together], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let isLeft = true;
  worker.on('message', () => {
    const file = waiting.shift() ?? '';
    isLeft = file !== '';
    worker.send(file);
  });
  const printed: Buffer[] = [];
  worker.stdout?.on('data', (data: Buffer) => printed.push(data));
  return new Promise((resolve) => {
    worker.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      // One that ended in the middle of a file has not run what is in it, whatever it says.
      resolve(isLeft ? 1 : (code ?? 1));
    });
  });
}

const count = Math.min(PROCESSES, waiting.length);
const codes = await Promise.all(Array.from({ length: count }, work));
process.exitCode = count > 0 && codes.every((code) => code === 0) ? 0 : 1;
