/** --uninstall leaves nothing behind, whatever state it finds. */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { createServer, PATHS } from './server.ts';

test('leaves nothing behind', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release);
  await writeFile(server.path(PATHS.addon, 'assets/unknown'), '');
  const { code, stdout, stderr } = await server.run(release, ['--uninstall']);
  assert.deepEqual([code, stdout, stderr], [0, 'Two-Factor Status 1.0.0 is removed.\n', '']);
  assert.deepEqual(await server.snapshot(), before);
});

test('says so when nothing is installed', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const { code, stdout, stderr } = await server.run(await server.unpack('1.0.0'), ['--uninstall']);
  assert.equal(code, 0);
  assert.match(stdout, /^Two-Factor Status is not installed; there is nothing to do\.\n$/);
  assert.equal(stderr, '');
  assert.deepEqual(await server.snapshot(), before);
});

test('needs neither the release nor a WHM that could run the plugin', async (t) => {
  const server = await createServer(t, '11.86.0.1');
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await writeFile(server.path('usr/local/cpanel/version'), '11.138.0.10\n');
  await server.install(release);
  await writeFile(server.path('usr/local/cpanel/version'), '11.86.0.1\n');
  await mkdir(server.scratch('alone'));
  await copyFile(`${release.directory}/install.sh`, server.scratch('alone/install.sh'));
  assert.equal((await server.run(server.scratch('alone'), ['--uninstall'])).code, 0);
  assert.deepEqual(await server.snapshot(), before);
});

const PARTS = [PATHS.addon, PATHS.page, PATHS.templates, PATHS.icon, PATHS.registration];
for (const part of PARTS) {
  test(`cleans up when there is no ${part}`, async (t) => {
    const server = await createServer(t);
    const before = await server.snapshot();
    const release = await server.unpack('1.0.0');
    await server.install(release);
    await rm(server.path(part), { recursive: true });
    const { code, stdout } = await server.run(release, ['--uninstall']);
    assert.equal(code, 0);
    assert.match(stdout, /^Two-Factor Status.* is removed\.\n$/);
    assert.deepEqual(await server.snapshot(), before);
  });

  test(`cleans up when there is only ${part}`, async (t) => {
    const server = await createServer(t);
    const before = await server.snapshot();
    const release = await server.unpack('1.0.0');
    await server.install(release);
    for (const other of PARTS) {
      const isKept = part === other || part.startsWith(`${other}/`) || other.startsWith(`${part}/`);
      if (!isKept) await rm(server.path(other), { recursive: true, force: true });
    }
    const { code, stdout } = await server.run(release, ['--uninstall']);
    assert.equal(code, 0);
    assert.match(stdout, /^Two-Factor Status.* is removed\.\n$/);
    assert.deepEqual(await server.snapshot(), before);
  });
}

test('does not follow a link out of the plugin’s directories', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await mkdir(server.scratch('elsewhere'));
  await writeFile(server.scratch('elsewhere/.precious.old'), '');
  await mkdir(dirname(server.path(PATHS.addon)), { recursive: true });
  await symlink(server.scratch('elsewhere'), server.path(PATHS.addon));
  for (const args of [[], ['--uninstall']]) {
    const { code, stderr } = await server.run(release, args);
    assert.equal(code, 1);
    assert.match(stderr, /twofactor_status is a symbolic link; nothing was changed\.\n$/);
    assert.deepEqual(await readdir(server.scratch('elsewhere')), ['.precious.old']);
  }
});
