/** A first installation: what lies where afterwards, and what the script does not depend on. */
import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installPlugin } from '../whm/server-root.ts';
import { createCheckout } from './release.ts';
import { createServer, PATHS, readServedVersion } from './server.ts';

test('puts every file in place, and nothing else', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release);

  const added = Object.entries(await server.snapshot()).filter(([path]) => !(path in before));
  const [script, style] = release.assets;
  const manifest = release.template.replace('.tmpl', '.sha256');
  assert.deepEqual(
    added.map(([path, what]) => `${what.split(' ', 1)[0] ?? ''} ${path}`).sort(),
    [
      `755 ${PATHS.addon}`,
      `755 ${PATHS.addon}/assets`,
      `644 ${PATHS.addon}/assets/${script ?? ''}`,
      `644 ${PATHS.addon}/assets/${style ?? ''}`,
      `755 ${PATHS.page}`,
      `644 ${PATHS.addon}/${release.notice}`,
      `755 ${PATHS.templates}`,
      `644 ${PATHS.templates}/${release.template}`,
      `644 ${PATHS.templates}/${manifest}`,
      `644 ${PATHS.icon}`,
      `755 ${PATHS.programs}`,
      ...['', '/lib', '/lib/Own'].map((path) => `755 ${PATHS.programs}/1.0.0${path}`),
      `755 ${PATHS.programs}/1.0.0/whm-2fa`,
      `644 ${PATHS.programs}/1.0.0/lib/Own/Module.pm`,
      `777 ${PATHS.program}`,
      `600 ${PATHS.registration}`,
    ].sort(),
  );
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
  assert.equal(await server.read(PATHS.icon), 'icon of 1.0.0');
  for (const path of Object.keys(before)) {
    assert.equal((await server.snapshot())[path], before[path], path);
  }
});

test('registers the page for whoever may create accounts, in the same tab, with its assets', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  const registration = (await server.read(PATHS.registration)).split('\n');
  for (const line of [
    'name=twofactor_status',
    'service=whostmgr',
    'url=/cgi/addons/twofactor_status/',
    'user=root',
    'acls=create-acct',
    'displayname=Two-Factor Status',
    'entryurl=addons/twofactor_status/index.cgi',
    'icon=twofactor_status.png',
    'target=_self',
  ]) {
    assert.ok(registration.includes(line), line);
  }
  assert.ok(registration.some((line) => /^searchtext=.*\b2fa\b/.test(line)));
});

test('says what it did and where to click', async (t) => {
  const server = await createServer(t);
  const { stdout, stderr } = await server.install(await server.unpack('1.0.0'));
  assert.equal(
    stdout,
    'Two-Factor Status 1.0.0 is installed.\nOpen it in WHM » Plugins » Two-Factor Status.\n',
  );
  assert.equal(stderr, '');
});

test('makes the directories for plugins on a server that has none yet', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  for (const path of [dirname(PATHS.addon), dirname(PATHS.icon), dirname(PATHS.registration)]) {
    await rm(server.path(path), { recursive: true });
  }
  await server.install(release);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
});

test('runs through a symbolic link, from any directory', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await symlink(join(release.directory, 'install.sh'), server.scratch('link'));
  const { code } = await server.run(release, [], { command: ['./link'], cwd: server.scratch() });
  assert.equal(code, 0);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
});

for (const shell of [['sh'], ['bash'], ['bash', '--posix']] as const) {
  test(`runs as "${shell.join(' ')} install.sh"`, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    const cwd = release.directory;
    const { code } = await server.run(release, [], { command: [...shell, 'install.sh'], cwd });
    assert.equal(code, 0);
    assert.equal(await readServedVersion(server, [release]), '1.0.0');
  });
}

test('takes a DESTDIR that is relative or ends with a slash', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const before = await server.snapshot();
  const relative = { environment: { DESTDIR: `${basename(server.root)}/` }, cwd: server.scratch() };
  assert.equal((await server.run(release, [], relative)).code, 0);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
  assert.equal((await server.run(release, ['--status'])).code, 0);
  assert.equal((await server.run(release, ['--uninstall'], relative)).code, 0);
  assert.deepEqual(await server.snapshot(), before);
});

test('reads from a directory that it may not write to, with a strict umask', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const installed = await server.snapshot();
  await server.install(release, ['--uninstall']);
  const chmodRelease = (mode: string) =>
    server.run(release, [], { command: ['chmod', '-R', mode, release.directory] });
  await chmodRelease('a-w');
  const command = ['bash', '-c', 'umask 077 && exec bash "$0/install.sh"'] as const;
  const { code, stderr } = await server.run(release, [release.directory], { command });
  await chmodRelease('u+w');
  assert.equal(code, 0, stderr);
  assert.deepEqual(await server.snapshot(), installed);
});

test('needs no root on a scratch root of one’s own', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.run(release, [server.root], { command: ['chmod', '-R', 'a+rwX'] });
  const { code, stderr } = await server.run(release, [], { isUnprivileged: true });
  assert.equal(code, 0, stderr);
});

test('runs from a checkout that has been built', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const checkout = server.scratch('a checkout');
  await createCheckout(checkout);
  await cp(release.directory, join(checkout, 'dist'), { recursive: true });
  assert.equal((await server.run(checkout)).code, 0);
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
});

test('installs what the build made', async (t) => {
  const server = await createServer(t);
  await installPlugin({ path: server.root });
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const status = await server.run(dist, ['--status']);
  assert.equal(status.code, 0, status.stdout);
  const page = await server.read(PATHS.page);
  const [, template] = /twofactor_status\/(index-[0-9a-f]{16}\.tmpl)/.exec(page) ?? [];
  const markup = await server.read(`${PATHS.templates}/${template ?? ''}`);
  const assets = [...markup.matchAll(/(?:src|href)="assets\/([^"[]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  const installed = await readdir(server.path(PATHS.addon, 'assets'));
  const built = await readdir(join(dist, 'plugin/assets'));
  assert.deepEqual(installed.sort(), built.sort());
  for (const name of assets) assert.ok(installed.includes(name), name);
  assert.ok(assets.length >= 2);
  const version = await readFile(join(dist, 'VERSION'), 'utf8');
  assert.ok(status.stdout.startsWith(`current\nversion:    ${version}`));
});
