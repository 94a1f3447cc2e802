/** --collect and --no-collect: the systemd timer that collects the numbers, and repairs what an update of cPanel removed. */
import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer, PATHS, type Server } from './server.ts';
import { createShims } from './shims.ts';

const METRICS = 'twofactor_status.prom';
const KNOWN = [
  'var/lib/node_exporter/textfile_collector',
  'var/lib/prometheus/node-exporter',
] as const;

const put = async (server: Server, path: string, text = ''): Promise<void> => {
  await mkdir(dirname(server.path(path)), { recursive: true });
  await writeFile(server.path(path), text);
};

async function prepare(t: TestContext, ...args: string[]) {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const { stdout } = await server.install(release, args);
  const kept = join(server.path(PATHS.programs), '1.0.0/release');
  return { server, release, stdout, kept };
}

const command = async (server: Server): Promise<string> =>
  /^ExecStart=(.*)$/m.exec(await server.read(PATHS.service))?.[1] ?? '';

test('installs the timer, switched on, without a word to systemd', async (t) => {
  const server = await createServer(t);
  const release = await server.unpack('1.0.0');
  const { environment } = await createShims(server);
  const trap = join((environment['PATH'] ?? '').split(':', 1)[0] ?? '', 'systemctl');
  await writeFile(trap, '#!/bin/sh\necho "systemctl was called" >&2\nexit 97\n');
  await chmod(trap, 0o755);
  const outcome = await server.run(release, ['--collect'], { environment });
  assert.deepEqual([outcome.code, outcome.stderr], [0, '']);
  assert.match(outcome.stdout, /collected each hour, by a systemd timer/);
  assert.equal(await command(server), '/usr/sbin/whm-2fa collect');
  const timer = await server.read(PATHS.timerLink);
  assert.match(timer, /^OnCalendar=hourly\nRandomizedDelaySec=15min\nPersistent=true$/m);
  const { [PATHS.service]: service, [PATHS.timerLink]: link } = await server.snapshot();
  assert.match(service ?? '', /^644 /);
  assert.match(link ?? '', / link$/);
  assert.equal((await server.run(release, ['--status'])).code, 0);
  assert.equal((await server.run(release, ['--no-collect'], { environment })).code, 0);
});

test('without the option there is no timer, and nothing is kept for it', async (t) => {
  const { server } = await prepare(t);
  const paths = Object.keys(await server.snapshot());
  assert.deepEqual(
    paths.filter((path) => /collect|1\.0\.0\/release/.test(path)),
    [],
  );
});

test('an upgrade keeps the timer as it is, its directory for metrics, and whether it is on', async (t) => {
  const { server } = await prepare(t, '--collect', '--textfile-directory=/srv/metrics');
  assert.equal(
    await command(server),
    '/usr/sbin/whm-2fa collect --textfile-directory=/srv/metrics',
  );
  const release = await server.unpack('1.1.0');
  await server.run(release, [], await createShims(server));
  assert.equal(
    await command(server),
    '/usr/sbin/whm-2fa collect --textfile-directory=/srv/metrics',
  );
  assert.match(await server.read(PATHS.service), /twofactor_status\/1\.1\.0\/release\/install\.sh/);
  await server.read(PATHS.timerLink);

  await rm(server.path(PATHS.timerLink)); // as `systemctl disable` does
  await server.install(release);
  await assert.rejects(server.read(PATHS.timerLink), /ENOENT/);
  assert.equal((await server.run(release, ['--status'])).code, 0);
  await server.install(release, ['--collect']);
  await server.read(PATHS.timerLink);
});

for (const [name, args] of [
  ['--no-collect removes the timer and its metrics', ['--no-collect']],
  ['an uninstallation removes the timer and its metrics', ['--uninstall']],
] as const) {
  test(name, async (t) => {
    const { server, release, kept } = await prepare(
      t,
      '--collect',
      '--textfile-directory=/srv/metrics',
    );
    const other = 'srv/metrics/other.prom';
    await put(server, other);
    await put(server, `srv/metrics/${METRICS}`);
    for (const directory of KNOWN) await put(server, `${directory}/${METRICS}`);
    await put(
      server,
      'proc/41/cmdline',
      'node_exporter\0--collector.textfile.directory=/srv/running\0',
    );
    await put(server, `srv/running/${METRICS}`);
    await put(server, 'proc/42/cmdline', 'sh\0--collector.textfile.directory=/srv/else\0');
    await put(server, `srv/else/${METRICS}`);
    // The kept release does it as well as the archive.
    assert.equal((await server.run(kept, [...args])).code, 0);
    const left = Object.keys(await server.snapshot()).filter((path) =>
      /collect\.|\.prom$/.test(path),
    );
    assert.deepEqual(left.sort(), [`srv/else/${METRICS}`, other].sort());
    await rm(server.path(PATHS.programs), { recursive: true, force: true });
    assert.equal((await server.run(release, ['--uninstall'])).code, 0);
  });
}

test('the directory is found again after an uninstallation that was killed', async (t) => {
  const { server, release } = await prepare(t, '--collect', '--textfile-directory=/srv/metrics');
  await put(server, `srv/metrics/${METRICS}`);
  const aside = PATHS.service.replace('/twofactor', '/.twofactor').concat('.old');
  await put(server, aside, await server.read(PATHS.service));
  await rm(server.path(PATHS.service));
  await server.install(release, ['--uninstall']);
  await assert.rejects(server.read(`srv/metrics/${METRICS}`), /ENOENT/);
});

test('a server without systemd gets the plugin, and is told the line for cron', async (t) => {
  const server = await createServer(t);
  await rm(server.path('etc/systemd'), { recursive: true });
  const { stdout } = await server.install(await server.unpack('1.0.0'), ['--collect']);
  assert.match(stdout, /^Two-Factor Status 1\.0\.0 is installed\.\n/);
  const said = stdout.trim().split('\n').at(-1) ?? '';
  assert.match(said, /^There is no systemd .+: \d+ \* \* \* \* root \/usr\/sbin\/whm-2fa collect$/);
  assert.deepEqual(
    Object.keys(await server.snapshot()).filter((path) => path.includes('systemd')),
    [],
  );
});

for (const [damage, path] of [
  ['the service', PATHS.service],
  ['the timer', PATHS.timer],
  ['the kept release', `${PATHS.programs}/1.0.0/release`],
] as const) {
  test(`${damage} is gone: damaged, and healed by an installation`, async (t) => {
    const { server, release } = await prepare(t, '--collect');
    const intact = await server.snapshot();
    await rm(server.path(path), { recursive: true });
    const status = await server.run(release, ['--status']);
    assert.match(status.stdout, /^damaged\n[^]+^files: {6}damaged \(\S+ is missing\)$/m);
    await server.install(release);
    assert.deepEqual(await server.snapshot(), intact);
  });
}

test('what the timer runs puts back what is missing, and else does nothing', async (t) => {
  const { server, kept } = await prepare(t, '--collect');
  const intact = await server.snapshot();
  const line = /^ExecStartPre=-\/(.+) --repair$/m.exec(await server.read(PATHS.service))?.[1] ?? '';
  const repair = () => server.run(kept, ['--repair'], { command: [server.path(line)] });

  await server.replaceCommand('register_appconfig', 'echo called >>"$0.calls"; real "$1"');
  const nothing = await repair();
  assert.deepEqual([nothing.code, nothing.stdout, nothing.stderr], [0, '', '']);
  await assert.rejects(server.read(`${PATHS.commands}/register_appconfig.calls`), /ENOENT/);

  for (const path of [
    PATHS.addon,
    PATHS.icon,
    PATHS.registration,
    PATHS.program,
    PATHS.templates,
  ]) {
    await rm(server.path(path), { recursive: true });
    const { code, stderr } = await repair();
    assert.deepEqual([code, stderr], [0, ''], path);
    assert.deepEqual(await server.snapshot(), intact, path);
  }
});

test('a repair leaves another version alone', async (t) => {
  const { server, release } = await prepare(t);
  const newer = await server.unpack('1.1.0');
  await server.run(newer, [], await createShims(server));
  await rm(server.path(PATHS.icon));
  const before = await server.snapshot();
  const { code, stdout } = await server.run(release, ['--repair']);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^Version 1\.1\.0 is installed; there is nothing to repair for version 1\.0\.0\.\n$/,
  );
  assert.deepEqual(await server.snapshot(), before);
});

test('a repair that waited for an uninstallation does not bring the plugin back', async (t) => {
  const { server, kept } = await prepare(t, '--collect');
  await rm(server.path(PATHS.icon));
  const shims = await createShims(server);
  const flock = join((shims.environment['PATH'] ?? '').split(':', 1)[0] ?? '', 'flock');
  // Before it has the lock, somebody uninstalls.
  await writeFile(
    flock,
    `#!/bin/sh\nPATH=$SHIM_OUTER_PATH '${kept}/install.sh' --uninstall >/dev/null 9<&-\n`,
  );
  await chmod(flock, 0o755);
  const { code, stderr } = await server.run(kept, ['--repair'], {
    environment: { ...shims.environment, SHIM_CALLS: '' },
  });
  assert.deepEqual([code, stderr], [0, '']);
  await assert.rejects(readFile(server.path(PATHS.page)), /ENOENT/);
});

for (const args of [
  ['--collect', '--no-collect'],
  ['--textfile-directory=/srv/metrics'],
  ['--collect', '--textfile-directory=srv'],
  ['--collect', '--textfile-directory=/srv/%h'],
  ['--collect', '--textfile-directory=/srv/a\nExecStart=/bin/sh'],
  ['--own-privilege', '--no-own-privilege'],
  ['--collect', '--status'],
]) {
  test(`wrong usage: ${JSON.stringify(args)}`, async (t) => {
    const server = await createServer(t);
    const before = await server.snapshot();
    const { code, stdout } = await server.run(await server.unpack('1.0.0'), args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.deepEqual(await server.snapshot(), before);
  });
}
