/** A run that fails or is interrupted at any of its commands: everything is as it was before, and it says so. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import type { Release } from './release.ts';
import { createServer, readServedVersion, type Outcome, type Server } from './server.ts';
import { atEveryCommand, createShims, type Interference } from './shims.ts';

const UNDONE = /^install\.sh: .+; everything is as it was before\.\n$/;

/**
 * Interferes with each command of a run in turn, and looks that everything is as it was before; or,
 * once a run has begun to remove what it no longer needs, that `checkDone` is content.
 */
async function interfereEverywhere(
  t: TestContext,
  run: { server: Server; release: Release; args?: string[]; act: Interference; only?: RegExp },
  checkDone: (server: Server, outcome: Outcome, where: string) => Promise<void>,
): Promise<void> {
  const { server, release, args = [], act, only = /^/ } = run;
  const before = await server.snapshot();
  let undone = 0;
  let done = 0;
  await atEveryCommand(t, server, release, args, async (at, call) => {
    if (!only.test(call)) return;
    const where = `${act} at ${at}: ${call}`;
    const victim = await server.copy(t);
    const outcome = await victim.run(release, args, await createShims(victim, { at, act }));
    if (!UNDONE.test(outcome.stderr)) {
      done += 1;
      if (act === 'terminate') assert.deepEqual([outcome.code, outcome.stderr], [0, ''], where);
      else assert.equal(outcome.code, outcome.stderr === '' ? 0 : 1, where);
      return checkDone(victim, outcome, where);
    }
    undone += 1;
    assert.equal(outcome.code, 1, where);
    assert.equal(outcome.stdout, '', where);
    assert.deepEqual(await victim.snapshot(), before, where);
  });
  assert.ok(undone > 0 && done > 0, `${undone} runs were undone, ${done} were not`);
}

async function upgradeServer(t: TestContext, ...args: string[]) {
  const server = await createServer(t);
  const former = await server.unpack('1.0.0');
  const release = await server.unpack('1.1.0', { registration: 'searchtext=other words' });
  await server.install(former);
  const upgraded = await server.copy(t);
  await upgraded.install(release, args);
  const expected = await upgraded.snapshot();
  const checkDone = async (victim: Server, outcome: Outcome, where: string): Promise<void> => {
    assert.match(outcome.stderr, /^(install\.sh: .+; version 1\.1\.0 is installed .+\n)?$/, where);
    assert.equal(await readServedVersion(victim, [former, release]), '1.1.0', where);
    await victim.install(release, args);
    assert.deepEqual(await victim.snapshot(), expected, where);
  };
  return { server, release, args, checkDone };
}

test('a first installation that fails', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  await interfereEverywhere(t, { server, release, act: 'fail' }, async (victim, outcome, where) => {
    assert.match(outcome.stderr, /^install\.sh: .+; version 1\.0\.0 is installed .+\n$/, where);
    assert.equal(await readServedVersion(victim, [release]), '1.0.0', where);
  });
});

test('an upgrade that fails', async (t) => {
  const { server, release, checkDone } = await upgradeServer(t);
  await interfereEverywhere(t, { server, release, act: 'fail' }, checkDone);
});

test('an upgrade that brings the timer and the privilege, and fails', async (t) => {
  const { server, release, args, checkDone } = await upgradeServer(
    t,
    '--collect',
    '--own-privilege',
  );
  const only =
    /systemd|collect|privilege|Driver|release$|release\.new|directories|register|rm .*1\.0\.0/;
  await interfereEverywhere(t, { server, release, args, act: 'fail', only }, checkDone);
});

test('an upgrade that is interrupted', async (t) => {
  const { server, release, checkDone } = await upgradeServer(t);
  await interfereEverywhere(t, { server, release, act: 'terminate' }, checkDone);
});

test('an uninstallation that fails or is interrupted', async (t) => {
  const server = await createServer(t);
  const removed = await server.snapshot();
  const release = await server.unpack('1.0.0');
  await server.install(release, ['--collect', '--own-privilege']);
  for (const act of ['fail', 'terminate'] as const) {
    const run = { server, release, args: ['--uninstall'], act };
    await interfereEverywhere(t, run, async (victim, { stderr }, where) => {
      assert.match(stderr, /^(install\.sh: .+; the plugin is not in WHM any more .+\n)?$/, where);
      assert.equal(await readServedVersion(victim, [release]), undefined, where);
      if (stderr === '') assert.deepEqual(await victim.snapshot(), removed, where);
    });
  }
});

for (const [act, reason] of [
  ['fail', 'No space left on device'],
  ['spoil', 'it came out different'],
] as const) {
  test(`a file that cannot be written: ${reason}`, async (t) => {
    const server = await createServer(t);
    const release = await server.unpack('1.0.0');
    const before = await server.snapshot();
    const messages: string[] = [];
    await atEveryCommand(t, server, release, [], async (at, call) => {
      if (!call.startsWith('install ')) return;
      const victim = await server.copy(t);
      const { stderr } = await victim.run(release, [], await createShims(victim, { at, act }));
      messages.push(stderr);
      assert.deepEqual(await victim.snapshot(), before);
    });
    assert.equal(messages.length, 9);
    for (const message of messages) {
      const [, path = '', why] = /could not write (.+) \((.+)\); everything is/.exec(message) ?? [];
      assert.equal(why, reason);
      assert.match(
        path,
        /\/(assets\/main-\w+\.\w+|index\S+|notice\S+|twofactor_status\.png|whm-2fa|Module\.pm)$/,
      );
    }
  });
}

test('a file stands where a directory has to be', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const path = 'usr/local/cpanel/whostmgr/docroot/templates/twofactor_status';
  await writeFile(server.path(path), 'in the way');
  const before = await server.snapshot();
  const { code, stderr } = await server.run(release);
  assert.equal(code, 1);
  assert.match(stderr, /could not make .*templates\/twofactor_status \(File exists\); everything/);
  assert.deepEqual(await server.snapshot(), before);
});

test('a directory that may not be written to', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const before = await server.snapshot();
  const { code, stderr } = await server.run(release, [], { isUnprivileged: true });
  assert.equal(code, 1);
  assert.match(stderr, /^install\.sh: could not .+ \(Permission denied\); everything is as it was/);
  assert.deepEqual(await server.snapshot(), before);
});
