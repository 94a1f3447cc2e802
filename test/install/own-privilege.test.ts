/** --own-privilege: WHM knows the privilege, the registration and the page ask for it, and all that can be taken back. */
import assert from 'node:assert/strict';
import { rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer, PATHS, type Server } from './server.ts';
import { createShims } from './shims.ts';

const TRACES = [PATHS.driver, PATHS.driverMeta, PATHS.privilegeMark];

async function prepare(t: TestContext, ...args: string[]) {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const { stdout } = await server.install(release, args);
  return { server, release, stdout };
}

const acls = async (server: Server): Promise<string | undefined> =>
  /^acls=(.*)$/m.exec(await server.read(PATHS.registration))?.[1];

const traces = async (server: Server): Promise<string[]> => {
  const tree = await server.snapshot();
  return TRACES.filter((path) => path in tree);
};

test('installs the driver and the mark, and registers with the privilege', async (t) => {
  const { server, release, stdout } = await prepare(t, '--own-privilege');
  assert.match(
    stdout,
    /Edit Reseller Privileges: Two-Factor Status \(software-twofactor_status\)\.\n/,
  );
  assert.equal(await acls(server), 'software-twofactor_status');
  assert.deepEqual(await traces(server), TRACES);
  assert.match(await server.read(PATHS.driver), /^package .+::Driver::twofactor_status;$/m);
  assert.match((await server.snapshot())[PATHS.driverMeta] ?? '', /^644 /);
  const status = await server.run(release, ['--status']);
  assert.deepEqual([status.code, status.stdout.split('\n', 1)], [0, ['current']]);
});

test('without the option nothing of it is there', async (t) => {
  const { server } = await prepare(t);
  assert.deepEqual([await acls(server), await traces(server)], ['create-acct', []]);
});

test('an upgrade keeps it, until it is taken back', async (t) => {
  const { server } = await prepare(t, '--own-privilege');
  const release = await server.unpack('1.1.0');
  await server.run(release, [], await createShims(server));
  assert.deepEqual(
    [await acls(server), await traces(server)],
    ['software-twofactor_status', TRACES],
  );
  await server.install(release, ['--no-own-privilege']);
  assert.deepEqual([await acls(server), await traces(server)], ['create-acct', []]);
  await server.install(release);
  assert.deepEqual([await acls(server), await traces(server)], ['create-acct', []]);
});

for (const path of [...TRACES, PATHS.registration, dirname(PATHS.driver), PATHS.addon]) {
  test(`without ${path} it is damaged, and the next installation heals it`, async (t) => {
    const { server, release } = await prepare(t, '--own-privilege');
    const intact = await server.snapshot();
    await rm(server.path(path), { recursive: true });
    assert.match((await server.run(release, ['--status'])).stdout, /^damaged\n/);
    await server.install(release);
    assert.deepEqual(await traces(server), TRACES);
    const { [`${PATHS.programs}/directories`]: noted, ...healed } = await server.snapshot();
    assert.deepEqual(healed, intact, noted);
  });
}

test('an uninstallation leaves nothing of it', async (t) => {
  const server = await createServer(t);
  const before = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release, ['--own-privilege']);
  await server.install(release, ['--uninstall']);
  assert.deepEqual(await server.snapshot(), before);
});

test('WHM’s list of privileges is made anew after each change: the directory is touched', async (t) => {
  const { server, release } = await prepare(t);
  const directory = server.path(dirname(PATHS.driver));
  const long = new Date('2020-01-01');
  const isTouchedBy = async (...args: string[]): Promise<boolean> => {
    await utimes(directory, long, long);
    await server.install(release, args);
    return (await stat(directory)).mtimeMs > long.getTime();
  };
  assert.equal(await isTouchedBy(), false);
  assert.equal(await isTouchedBy('--own-privilege'), true);
  assert.equal(await isTouchedBy('--no-own-privilege'), true);
  await server.install(release, ['--own-privilege']);
  assert.equal(await isTouchedBy('--uninstall'), true);
});

test('a registration that fails leaves everybody’s privilege as it was', async (t) => {
  const { server, release } = await prepare(t);
  const before = await server.snapshot();
  await server.replaceCommand(
    'register_appconfig',
    'if grep -q software- "$1"; then exit 1; else real "$1"; fi',
  );
  const { code, stderr } = await server.run(release, ['--own-privilege']);
  assert.equal(code, 1);
  assert.match(stderr, /did not accept the registration; everything is as it was before\.\n$/);
  assert.deepEqual(await server.snapshot(), before);
});
