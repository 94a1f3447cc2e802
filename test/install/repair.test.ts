/** The same version again puts right whatever has happened to an installation. */
import assert from 'node:assert/strict';
import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Release } from './release.ts';
import { createServer, PATHS, type Server } from './server.ts';

const asset = (release: Release): string => `${PATHS.addon}/assets/${release.assets[0] ?? ''}`;

const DAMAGES: Record<string, (server: Server, release: Release) => Promise<unknown>> = {
  'an asset was changed': (server, release) => writeFile(server.path(asset(release)), 'changed'),
  'an asset was cut off': (server, release) => truncate(server.path(asset(release)), 5),
  'an asset is a link': async (server, release) => {
    await rm(server.path(asset(release)));
    await symlink('/etc/hostname', server.path(asset(release)));
  },
  'the page is gone': (server) => rm(server.path(PATHS.page)),
  'the page cannot be executed': (server) => chmod(server.path(PATHS.page), 0o644),
  'the template is gone': (server, release) => rm(server.path(PATHS.templates, release.template)),
  'the list of files is gone': (server, release) =>
    rm(server.path(PATHS.templates, release.template.replace('.tmpl', '.sha256'))),
  'all templates are gone': (server) => rm(server.path(PATHS.templates), { recursive: true }),
  'the addon directory is gone': (server) => rm(server.path(PATHS.addon), { recursive: true }),
  'the icon is gone': (server) => rm(server.path(PATHS.icon)),
  'a module of the command line is gone': (server) =>
    rm(server.path(PATHS.programs, '1.0.0/lib/Own/Module.pm')),
  'the command line cannot be executed': (server) =>
    chmod(server.path(PATHS.programs, '1.0.0/whm-2fa'), 0o644),
  'the command line is gone': (server) => rm(server.path(PATHS.programs), { recursive: true }),
  'the link to the command line is gone': (server) => rm(server.path(PATHS.program)),
  'a file stands in the place of the link': async (server) => {
    await rm(server.path(PATHS.program));
    await writeFile(server.path(PATHS.program), 'x');
  },
  'the registration is gone': (server) => rm(server.path(PATHS.registration)),
  'the registration is empty': (server) => truncate(server.path(PATHS.registration)),
  'a run was killed long ago': async (server) => {
    await mkdir(server.path(`${PATHS.docroot}/templates/.twofactor_status.work`));
    await mkdir(server.path(`${PATHS.docroot}/cgi/addons/.twofactor_status.old/assets`), {
      recursive: true,
    });
    await writeFile(server.path(`${PATHS.docroot}/addon_plugins/.twofactor_status.png.new`), 'x');
  },
};

for (const [name, damage] of Object.entries(DAMAGES)) {
  test(name, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    await server.install(release);
    const intact = await server.snapshot();
    await damage(server, release);
    assert.notDeepEqual(await server.snapshot(), intact);
    await server.install(release);
    assert.deepEqual(await server.snapshot(), intact);
  });
}

test('says that it was there already', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  const { stdout } = await server.install(release);
  assert.match(stdout, /^Two-Factor Status 1\.0\.0 is installed anew\.\n/);
});
