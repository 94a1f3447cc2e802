/** What the script will not do: it says why in one sentence, ends with the right code, and has touched nothing. */
import assert from 'node:assert/strict';
import {
  appendFile,
  chmod,
  mkdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCheckout, writeChecksums, type Release } from './release.ts';
import { createServer, runCommand, type Server } from './server.ts';

/** Runs install.sh and looks that it refuses with this code and reason, and that nothing has changed. */
async function expectRefusal(
  server: Server,
  release: Release | string,
  code: number,
  reason: RegExp,
): Promise<void> {
  const before = await server.snapshot();
  const outcome = await server.run(release);
  assert.match(outcome.stderr, reason);
  assert.match(outcome.stderr, /^install\.sh: [^\n]+; nothing was changed\.\n$/);
  assert.deepEqual([outcome.code, outcome.stdout], [code, '']);
  assert.deepEqual(await server.snapshot(), before);
}

test('not root, without DESTDIR', async (t) => {
  const release = await (await createServer(t)).unpack('1.0.0');
  const environment = { PATH: process.env['PATH'] };
  for (const args of [[], ['--uninstall'], ['--status']]) {
    const command = [join(release.directory, 'install.sh')] as const;
    const options = { isUnprivileged: true, environment };
    const { code, stderr } = await runCommand([...command], args, options);
    assert.equal(code, 1);
    assert.equal(stderr, 'install.sh: this has to be run as root; nothing was changed.\n');
  }
});

for (const path of ['version', 'bin/register_appconfig', 'whostmgr/docroot/cgi']) {
  test(`no WHM: ${path} is missing`, async (t) => {
    const server = await createServer(t);
    await rm(server.path('usr/local/cpanel', path), { recursive: true });
    await expectRefusal(server, await server.unpack('1.0.0'), 3, /not a server with cPanel & WHM/);
  });
}

test('a DESTDIR that is not there', async (t) => {
  const server = await createServer(t);
  const environment = { DESTDIR: server.scratch('nowhere') };
  const { code, stderr } = await server.run(await server.unpack('1.0.0'), [], { environment });
  assert.equal(code, 3);
  assert.match(stderr, /^install\.sh: DESTDIR is not a directory: .+; nothing was changed\.\n$/);
});

for (const version of ['11.109.9999.9999', '11.108.0.3', '11.92', '11.9', '10.200.0.1']) {
  test(`WHM ${version} is too old`, async (t) => {
    const server = await createServer(t, version);
    const reason = /needs cPanel & WHM 11\.110 or newer, and this server has [\d.]+;/;
    await expectRefusal(server, await server.unpack('1.0.0'), 3, reason);
  });
}

for (const version of ['', 'unknown', '11', '11.', '11.x.0.1', '11.110.0.', '-11.138', '11.138;']) {
  test(`a version file that holds "${version}"`, async (t) => {
    const server = await createServer(t, version);
    const reason = /version (is empty|does not hold a version number)/;
    await expectRefusal(server, await server.unpack('1.0.0'), 3, reason);
  });
}

for (const version of ['11.110.0.0', '11.110', '11.138.0.10', '12.0.0.1', '11.0999.1']) {
  test(`WHM ${version} is new enough`, async (t) => {
    const server = await createServer(t, version);
    assert.equal((await server.run(await server.unpack('1.0.0'))).code, 0);
  });
}

test('a version file without a newline is read', async (t) => {
  const server = await createServer(t);
  await writeFile(server.path('usr/local/cpanel/version'), '11.138.0.10');
  assert.equal((await server.run(await server.unpack('1.0.0'))).code, 0);
});

const DAMAGES: Record<string, (directory: string, release: Release) => Promise<unknown>> = {
  'a file was changed': (directory) => appendFile(join(directory, 'plugin/index.cgi'), '\n'),
  'a file was cut off': (directory, { assets }) =>
    truncate(join(directory, 'plugin/assets', assets[0] ?? ''), 3),
  'a file is missing': (directory, { assets }) =>
    rm(join(directory, 'plugin/assets', assets[1] ?? '')),
  'the script itself was changed': (directory) =>
    writeFile(join(directory, 'README.md'), 'other\n'),
  'a file is not in SHA256SUMS': (directory) =>
    writeFile(join(directory, 'plugin/assets/more.js'), ''),
  'SHA256SUMS is empty': (directory) => truncate(join(directory, 'SHA256SUMS')),
  'SHA256SUMS ends within a line': async (directory) => {
    const sums = await readFile(join(directory, 'SHA256SUMS'));
    await truncate(join(directory, 'SHA256SUMS'), sums.length - 9);
  },
  'SHA256SUMS ends after a line': async (directory) => {
    const lines = (await readFile(join(directory, 'SHA256SUMS'), 'utf8')).split('\n');
    await writeFile(join(directory, 'SHA256SUMS'), `${lines.slice(0, 4).join('\n')}\n`);
  },
  'SHA256SUMS is not there': (directory) => rm(join(directory, 'SHA256SUMS')),
  'only the first files were copied, list included': async (directory) => {
    await rm(join(directory, 'plugin'), { recursive: true });
    await writeChecksums(directory);
  },
  'the icon is missing, list included': async (directory) => {
    await rm(join(directory, 'plugin/twofactor_status.png'));
    await writeChecksums(directory);
  },
  'the assets are missing, list included': async (directory) => {
    await rm(join(directory, 'plugin/assets'), { recursive: true });
    await writeChecksums(directory);
  },
  'the notice is missing, list included': async (directory, { notice }) => {
    await rm(join(directory, 'plugin', notice));
    await writeChecksums(directory);
  },
  'the page names another template': async (directory) => {
    const page = await readFile(join(directory, 'plugin/index.cgi'), 'utf8');
    await writeFile(join(directory, 'plugin/index.cgi'), page.replace('/index-', '/index-0'));
    await writeChecksums(directory);
  },
};

for (const [name, damage] of Object.entries(DAMAGES)) {
  test(`a damaged release: ${name}`, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    await damage(release.directory, release);
    await expectRefusal(server, release, 1, /damaged or not complete \(.+\)|there is no release/);
  });
}

test('a checkout that has not been built', async (t) => {
  const server = await createServer(t);
  const checkout = server.scratch('checkout');
  await createCheckout(checkout);
  const reason = /take the release archive, or build one there \(npm ci && npm run build\)/;
  await expectRefusal(server, checkout, 1, reason);
});

for (const args of [['--force'], ['install'], [''], ['--status', '--uninstall'], ['-h']]) {
  test(`wrong usage: ${JSON.stringify(args)}`, async (t) => {
    const server = await createServer(t);
    const before = await server.snapshot();
    const { code, stdout, stderr } = await server.run(await server.unpack('1.0.0'), args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(
      stderr,
      /^usage: \.\/install\.sh \[--uninstall \| --status \| --help \| --version\]\n/,
    );
    assert.deepEqual(await server.snapshot(), before);
  });
}

test('a script that was copied in part does nothing, wherever it ends', async (t) => {
  const server = await createServer(t);
  const { directory } = await server.unpack('1.0.0');
  const before = await server.snapshot();
  const script = await readFile(join(directory, 'install.sh'), 'utf8');
  await mkdir(server.scratch('half'));
  await symlink(directory, server.scratch('half/dist'));
  const half = server.scratch('half/install.sh');
  const last = script.length - '\n'.length - 1;
  const ends = Array.from({ length: 24 }, (_, index) => last - index);
  for (let end = 900; end < last; end += 601) ends.push(end);
  for (const end of ends) {
    await writeFile(half, script.slice(0, end));
    await chmod(half, 0o755);
    const { code, stdout } = await server.run(server.scratch('half'), ['--uninstall']);
    const where = `ends with ${JSON.stringify(script.slice(end - 30, end))}`;
    assert.notEqual(code, 0, where);
    assert.equal(stdout, '', where);
  }
  assert.deepEqual(await server.snapshot(), before);
});

test('--help and --version need no server', async (t) => {
  const { directory } = await (await createServer(t)).unpack('1.0.0');
  const options = { isUnprivileged: true, environment: { PATH: process.env['PATH'] } };
  const script = [join(directory, 'install.sh')] as const;
  const help = await runCommand([...script], ['--help'], options);
  assert.equal(help.code, 0);
  assert.match(
    help.stdout,
    /^usage: [^]+--uninstall[^]+--status[^]+DESTDIR[^]+Exit codes:\n {2}0 /,
  );
  const version = await runCommand([...script], ['--version'], options);
  assert.deepEqual([version.code, version.stdout], [0, 'twofactor_status 1.0.0\n']);
});
