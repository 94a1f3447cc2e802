/** The playbook, by the real Ansible, on a scratch server: announced, changed, nothing, changed after damage. */
import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer, PATHS, readServedVersion, runCommand } from '../install/server.ts';
import { packRelease } from '../release/package.ts';

const PLAYBOOK = fileURLToPath(
  new URL('../../plugin/ansible/twofactor_status.yml', import.meta.url),
);

/** What the last line of Ansible's recap counts. */
const recap = (stdout: string): Record<string, number> =>
  Object.fromEntries(
    [...(stdout.split('PLAY RECAP')[1] ?? '').matchAll(/(\w+)=(\d+)/g)].map(
      ([, key = '', count]) => [key, Number(count)],
    ),
  );

test('the playbook announces, installs, does nothing, and heals', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const dist = release.directory;
  const archive = await packRelease({ dist, output: server.scratch('out'), timeSeconds: 1e9 });
  await mkdir(server.scratch('place'));
  const variables = { archive, place: server.scratch('place'), destdir: server.root };
  const play = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCommand(
      ['ansible-playbook', '-i', 'localhost,', '-c', 'local', '-e', JSON.stringify(variables)],
      ['-e', 'options=--collect', PLAYBOOK, ...args],
      {
        environment: { PATH: process.env['PATH'], HOME: server.scratch('home'), LC_ALL: 'C.UTF-8' },
      },
    );
    assert.equal(code, 0, stdout + stderr);
    return { stdout, ...recap(stdout) } as { stdout: string; changed?: number; failed?: number };
  };
  const before = await server.snapshot();

  const announced = await play('--check');
  assert.equal(announced.changed, 1);
  assert.match(announced.stdout, /It would be installed: absent/);
  assert.deepEqual(await server.snapshot(), before);

  const installed = await play();
  assert.equal(installed.changed, 2); // unpacked and installed
  assert.equal(await readServedVersion(server, [release]), '1.0.0');
  assert.match(await server.read(PATHS.timerLink), /OnCalendar=hourly/);
  const intact = await server.snapshot();

  assert.equal((await play()).changed, 0);

  await rm(server.path(PATHS.icon));
  const damaged = await play('--check');
  assert.equal(damaged.changed, 1);
  assert.match(damaged.stdout, /It would be installed: damaged/);
  assert.equal((await play()).changed, 1);
  assert.deepEqual(await server.snapshot(), intact);
});

test('ansible-lint finds nothing to say, by the rules for production', async (t) => {
  const server = await createServer(t);
  const { code, stdout, stderr } = await runCommand(
    ['ansible-lint', '--offline', '--nocolor', '--profile', 'production', '-q'],
    [PLAYBOOK],
    {
      cwd: server.scratch(),
      environment: { PATH: process.env['PATH'], HOME: server.scratch('home'), LC_ALL: 'C.UTF-8' },
    },
  );
  assert.equal(code, 0, stdout + stderr);
});
