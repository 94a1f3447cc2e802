/** Runs at the same time: one waits for the other, and they never mix. */
import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer, PATHS, readServedVersion } from './server.ts';
import { createShims } from './shims.ts';

test('several versions at once: the last one is there whole', async (t) => {
  const server = await createServer(t);
  const releases = await Promise.all(['1.0.0', '1.1.0', '1.2.0'].map((v) => server.unpack(v)));
  const shims = await createShims(server);
  const outcomes = await Promise.all(releases.map((release) => server.run(release, [], shims)));
  assert.deepEqual(
    outcomes.map(({ code, stderr }) => [code, stderr]),
    releases.map(() => [0, '']),
  );
  const version = await readServedVersion(server, releases);
  const winner = releases.find((release) => release.version === version);
  assert.ok(winner);
  const fresh = await createServer(t);
  await fresh.install(winner);
  assert.deepEqual(await server.snapshot(), await fresh.snapshot());
});

test('gives up when another run does not come to its end', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const before = await server.snapshot();
  // The script would wait for a minute; here its flock gives up at once.
  const { environment } = await createShims(server);
  const flock = join((environment['PATH'] ?? '').split(':', 1)[0] ?? '', 'flock');
  await writeFile(flock, '#!/bin/sh\nPATH=$SHIM_OUTER_PATH exec flock --nonblock "$3"\n');
  await chmod(flock, 0o755);

  const holdLock = 'exec 8<"$1"; PATH=$SHIM_OUTER_PATH flock 8; "$2" 8<&-';
  const script = join(release.directory, 'install.sh');
  const { code, stderr } = await server.run(release, [server.path(PATHS.docroot), script], {
    command: ['bash', '-c', holdLock, 'bash'],
    environment,
  });
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^install\.sh: another run of install\.sh is at work .+; nothing was changed/,
  );
  assert.deepEqual(await server.snapshot(), before);
});
