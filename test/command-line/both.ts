/** Gives the same answers of WHM to the page's code and to the command line's. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { mock } from 'node:test';
import { byThePage } from './by-the-page.ts';
import type { Case, Exports, Outcome } from './case.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function lineOf({ answers, features, now }: Case): string {
  const pairs = [
    ...Object.entries(answers).map(([name, text]) => [`function ${name}`, text]),
    ...Object.entries(features).map(([user, text]) => [`user ${user}`, text]),
  ];
  return `${[now, ...pairs.flat().map(base64)].join('\t')}\n`;
}

/** Of all cases in one process. */
export function byTheCommandLine(cases: readonly Case[], ...args: readonly string[]): Outcome[] {
  const program = join(import.meta.dirname, 'by-the-command-line.pl');
  const { stdout, stderr, status } = spawnSync('perl', [program, ...args], {
    input: cases.map(lineOf).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  assert.equal(`${stderr}${status}`, '0');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [json = '', csv = '', totals = ''] = line.split('\t');
      return json === 'failed'
        ? { failed: true }
        : { json, csv, totals: JSON.parse(totals) as Exports['totals'] };
    });
}

/** At the time of the case. */
export async function byThePageAt(given: Case): Promise<Outcome> {
  mock.timers.enable({ apis: ['Date'], now: given.now * 1_000 });
  try {
    return await byThePage(given);
  } finally {
    mock.timers.reset();
  }
}
