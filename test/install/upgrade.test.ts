/** Another version over the one that is there: nothing of the old one stays, and pages that are open keep working. */
import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer, PATHS, readServedVersion, type Server } from './server.ts';
import { createShims } from './shims.ts';

/** What a server looks like on which nothing but this version has ever been installed. */
async function readFreshTree(t: TestContext, server: Server, version: string) {
  const fresh = await createServer(t);
  await fresh.install(await fresh.unpack(version));
  assert.notEqual(fresh.root, server.root);
  return fresh.snapshot();
}

for (const [from, to] of [
  ['1.0.0', '1.1.0'],
  ['1.1.0', '1.0.0'],
] as const) {
  test(`replaces ${from} by ${to}, whole`, async (t) => {
    const server = await createServer(t);
    await server.install(await server.unpack(from));
    await server.leaveTraces();
    const release = await server.unpack(to);
    const { code, stdout } = await server.run(release, [], await createShims(server));
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^Two-Factor Status ${to} .+ replaces version ${from}\\.\n`));
    assert.equal(await readServedVersion(server, [release]), to);
    assert.deepEqual(await server.snapshot(), await readFreshTree(t, server, to));
  });
}

test('leaves open pages the old files for a moment', async (t) => {
  const server = await createServer(t);
  const former = await server.unpack('1.0.0');
  await server.install(former);
  const release = await server.unpack('1.1.0');
  const shims = await createShims(server);
  const seen = server.scratch('seen during the pause');
  const sleep = join((shims.environment.PATH ?? '').split(':', 1)[0] ?? '', 'sleep');
  await writeFile(sleep, `#!/bin/sh\ncp -r '${server.path(PATHS.docroot)}' '${seen}'\n`);
  await server.run(release, [], shims);

  const name = (path: string): string => join(seen, path.slice(PATHS.docroot.length));
  assert.match(await readFile(name(PATHS.page), 'utf8'), /1\.1\.0/);
  for (const { template, notice, assets } of [former, release]) {
    await readFile(name(`${PATHS.templates}/${template}`));
    await readFile(name(`${PATHS.addon}/${notice}`));
    for (const asset of assets) await readFile(name(`${PATHS.addon}/assets/${asset}`));
  }
});

test('makes no pause when the version is the same', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const shims = await createShims(server);
  await server.run(release, [], shims);
  assert.deepEqual(
    (await shims.readCalls()).filter((call) => call.startsWith('sleep')),
    [],
  );
});

test('changes the registration', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0', { registration: 'acls=all\ntarget=_blank' }));
  const release = await server.unpack('1.1.0');
  await server.run(release, [], await createShims(server));
  const registration = await server.read(PATHS.registration);
  assert.match(registration, /^acls=create-acct$/m);
  assert.match(registration, /^target=_self$/m);
});

test('removes whatever else lies in its directories, and sets their modes', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const tree = await server.snapshot();
  await mkdir(server.path(PATHS.addon, 'assets/older'));
  for (const path of ['assets/older/main.js', 'assets/.main.js', '.index.cgi.old', 'x.cgi']) {
    await writeFile(server.path(PATHS.addon, path), 'stale');
  }
  await writeFile(server.path(PATHS.templates, 'index.tmpl'), 'stale');
  await chmod(server.path(PATHS.addon), 0o777);
  await server.install(release);
  assert.deepEqual(await server.snapshot(), tree);
});

test('keeps the administrator’s own texts, which are no damage, until the plugin is removed', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  const texts = server.path(PATHS.addon, 'lang/override/de.json');
  await mkdir(join(texts, '..'), { recursive: true });
  await writeFile(texts, '{}');
  const release = await server.unpack('1.1.0');
  await server.install(release);
  assert.equal(await readFile(texts, 'utf8'), '{}');
  assert.equal((await server.run(release, ['--status'])).code, 0);
  await writeFile(join(texts, '../../else.txt'), '');
  assert.match((await server.run(release, ['--status'])).stdout, /^left: .*lang\/else\.txt$/m);
  await server.run(release, ['--uninstall']);
  await assert.rejects(readFile(texts), /ENOENT/);
});
