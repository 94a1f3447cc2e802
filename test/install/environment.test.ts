/** What the caller's environment and a desktop leave lying about changes nothing. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeChecksums } from './release.ts';
import { createServer, PATHS, readServedVersion } from './server.ts';

const STARTUP = `
rm() { :; }; mv() { :; }; find() { :; }; sha256sum() { :; }; exec() { :; }; set() { :; }
trap 'echo intruder' EXIT
`;

/** Nasty values; against those `isForShebang` nothing helps where bash itself is started with them. */
const ENVIRONMENTS: Record<string, { variables: Record<string, string>; isForShebang?: boolean }> =
  {
    BASHOPTS: {
      variables: { BASHOPTS: 'failglob:nocasematch:nocaseglob:lastpipe:xpg_echo' },
    },
    'SHELLOPTS noglob': { variables: { SHELLOPTS: 'noglob:noclobber:keyword:nounset:physical' } },
    'SHELLOPTS noexec': { variables: { SHELLOPTS: 'noexec' }, isForShebang: true },
    'SHELLOPTS xtrace': { variables: { SHELLOPTS: 'xtrace:verbose' }, isForShebang: true },
    'BASH_ENV with functions': { variables: { BASH_ENV: 'startup' } },
    'BASH_ENV that ends the shell': { variables: { BASH_ENV: 'end' }, isForShebang: true },
    'BASH_ENV that is not there': { variables: { BASH_ENV: '/no/such/file' }, isForShebang: true },
    POSIXLY_CORRECT: { variables: { POSIXLY_CORRECT: '1', ENV: 'end' } },
    CDPATH: { variables: { CDPATH: '/:/tmp:/usr' } },
    GREP_OPTIONS: { variables: { GREP_OPTIONS: '--invert-match --no-such-option' } },
    GLOBIGNORE: { variables: { GLOBIGNORE: '*' } },
    'functions that were handed down': {
      variables: {
        'BASH_FUNC_rm%%': '() { :; }',
        'BASH_FUNC_exec%%': '() { :; }',
        'BASH_FUNC_mv%%': '() { :; }',
      },
    },
  };

for (const [name, { variables, isForShebang }] of Object.entries(ENVIRONMENTS)) {
  test(`${name} changes nothing`, async (t) => {
    const server = await createServer(t);
    const before = await server.snapshot();
    const release = await server.unpack('1.0.0');
    await server.install(release);
    const installed = await server.snapshot();
    await writeFile(server.scratch('startup'), STARTUP);
    await writeFile(server.scratch('end'), 'exit 9\n');
    const environment = Object.fromEntries(
      Object.entries(variables).map(([key, value]) => [
        key,
        /^(startup|end)$/.test(value) ? server.scratch(value) : value,
      ]),
    );
    const cwd = release.directory;
    const commands: (readonly [string, ...string[]])[] = isForShebang
      ? [['./install.sh']]
      : [['./install.sh'], ['bash', 'install.sh'], ['sh', 'install.sh']];
    for (const command of commands) {
      const run = (...args: string[]) => server.run(release, args, { environment, command, cwd });
      const where = command.join(' ');
      const removed = await run('--uninstall');
      assert.deepEqual([removed.code, removed.stderr], [0, ''], where);
      assert.match(removed.stdout, /^Two-Factor Status 1\.0\.0 is removed\.\n[^\n]+\n$/, where);
      assert.deepEqual(await server.snapshot(), before, where);
      const put = await run();
      assert.deepEqual([put.code, put.stderr], [0, ''], where);
      assert.match(put.stdout, /^Two-Factor Status 1\.0\.0 is installed\.\n[^\n]+\n$/, where);
      assert.deepEqual(await server.snapshot(), installed, where);
    }
    const status = await server.run(release, ['--status'], { environment, cwd });
    assert.equal(
      status.stdout,
      'current\nversion:    1.0.0\nregistered: yes\nfiles:      intact\n',
    );
  });
}

const DESKTOP_FILES = [
  '.DS_Store',
  '._index.cgi',
  'Thumbs.db',
  'thumbs.db',
  'desktop.ini',
  '.directory',
  'Icon\r',
  'main.js~',
];

test('files that a desktop leaves beside a release are ignored', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const installed = await server.snapshot();
  await server.install(release, ['--uninstall']);
  for (const directory of ['', 'appconfig', 'plugin', 'plugin/assets']) {
    for (const name of DESKTOP_FILES)
      await writeFile(join(release.directory, directory, name), 'x');
  }
  await mkdir(join(release.directory, 'plugin/.AppleDouble'));
  await server.install(release);
  assert.deepEqual(await server.snapshot(), installed);
});

test('they are not installed even where the list of checksums has them', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const installed = await server.snapshot();
  for (const name of ['.DS_Store', '._x.js', 'Thumbs.db']) {
    await writeFile(join(release.directory, 'plugin/assets', name), 'x');
  }
  await writeChecksums(release.directory);
  await server.install(release);
  assert.deepEqual(await server.snapshot(), installed);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
  assert.ok(!(`${PATHS.addon}/assets/.DS_Store` in installed));
});
