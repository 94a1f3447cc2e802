/** The command line on the server: a directory for each version, a link that leads to the newest, and nothing left of either. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createServer, PATHS } from './server.ts';
import { createShims } from './shims.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const EXCEPTIONS = 'etc/twofactor_status/exceptions.csv';

test('an upgrade switches the link to the new version, and removes the old one', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  const ask = async () => (await promisify(execFile)(server.path(PATHS.program))).stdout;
  assert.equal(await ask(), 'whm-2fa 1.0.0\n');
  await server.run(await server.unpack('1.1.0'), [], await createShims(server));
  assert.equal(await ask(), 'whm-2fa 1.1.0\n');
  assert.deepEqual(await readdir(server.path(PATHS.programs)), ['1.1.0']);
});

test('the link holds wherever the root is mounted', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  const link = server.path(PATHS.program);
  assert.equal(await readlink(link), '../local/twofactor_status/1.0.0/whm-2fa');
  const program = await realpath(link);
  assert.equal(program, await realpath(server.path(PATHS.programs, '1.0.0/whm-2fa')));
});

test('directories that had to be made are removed with the plugin, those in use stay', async (t) => {
  const server = await createServer(t);
  await rm(server.path('usr/sbin'), { recursive: true });
  await rm(server.path(PATHS.docroot, 'addon_plugins'), { recursive: true });
  const before = await server.snapshot();
  await server.install(await server.unpack('1.0.0'));
  const release = await server.unpack('1.1.0');
  await server.run(release, [], await createShims(server));
  await server.install(release, ['--uninstall']);
  assert.deepEqual(await server.snapshot(), before);

  await server.install(release);
  await writeFile(server.path('usr/sbin/other'), '');
  assert.equal((await server.run(release, ['--status'])).code, 0);
  await server.install(release, ['--uninstall']);
  assert.deepEqual(await readdir(server.path('usr/sbin')), ['other']);
});

test('what runs have remembered goes with the plugin; the exceptions stay, and it says so', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  for (const path of ['var/lib/twofactor_status/last-run.json', `${EXCEPTIONS}.new`, EXCEPTIONS]) {
    await mkdir(dirname(server.path(path)), { recursive: true });
    await writeFile(server.path(path), path);
  }
  assert.equal((await server.run(release, ['--status'])).code, 0);
  const { stdout } = await server.install(release, ['--uninstall']);
  assert.ok(
    stdout.endsWith(
      `\nThe exceptions stay in ${server.path(EXCEPTIONS)}: they are your evidence.\n`,
    ),
  );
  assert.deepEqual(await readdir(server.path(dirname(EXCEPTIONS))), ['exceptions.csv']);
  assert.equal(await readFile(server.path(EXCEPTIONS), 'utf8'), EXCEPTIONS);
  assert.deepEqual(await readdir(server.path('var/lib')), []);
  const status = await server.run(release, ['--status']);
  assert.equal(status.stdout, 'absent\nTwo-Factor Status is not installed.\n');
});

test('an uninstallation removes the command line where nothing else is left', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release);
  for (const path of [PATHS.addon, PATHS.templates, PATHS.icon, PATHS.registration]) {
    await rm(server.path(path), { recursive: true });
  }
  const status = await server.run(release, ['--status']);
  assert.match(status.stdout, /^absent\n[^\n]+\n(left: {7}\/\S[^\n]+\n){3}$/);
  await server.install(release, ['--uninstall']);
  assert.deepEqual(await server.snapshot(), before);
});

test('what the build made tells its version, and has its man page', async (t) => {
  const server = await createServer(t);
  await server.install(DIST);
  const version = (await readFile(join(DIST, 'VERSION'), 'utf8')).trim();
  const { stdout } = await promisify(execFile)('perl', [server.path(PATHS.program), '--version']);
  assert.equal(stdout, `whm-2fa ${version}\n`);
  const page = await server.read('usr/local/share/man/man8/whm-2fa.8');
  assert.match(page, new RegExp(`^\\.TH WHM-2FA 8 "\\d{4}-\\d\\d-\\d\\d" "${version}" `, 'm'));
  assert.match(page, /^\.SH "SYNOPSIS"$/m);
});
