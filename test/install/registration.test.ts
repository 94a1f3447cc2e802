/** cPanel's commands are not taken at their word, and a registration that fails takes everything with it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer, PATHS, readServedVersion } from './server.ts';
import { createShims } from './shims.ts';

/** How register_appconfig fails, and what the script says then. */
const FAILURES: Record<string, { script: string; says: RegExp }> = {
  'is refused': {
    script: 'echo "some progress"; echo "register_appconfig: the acls are not valid." >&2; exit 1',
    says: /WHM did not accept the registration \(it said: .*the acls are not valid\);/,
  },
  'fails in silence': {
    script: 'exit 1',
    says: /WHM did not accept the registration;/,
  },
  'claims success and writes nothing': {
    script: 'echo "twofactor_status registered"',
    says: /did not put the registration into .+ \(it said: twofactor_status registered\);/,
  },
  'claims success and writes something else': {
    script: `sed 's/create-acct/any/' "$1" >"$0.conf"; real "$0.conf"`,
    says: /did not put the registration into /,
  },
  'succeeds but says that it failed': {
    script: 'real "$1"; exit 1',
    says: /WHM did not accept the registration /,
  },
};

/** Lets a command misbehave for the release that is being installed, but not for the one to go back to. */
const onlyFor = (line: string, script: string): string =>
  `if grep -q '${line}' "$1"; then ${script}; else real "$1"; fi`;

for (const [name, { script, says }] of Object.entries(FAILURES)) {
  test(`a first registration ${name}`, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    await server.replaceCommand('register_appconfig', script);
    const before = await server.snapshot();
    const { code, stdout, stderr } = await server.run(release);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, says);
    assert.match(stderr, /^install\.sh: [^\n]+; everything is as it was before\.\n$/);
    assert.deepEqual(await server.snapshot(), before);
  });

  test(`the registration of an upgrade ${name}`, async (t) => {
    const { server, former, release } = await prepareUpgrade(t);
    await server.replaceCommand('register_appconfig', onlyFor('acls=create-acct', script));
    const before = await server.snapshot();
    const { code, stderr } = await server.run(release, [], await createShims(server));
    assert.equal(code, 1);
    assert.match(stderr, says);
    assert.match(stderr, /; everything is as it was before\.\n$/);
    assert.deepEqual(await server.snapshot(), before);
    assert.equal(await readServedVersion(server, [former, release]), '1.0.0');
  });
}

test('says what could not be undone', async (t) => {
  const { server, release } = await prepareUpgrade(t);
  await server.replaceCommand('register_appconfig', `rm -f '${server.path(PATHS.registration)}'`);
  const { code, stderr } = await server.run(release, [], await createShims(server));
  assert.equal(code, 1);
  assert.match(
    stderr,
    /; not everything could be undone, look at .+\/apps\/twofactor_status\.conf/,
  );
});

test('a registration that WHM writes down in its own way is accepted', async (t) => {
  const server = await createServer(t);
  const script = `real "$1"; sed -i '1i # written by WHM' '${server.path(PATHS.registration)}'
    sed -i 's/=/ = /; s/$/ /' '${server.path(PATHS.registration)}'`;
  await server.replaceCommand('register_appconfig', script);
  assert.equal((await server.run(await server.unpack('1.0.0'))).code, 0);
});

test('a command that leaves a daemon running holds up neither this run nor the next', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const daemons = server.scratch('daemons');
  const startDaemon = `sleep 60 & echo $! >>'${daemons}'; real "$1"`;
  await server.replaceCommand('register_appconfig', startDaemon);
  const command = ['timeout', '20', join(release.directory, 'install.sh')] as const;
  const outcomes = [
    await server.run(release, [], { command }),
    await server.run(release, [], { command }),
  ];
  for (const pid of (await readFile(daemons, 'utf8')).trim().split('\n')) {
    process.kill(Number(pid));
  }
  assert.deepEqual(
    outcomes.map(({ code }) => code),
    [0, 0],
  );
});

const UNREGISTER_FAILURES: Record<string, { script: string; says: RegExp }> = {
  fails: {
    script: 'echo "no way"; exit 1',
    says: /did not take the registration back \(it said: /,
  },
  'claims success and does nothing': { script: 'true', says: /left .+\.conf in place; / },
  'succeeds but says that it failed': {
    script: 'real "$1"; exit 1',
    says: /did not take the reg/,
  },
};

for (const [name, { script, says }] of Object.entries(UNREGISTER_FAILURES)) {
  test(`unregistering ${name}: everything stays installed`, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    await server.install(release);
    const before = await server.snapshot();
    await server.replaceCommand('unregister_appconfig', script);
    const { code, stderr } = await server.run(release, ['--uninstall']);
    assert.equal(code, 1);
    assert.match(stderr, says);
    assert.match(stderr, /; everything is as it was before\.\n$/);
    assert.deepEqual(await server.snapshot(), before);
  });
}

async function prepareUpgrade(t: TestContext) {
  const server = await createServer(t);
  const former = await server.unpack('1.0.0', { registration: 'acls=all\nsearchtext=old words' });
  const release = await server.unpack('1.1.0');
  await server.install(former);
  return { server, former, release };
}
