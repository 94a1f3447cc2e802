/**
 * Packs dist/ into the release archive and writes its checksum beside it. The same dist/ of the same
 * commit gives the same bytes, whoever packs it and wherever.
 */
import { execFileSync, type StdioOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** 1980-01-01: for a source tree that has no commit to take the time from. */
const FALLBACK_TIME_SECONDS = 315_532_800;

/**
 * Packs a built release.
 *
 * GNU tar and gzip make the archive: with these options their output has been the same for decades, while
 * that of the zlib in Node depends on its version and on the processor.
 * @returns the archive's path
 * @throws Error if the release is not whole
 */
export async function packRelease(options: {
  /** The built release. */
  dist: string;
  /** The directory to write to; made if it is not there. */
  output: string;
  /** The time that every file gets. */
  timeSeconds: number;
}): Promise<string> {
  const { dist, output, timeSeconds } = options;
  const version = (await readFile(join(dist, 'VERSION'), 'utf8')).trim();
  run('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: dist });
  const name = `twofactor_status-${version}`;
  const archive = join(output, `${name}.tar.gz`);
  await mkdir(output, { recursive: true });
  run('tar', [
    '--create',
    `--file=${archive}`,
    `--directory=${dist}`,
    '--format=ustar',
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
    `--mtime=@${timeSeconds}`,
    `--transform=s,^\\.,${name},`,
    '--use-compress-program=gzip --no-name --best',
    '.',
  ]);
  const sum = createHash('sha256').update(await readFile(archive));
  await writeFile(join(output, 'SHA256SUMS'), `${sum.digest('hex')}  ${name}.tar.gz\n`);
  return archive;
}

/** The commit's time, or what SOURCE_DATE_EPOCH says (https://reproducible-builds.org/specs/source-date-epoch/). */
export function readSourceTime(
  directory: string = repository,
  environment: NodeJS.ProcessEnv = process.env,
): number {
  const given = environment['SOURCE_DATE_EPOCH'];
  if (given !== undefined) {
    if (!/^\d+$/.test(given)) throw new Error(`SOURCE_DATE_EPOCH is not a number: ${given}`);
    return Number(given);
  }
  try {
    return Number(run('git', ['log', '-1', '--format=%ct'], { cwd: directory }));
  } catch {
    return FALLBACK_TIME_SECONDS;
  }
}

function run(command: string, args: string[], options: { cwd?: string } = {}): string {
  // GZIP and TAR_OPTIONS would add options of the user's.
  const environment = { ...process.env, LC_ALL: 'C', GZIP: undefined, TAR_OPTIONS: undefined };
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  return execFileSync(command, args, { ...options, encoding: 'utf8', stdio, env: environment });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [dist, output] = [join(repository, 'dist'), join(repository, 'release')];
    const archive = await packRelease({ dist, output, timeSeconds: readSourceTime() });
    console.log(`${archive}\n${(await readFile(join(output, 'SHA256SUMS'), 'utf8')).trim()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
