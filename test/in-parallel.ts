/**
 * Runs test files in as few processes as there are processors: `test/in-parallel.ts FILE…`. Starting a
 * process, and in page tests a browser and a server, for each file costs more than most tests.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

const PROCESSES = 2;

/** Every process gets about as much: a long file has many tests. */
function divide(files: readonly string[]): string[][] {
  const parts = Array.from({ length: PROCESSES }, () => ({ files: [] as string[], size: 0 }));
  const sized = files.map((file) => ({ file, size: statSync(file).size }));
  for (const { file, size } of sized.sort((a, b) => b.size - a.size)) {
    const part = parts.reduce((least, one) => (one.size < least.size ? one : least));
    part.files.push(file);
    part.size += size;
  }
  return parts.map((part) => part.files).filter((part) => part.length > 0);
}

/** What it prints comes as a whole when it has ended, so that two do not mix. @returns its exit code */
function run(files: readonly string[]): Promise<number> {
  const together = new URL('./together.ts', import.meta.url).pathname;
  const process_ = spawn(
    process.execPath,
    ['--import', 'tsx', '--test-reporter', 'spec', together, ...files],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const printed: Buffer[] = [];
  process_.stdout.on('data', (data: Buffer) => printed.push(data));
  return new Promise((resolve) => {
    process_.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}

const codes = await Promise.all(divide(process.argv.slice(2)).map(run));
process.exitCode = codes.some((code) => code !== 0) || codes.length === 0 ? 1 : 0;
