/** `npm run lint`: every `lint:…` of package.json in its order (the longest first), two at a time. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../package.json', import.meta.url));
const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: Record<string, string> };
const waiting = Object.keys(scripts).filter((name) => name.startsWith('lint:'));

/** Resolves with whether it found nothing. */
function run(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', name], { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

async function runWaiting(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (await run(name)) continue;
    console.error(`npm run ${name} found something.`);
    process.exitCode = 1;
  }
}

await Promise.all([runWaiting(), runWaiting()]);
