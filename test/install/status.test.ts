/** --status: one word for scripts, then which version, registered or not, intact or not. */
import assert from 'node:assert/strict';
import { appendFile, chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeChecksums, type Release } from './release.ts';
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
    says: /^current\nversion: {4}1\.0\.0\nregistered: yes\nfiles: {6}intact\n$/,
  },
  'an asset was changed': {
    change: (server, { assets }) =>
      appendFile(server.path(PATHS.addon, 'assets', assets[0] ?? ''), '\n'),
    code: 1,
    says: /^damaged\n[^]+^registered: yes\nfiles: {6}damaged \(\S+\/assets\/main-\w+\.js: FAILED\)\n$/m,
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
    says: /^damaged\nversion: {4}1\.0\.0\n[^]+files: {6}damaged \(/,
  },
  'the page cannot be executed': {
    change: (server) => chmod(server.path(PATHS.page), 0o644),
    code: 1,
    says: /^damaged\n[^]+^files: {6}damaged \(index\.cgi is not executable\)\n$/m,
  },
  'a module of the command line is gone': {
    change: (server) => rm(server.path(PATHS.programs, '1.0.0/lib/Own/Module.pm')),
    code: 1,
    says: /^damaged\n[^]+^files: {6}damaged \(usr\/local\/\S+\/Module\.pm: FAILED[^,]*\)\n$/m,
  },
  'the link to the command line is gone': {
    change: (server) => rm(server.path(PATHS.program)),
    code: 1,
    says: /^files: {6}damaged \(usr\/sbin\/whm-2fa does not lead to version 1\.0\.0\)\n$/m,
  },
  'the command line cannot be executed': {
    change: (server) => chmod(server.path(PATHS.programs, '1.0.0/whm-2fa'), 0o644),
    code: 1,
    says: /^files: {6}damaged \(usr\/local\/\S+\/whm-2fa is not executable\)\n$/m,
  },
  'it is not registered': {
    change: (server) => rm(server.path(PATHS.registration)),
    code: 1,
    says: /^damaged\nversion: {4}1\.0\.0\nregistered: no\nfiles: {6}intact\n$/,
  },
  'only the registration is left': {
    change: async (server) => {
      await rm(server.path(PATHS.addon), { recursive: true });
      await rm(server.path(PATHS.templates), { recursive: true });
    },
    code: 1,
    says: /^damaged\nversion: {4}unknown\nregistered: yes\nfiles: {6}damaged \(/,
  },
  'it is registered in another way': {
    change: (server) =>
      writeFile(server.path(PATHS.registration), 'name=twofactor_status\nacls=any\n'),
    code: 1,
    says: /^damaged\nversion: {4}1\.0\.0\nregistered: not as this release is\nfiles: {6}intact\n$/,
  },
  'a file lies about that is not of it': {
    change: (server) => writeFile(server.path(PATHS.addon, 'assets/old.js'), ''),
    code: 1,
    says: /^damaged\n[^]+^files: {6}intact\nleft: {7}\/\S[^\n]+old\.js\n$/m,
  },
  'it is not installed': {
    change: (server, release) => server.install(release, ['--uninstall']),
    code: 1,
    says: /^absent\nTwo-Factor Status is not installed\.\n$/,
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

for (const [installed, release, word] of [
  ['1.0.0', '2.0.0', 'older'],
  ['1.9.0', '1.10.0', 'older'],
  ['1.10.0', '1.9.1', 'newer'],
  ['1.3.0-rc.1', '1.3.0', 'older'],
  ['1.3.0', '1.3.0-rc.1', 'newer'],
  ['1.3.0-rc.10', '1.3.0-rc.9', 'newer'],
] as const) {
  test(`${installed} is ${word} beside ${release}, and what is installed is what it speaks of`, async (t) => {
    const server = await createServer(t);
    await server.install(await server.unpack(installed));
    const { code, stdout } = await server.run(await server.unpack(release), ['--status']);
    const rest = `version:    ${installed}\nregistered: yes\nfiles:      intact\n`;
    assert.deepEqual([code, stdout], [1, `${word}\n${rest}`]);
  });
}

test('another version that is damaged is damaged, not older', async (t) => {
  const server = await createServer(t);
  await server.install(await server.unpack('1.0.0'));
  await rm(server.path(PATHS.icon));
  const { stdout } = await server.run(await server.unpack('2.0.0'), ['--status']);
  assert.match(stdout, /^damaged\n/);
});

test('the same version of other files is not this release', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  await writeFile(join(release.directory, 'plugin/twofactor_status.png'), 'another icon');
  await writeChecksums(release.directory);
  const { code, stdout } = await server.run(release, ['--status']);
  assert.equal(code, 1);
  assert.match(stdout, /^damaged\n[^]+^files: {6}not those of this release\n$/m);
});

test('a script without its release tells what is there', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await server.install(release);
  await mkdir(server.scratch('alone'));
  await copyFile(join(release.directory, 'install.sh'), server.scratch('alone/install.sh'));
  const { code, stdout } = await server.run(server.scratch('alone'), ['--status']);
  assert.equal(code, 0);
  assert.match(stdout, /^current\nversion: {4}1\.0\.0\n/);
});
