/** kill -9 at every command: one version is served whole, and the next run leaves nothing but what belongs there. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createServer, readServedVersion, type Server } from './server.ts';
import type { Release } from './release.ts';
import { atEveryCommand, createShims, type Interference } from './shims.ts';

interface Scenario {
  server: Server;
  releases: Release[];
  release: Release;
  args?: string[];
  /** Of the installation that follows; as `args` unless given. */
  again?: string[];
  /** What may be served while and after the run is cut short. */
  mayServe: (string | undefined)[];
}

/** A new installation finds again what pages stored before. */
const withoutStores = (tree: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tree).filter(
      ([path]) =>
        !path.endsWith('/twofactor_status.yaml') || path.endsWith('nvdata/twofactor_status.yaml'),
    ),
  );

/** Cuts a run short at each of its commands in turn, or at those of one name. */
async function killEverywhere(t: TestContext, scenario: Scenario, act: Interference, only = /^/) {
  const { server, releases, release, args = [], mayServe } = scenario;
  const again = scenario.again ?? args;
  const pristine = await createServer(t);
  const removed = await pristine.snapshot();
  await pristine.install(release, again);
  const installed = await pristine.snapshot();
  const seen = new Set<string | undefined>();

  await atEveryCommand(t, server, release, args, async (at, call) => {
    if (!only.test(call)) return;
    const where = `killed at ${at}: ${call}`;
    const victim = await server.copy(t);
    const { code } = await victim.run(release, args, await createShims(victim, { at, act }));
    assert.equal(code, null, where);

    const served = await readServedVersion(victim, releases).catch((error: unknown) =>
      assert.fail(`${where}: ${String(error)}`),
    );
    assert.ok(mayServe.includes(served), `${where}: serves ${served ?? 'nothing'}`);
    seen.add(served);

    const other = await victim.copy(t);
    const quick = await createShims(victim);
    assert.equal((await victim.run(release, again, quick)).code, 0, `${where}, then installed`);
    assert.deepEqual(withoutStores(await victim.snapshot()), installed, `${where}, then installed`);
    assert.equal((await other.run(release, ['--uninstall'])).code, 0, `${where}, then removed`);
    assert.deepEqual(await other.snapshot(), removed, `${where}, then removed`);
  });
  assert.deepEqual(
    seen,
    new Set(mayServe),
    'the run was not cut short on both sides of the switch',
  );
}

test('a first installation', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const scenario = { server, releases: [release], release, mayServe: [undefined, '1.0.0'] };
  await killEverywhere(t, scenario, 'kill');
});

test('an upgrade', async (t) => {
  const server = await createServer(t);
  const [former, release] = [await server.unpack('1.0.0'), await server.unpack('1.1.0')];
  await server.install(former);
  await server.leaveTraces();
  const scenario = { server, releases: [former, release], release, mayServe: ['1.0.0', '1.1.0'] };
  await killEverywhere(t, scenario, 'kill');
});

test('an upgrade, with files written in part', async (t) => {
  const server = await createServer(t);
  const [former, release] = [await server.unpack('1.0.0'), await server.unpack('1.1.0')];
  await server.install(former);
  const scenario = { server, releases: [former, release], release, mayServe: ['1.0.0', '1.1.0'] };
  await killEverywhere(t, scenario, 'cut', /^install /);
});

test('an upgrade that brings the timer and the privilege', async (t) => {
  const server = await createServer(t);
  const [former, release] = [await server.unpack('1.0.0'), await server.unpack('1.1.0')];
  await server.install(former);
  const args = ['--collect', '--own-privilege'];
  const mayServe = ['1.0.0', '1.1.0'];
  const only = /systemd|collect|privilege|Driver|release$|release\.new|directories|register/;
  await killEverywhere(
    t,
    { server, releases: [former, release], release, args, mayServe },
    'kill',
    only,
  );
});

test('an uninstallation', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const again = ['--collect', '--own-privilege'];
  await server.install(release, again);
  await server.leaveTraces({ stores: true });
  const args = ['--uninstall'];
  const scenario = {
    server,
    releases: [release],
    release,
    args,
    again,
    mayServe: ['1.0.0', undefined],
  };
  await killEverywhere(t, scenario, 'kill');
});
