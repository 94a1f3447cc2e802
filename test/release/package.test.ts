/** The release archive: the same bytes from the same commit, and a server needs nothing else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../install/release.ts';
import { createServer, readServedVersion, runCommand } from '../install/server.ts';
import { packRelease, readSourceTime } from './package.ts';
import { SBOM_FILE } from './sbom.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const timeSeconds = 1_700_000_000;

const list = (archive: string): string[] =>
  execFileSync('tar', ['--list', '--verbose', '--numeric-owner', '--utc', '-f', archive], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n');

/** Packs as `npm run package` does, but from and into other directories. */
const PACK = `
  import { packRelease, readSourceTime } from ${JSON.stringify(new URL('./package.ts', import.meta.url).href)};
  const [dist, output] = process.argv.slice(1);
  await packRelease({ dist, output, timeSeconds: readSourceTime() });
`;

test('gives the same bytes for the same release', async (t) => {
  const server = await createServer(t);
  const { directory } = await server.unpack('1.0.0');
  const first = await packRelease({ dist: directory, output: server.scratch('a'), timeSeconds });

  const copy = server.scratch('elsewhere');
  await cp(directory, copy, { recursive: true });
  for (const entry of await readdir(copy, { recursive: true })) {
    await utimes(join(copy, entry), 1, Math.random() * 1e9);
    const { mode } = await stat(join(copy, entry));
    await chmod(join(copy, entry), mode & 0o700);
  }
  const script = `umask 077; export TZ=Asia/Tokyo LANG=C.UTF-8 GZIP=--fast TAR_OPTIONS=--owner=5 SOURCE_DATE_EPOCH=${timeSeconds}
    exec "$@"`;
  const { code, stderr } = await runCommand(
    ['bash', '-c', script, 'bash'],
    [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', PACK, copy, server.scratch('b')],
    { cwd: fileURLToPath(new URL('../../', import.meta.url)) },
  );
  assert.equal(code, 0, stderr);
  assert.deepEqual(
    await readFile(server.scratch('b/twofactor_status-1.0.0.tar.gz')),
    await readFile(first),
  );
});

test('unpacks into one directory, for anybody to read, owned by root', async (t) => {
  const server = await createServer(t);
  const { directory } = await server.unpack('1.0.0');
  const archive = await packRelease({ dist: directory, output: server.scratch('out'), timeSeconds });
  assert.equal(archive, server.scratch('out/twofactor_status-1.0.0.tar.gz'));
  const lines = list(archive);
  for (const line of lines) {
    assert.match(line, /^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) 0\/0 +\d+ 2023-11-14 22:13/);
    assert.match(line, / twofactor_status-1\.0\.0(\/|$)/);
  }
  const executable = lines.filter((line) => line.startsWith('-rwx')).join('\n');
  assert.match(executable, /^\S+ .* twofactor_status-1\.0\.0\/install\.sh$/);
});

test('holds what the build made, with its checksum beside it', async (t) => {
  const server = await createServer(t);
  const output = server.scratch('out');
  const archive = await packRelease({ dist, output, timeSeconds });
  const version = (await readFile(join(dist, 'VERSION'), 'utf8')).trim();
  const names = list(archive)
    .filter((line) => line.startsWith('-'))
    .map((line) => line.replace(/.* twofactor_status-[^/]+\//, ''));
  const built = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = built
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length));
  assert.deepEqual(names.sort(), files.sort());
  for (const name of ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES.txt', 'install.sh', SBOM_FILE]) {
    assert.ok(names.includes(name), name);
  }
  assert.equal(
    await readFile(join(output, 'SHA256SUMS'), 'utf8'),
    `${sha256(await readFile(archive))}  twofactor_status-${version}.tar.gz\n`,
  );
});

test('installs on a server that has neither Node nor a network', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const output = server.scratch('out');
  const archive = await packRelease({ dist: release.directory, output, timeSeconds });
  execFileSync('tar', ['--extract', '-f', archive, '-C', server.scratch()]);

  const traps = server.scratch('traps');
  await mkdir(traps);
  for (const name of ['node', 'npm', 'npx', 'perl', 'python3', 'curl', 'wget', 'git', 'tar']) {
    await writeFile(join(traps, name), `#!/bin/sh\necho "${name} was called" >&2; exit 97\n`);
    await chmod(join(traps, name), 0o755);
  }
  const environment = { DESTDIR: server.root, PATH: `${traps}:${process.env['PATH'] ?? ''}` };
  const script = server.scratch('twofactor_status-1.0.0/install.sh');
  const { code, stderr } = await runCommand([script], [], { environment });
  assert.deepEqual([code, stderr], [0, '']);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
});

test('refuses to pack a release that is not whole', async (t) => {
  const server = await createServer(t);
  const { directory } = await server.unpack('1.0.0');
  await writeFile(join(directory, 'plugin/index.cgi'), 'changed since');
  const packing = packRelease({ dist: directory, output: server.scratch('out'), timeSeconds });
  await assert.rejects(packing, /plugin\/index\.cgi: FAILED|did NOT match/);
});

test('takes the time from SOURCE_DATE_EPOCH, or from the commit', async (t) => {
  const server = await createServer(t);
  const directory = server.scratch();
  assert.equal(readSourceTime(directory, { SOURCE_DATE_EPOCH: '12' }), 12);
  assert.throws(() => readSourceTime(directory, { SOURCE_DATE_EPOCH: 'now' }), /is not a number/);
  assert.equal(readSourceTime(directory, {}), 315_532_800);

  const git = (...args: string[]) =>
    execFileSync('git', ['-C', directory, '-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
      env: { ...process.env, GIT_COMMITTER_DATE: '1700000001 +0300' },
    });
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'x');
  assert.equal(readSourceTime(directory, {}), 1_700_000_001);
});
