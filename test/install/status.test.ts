/** --status: which version, registered or not, intact or not; its exit code is for scripts. */
import assert from 'node:assert/strict';
import { appendFile, chmod, rm } from 'node:fs/promises';
import { test } from 'node:test';
import type { Release } from './release.ts';
import { createServer, PATHS, type Server } from './server.ts';

interface Case {
  change: (server: Server, release: Release) => Promise<unknown>;
  code: number;
  says: RegExp;
}

const CASES: Record<string, Case> = {
  'all is well': {
    change: () => Promise.resolve(),
    code: 0,
    says: /^version: {4}1\.0\.0\nregistered: yes\nfiles: {6}intact\n$/,
  },
  'an asset was changed': {
    change: (server, { assets }) =>
      appendFile(server.path(PATHS.addon, 'assets', assets[0] ?? ''), '\n'),
    code: 1,
    says: /^registered: yes\nfiles: {6}damaged \(\S+\/assets\/main-\w+\.js: FAILED\)\n$/m,
  },
  'two files are gone': {
    change: async (server, { template }) => {
      await rm(server.path(PATHS.templates, template));
      await rm(server.path(PATHS.icon));
    },
    code: 1,
    says: /^files: {6}damaged \(\S+\.tmpl: FAILED[^,]*, \S+\.png: FAILED[^,]*\)\n$/m,
  },
  'the list of files is gone': {
    change: (server, { template }) =>
      rm(server.path(PATHS.templates, template.replace('.tmpl', '.sha256'))),
    code: 1,
    says: /^version: {4}1\.0\.0\n[^]+files: {6}damaged \(/,
  },
  'the page cannot be executed': {
    change: (server) => chmod(server.path(PATHS.page), 0o644),
    code: 1,
    says: /^files: {6}damaged \(index\.cgi is not executable\)\n$/m,
  },
  'it is not registered': {
    change: (server) => rm(server.path(PATHS.registration)),
    code: 1,
    says: /^version: {4}1\.0\.0\nregistered: no\nfiles: {6}intact\n$/,
  },
  'only the registration is left': {
    change: async (server) => {
      await rm(server.path(PATHS.addon), { recursive: true });
      await rm(server.path(PATHS.templates), { recursive: true });
    },
    code: 1,
    says: /^version: {4}unknown\nregistered: yes\nfiles: {6}damaged \(/,
  },
  'it is not installed': {
    change: (server, release) => server.install(release, ['--uninstall']),
    code: 1,
    says: /^Two-Factor Status is not installed\.\n$/,
  },
};

for (const [name, { change, code, says }] of Object.entries(CASES)) {
  test(name, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    await server.install(release);
    await change(server, release);
    const before = await server.snapshot();
    const outcome = await server.run(release, ['--status']);
    assert.match(outcome.stdout, says);
    assert.deepEqual([outcome.code, outcome.stderr], [code, '']);
    assert.deepEqual(await server.snapshot(), before);
  });
}

test('speaks of what is installed, not of the release that it came with', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  const { stdout } = await server.run(await server.unpack('2.0.0'), ['--status']);
  assert.match(stdout, /^version: {4}1\.0\.0\n/);
});
