/** --uninstall leaves nothing behind, whatever state it finds. */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCgi, type CgiAnswer } from '../whm/cgi.ts';
import type { Session } from '../whm/sessions.ts';
import { installPlugin } from '../whm/server-root.ts';
import { USERS } from '../whm/users.ts';
import { createServer, PATHS, type Server } from './server.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const STAYS =
  "What it stored for resellers without root's privileges stays in WHM's own files (/var/cpanel/whm/nvdata/RESELLER.yaml).\n";

/** Opens the installed page as root, with WHM's engine. */
function openPage(server: Server): Promise<CgiAnswer> {
  const [user] = USERS;
  assert.ok(user);
  return runCgi({
    file: server.path(PATHS.page),
    method: 'GET',
    path: '/cgi/addons/twofactor_status/index.cgi',
    query: '',
    session: { token: '/cpsess1234567890', user, locale: 'en' } as Session,
    root: server.root,
    version: '11.138.0.10',
    menu: [],
    hasCommon: true,
  });
}

test('leaves nothing behind', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release);
  await writeFile(server.path(PATHS.addon, 'assets/unknown'), '');
  await server.leaveTraces({ stores: true });
  const { code, stdout, stderr } = await server.run(release, ['--uninstall']);
  assert.deepEqual(
    [code, stdout, stderr],
    [0, `Two-Factor Status 1.0.0 is removed.\n${STAYS}`, ''],
  );
  assert.deepEqual(await server.snapshot(), before);
});

test('leaves nothing of what WHM really compiled', async (t) => {
  const server = await createServer(t);
  await installPlugin({ path: server.root });
  const opened = await openPage(server);
  assert.deepEqual([opened.status, opened.errors], [200, '']);
  const isOfPlugin = (path: string): boolean => /compiles\/.*twofactor_status\//.test(path);
  assert.ok(Object.keys(await server.snapshot()).some(isOfPlugin));
  await server.run(DIST, ['--uninstall']);
  assert.deepEqual(Object.keys(await server.snapshot()).filter(isOfPlugin), []);
});

test('removes what WHM kept when nothing else is left', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.leaveTraces({ stores: true });
  const status = await server.run(release, ['--status']);
  assert.equal(status.code, 1);
  assert.match(
    status.stdout,
    /^absent\nTwo-Factor Status is not installed\.\n(left: {7}\/\S[^\n]+\n){7}$/,
  );
  assert.equal((await server.run(release, ['--uninstall'])).code, 0);
  assert.deepEqual(await server.snapshot(), before);
});

test('follows no link out of the directories in which WHM keeps things', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const elsewhere = server.scratch('elsewhere');
  const compiled = `${PATHS.compiles}/${PATHS.docroot}/templates`;
  await mkdir(`${elsewhere}/whostmgr/docroot/templates/twofactor_status`, { recursive: true });
  await writeFile(`${elsewhere}/twofactor_status.yaml`, '');
  await symlink(elsewhere, server.path(PATHS.stores, 'linked'));
  await symlink(elsewhere, server.path(PATHS.compiles, 'linked'));
  await symlink(elsewhere, server.path(compiled, 'linked'));
  await server.install(release);
  await server.install(release, ['--uninstall']);
  for (const path of [PATHS.stores, PATHS.compiles]) {
    await rm(server.path(path), { recursive: true });
    await symlink(elsewhere, server.path(path));
  }
  await mkdir(`${elsewhere}/user`);
  await writeFile(`${elsewhere}/user/twofactor_status.yaml`, '');
  await server.install(release);
  await server.install(release, ['--uninstall']);
  const kept = await readdir(elsewhere, { recursive: true });
  for (const path of [
    'twofactor_status.yaml',
    'user/twofactor_status.yaml',
    'whostmgr/docroot/templates/twofactor_status',
  ]) {
    assert.ok(kept.includes(path), path);
  }
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
    assert.match(stdout, /^Two-Factor Status.* is removed\.\nWhat it stored .+\n$/);
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
    assert.match(stdout, /^Two-Factor Status.* is removed\.\nWhat it stored .+\n$/);
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
