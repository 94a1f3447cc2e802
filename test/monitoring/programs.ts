/** Finds Prometheus, promtool and node_exporter on this machine, for the tests of what ships for monitoring. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where test/prerequisites.ts unpacks Debian's packages. It outlives `npm ci`. */
export const PROMETHEUS_FOLDER = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'whm-twofactor-status',
  'prometheus',
);

export interface Programs {
  readonly prometheus: string;
  readonly promtool: string;
  readonly nodeExporter: string;
}

const isThere = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** Those of the folder, else those on the PATH; undefined when one of them is not there. */
export function locatePrometheus(): Programs | undefined {
  const find = (...names: string[]): string | undefined =>
    names.flatMap((name) => [join(PROMETHEUS_FOLDER, 'usr/bin', name), name]).find(isThere);
  const prometheus = find('prometheus');
  const promtool = find('promtool');
  const nodeExporter = find('prometheus-node-exporter', 'node_exporter');
  return prometheus && promtool && nodeExporter
    ? { prometheus, promtool, nodeExporter }
    : undefined;
}

/** @throws Error that names what to run when they are not there */
export function findPrograms(): Programs {
  const programs = locatePrometheus();
  if (programs) return programs;
  throw new Error('Please run: node --import tsx test/prerequisites.ts prometheus');
}
