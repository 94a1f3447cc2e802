/** A file that cannot be removed: it is named whole, the rest is done, and the next run says so again. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { Release } from './release.ts';
import { createServer, PATHS, readServedVersion, type Outcome, type Server } from './server.ts';
import { createShims } from './shims.ts';

const MARK = 'cannot be removed';

/**
 * A file that only this pretence protects: a shim of `rm` that refuses a tree in which a file with this text lies, as the
 * kernel refuses an immutable one; and one of `mv` and `ln` that refuses the file itself.
 */
async function protect(server: Server, ...paths: string[]): Promise<NodeJS.ProcessEnv> {
  const { environment } = await createShims(server);
  const directory = (environment['PATH'] ?? '').split(':', 1)[0] ?? '';
  for (const path of paths) {
    await mkdir(dirname(server.path(path)), { recursive: true });
    await writeFile(server.path(path), MARK);
  }
  const real = async (name: string): Promise<string> => {
    const text = await readFile(join(directory, name), 'utf8');
    return /exec "([^"]+)" "\$@"\n$/.exec(text)?.[1] ?? '';
  };
  const removing = `#!/bin/bash
for path; do
  [[ $path == /* ]] || continue
  while IFS= read -r file; do
    echo "rm: cannot remove '$file': Operation not permitted" >&2
    refused=yes
  done < <(grep -rlxF '${MARK}' -- "$path" 2>/dev/null)
  [[ -n \${refused:-} ]] || '${await real('rm')}' -rf -- "$path"
  find "$path" -depth -type f -not -exec grep -qxF '${MARK}' {} \\; -exec '${await real('rm')}' -f {} \\; 2>/dev/null
done
[[ -z \${refused:-} ]]
`;
  await writeFile(join(directory, 'rm'), removing);
  for (const name of ['mv', 'ln']) {
    const refusing = `#!/bin/bash
for path; do
  if [[ -f $path ]] && grep -qxF '${MARK}' -- "$path"; then
    echo "${name}: cannot touch '$path': Operation not permitted" >&2
    exit 1
  fi
done
exec '${await real(name)}' "$@"
`;
    await writeFile(join(directory, name), refusing);
    await chmod(join(directory, name), 0o755);
  }
  return environment;
}

/** Looks that a run has named exactly these files, by their whole paths, with what has become of the rest. */
function expectNamed(
  server: Server,
  outcome: Outcome,
  paths: readonly string[],
  rest: string,
): void {
  assert.deepEqual([outcome.code, outcome.stdout], [1, '']);
  const [, named = '', reason, then] =
    /^install\.sh: could not remove (.+) \((.+?)\); (.+)\.\n$/.exec(outcome.stderr) ?? [];
  assert.deepEqual(
    named.split(', ').sort(),
    paths.map((path) => server.path(path)).sort(),
    outcome.stderr,
  );
  assert.equal(reason, 'Operation not permitted');
  assert.ok(then?.startsWith(rest), outcome.stderr);
  assert.match(outcome.stderr, /all the same, and what is named has to be removed by hand/);
}

const left = (stdout: string): string[] =>
  [...stdout.matchAll(/^left: {7}(.+)$/gm)].map(([, path]) => path ?? '').sort();

const COMPILED = `${PATHS.compiles}/${PATHS.docroot}/templates/twofactor_status/index-0.tmpl`;
const STORED = `${PATHS.stores}/root/twofactor_status.yaml`;

async function prepare(
  t: TestContext,
): Promise<{ server: Server; former: Release; release: Release }> {
  const server = await createServer(t);
  const [former, release] = [await server.unpack('1.0.0'), await server.unpack('1.1.0')];
  await server.install(former);
  return { server, former, release };
}

test('an upgrade: the new version is there, and each run names what stays of the old one', async (t) => {
  const { server, former, release } = await prepare(t);
  const stale = [
    `${PATHS.addon}/assets/old-1.js`,
    `${PATHS.addon}/assets/deep/er/old-2.js`,
    `${PATHS.templates}/index-0.tmpl`,
    `${PATHS.addon}/.index.cgi.new`,
    `${PATHS.addon}/.index.cgi.old`,
    `${PATHS.docroot}/addon_plugins/.twofactor_status.png.new`,
    `${PATHS.docroot}/templates/.twofactor_status.work/said`,
    COMPILED,
  ];
  const environment = await protect(server, ...stale);
  for (let run = 0; run < 2; run += 1) {
    const outcome = await server.run(release, [], { environment });
    expectNamed(server, outcome, stale, 'version 1.1.0 is installed');
    assert.equal(await readServedVersion(server, [former, release]), '1.1.0');
    const status = await server.run(release, ['--status']);
    assert.match(
      status.stdout,
      /^damaged\nversion: {4}1\.1\.0\nregistered: yes\nfiles: {6}intact\nleft: /,
    );
    assert.deepEqual(left(status.stdout), stale.map((path) => server.path(path)).sort());
    assert.equal(status.code, 1);
  }
  for (const path of stale) await rm(server.path(path));
  assert.equal((await server.run(release)).code, 0);
  const status = await server.run(release, ['--status']);
  assert.deepEqual([status.code, left(status.stdout)], [0, []]);
});

test('an uninstallation: all else is gone, each run names it, and an installation still succeeds', async (t) => {
  const { server, release } = await prepare(t);
  const paths = [`${PATHS.addon}/assets/old.js`, PATHS.icon, COMPILED, STORED];
  const environment = await protect(server, ...paths);
  const aside = `${dirname(PATHS.addon)}/.twofactor_status.old/assets/old.js`;
  const remaining = [aside, PATHS.icon, COMPILED, STORED];
  for (let run = 0; run < 2; run += 1) {
    const outcome = await server.run(release, ['--uninstall'], { environment });
    expectNamed(server, outcome, remaining, 'the plugin is not in WHM any more');
    const status = await server.run(release, ['--status']);
    assert.match(status.stdout, /^absent\nTwo-Factor Status is not installed\.\nleft: /);
    assert.deepEqual(left(status.stdout), remaining.map((path) => server.path(path)).sort());
    assert.equal(status.code, 1);
    const files = Object.entries(await server.snapshot()).filter(
      ([path, what]) =>
        !what.endsWith('directory') &&
        /\/\.?twofactor_status(\.png$|\.yaml$|\/|\.old\/)/.test(path),
    );
    const names = files
      .map(([path]) => path)
      .filter((path) => path !== `${PATHS.stores}/twofactor_status.yaml`);
    assert.deepEqual(names.sort(), [...remaining].sort());
  }
  await rm(server.path(PATHS.icon));
  const outcome = await server.run(release, [], { environment });
  expectNamed(server, outcome, [aside, COMPILED], 'version 1.1.0 is installed');
  assert.equal(await readServedVersion(server, [release]), '1.1.0');
  const again = await server.run(release, ['--uninstall'], { environment });
  expectNamed(server, again, [aside, COMPILED, STORED], 'the plugin is not in WHM any more');
});

test('a file that has to be replaced: everything stays as it was, and it is named', async (t) => {
  const { server, former, release } = await prepare(t);
  const environment = await protect(server, PATHS.icon);
  const before = await server.snapshot();
  const { code, stderr } = await server.run(release, [], { environment });
  assert.equal(code, 1);
  const icon = server.path(PATHS.icon);
  assert.equal(
    stderr,
    `install.sh: could not replace ${icon} (Operation not permitted); everything is as it was before.\n`,
  );
  assert.deepEqual(await server.snapshot(), before);
  assert.equal(await readServedVersion(server, [former]), '1.0.0');
});

test('more than ten are counted, and a name on several lines stays on one', async (t) => {
  const { server, release } = await prepare(t);
  const stale = Array.from({ length: 13 }, (_, index) => `${PATHS.addon}/assets/old-${index}.js`);
  const environment = await protect(server, ...stale);
  const { stderr } = await server.run(release, [], { environment });
  assert.match(
    stderr,
    /^install\.sh: could not remove (\/[^,\n]+, ){9}\/[^,\n]+ and 3 more \(Op[^\n]+\n$/,
  );

  const odd = await prepare(t);
  const path = `${PATHS.addon}/assets/a\n\u001b[31mb.js`;
  const outcome = await odd.server.run(odd.release, [], {
    environment: await protect(odd.server, path),
  });
  assert.match(
    outcome.stderr,
    /^install\.sh: could not remove [^\n]+\/assets\/a\?\?\[31mb\.js \([^\n]+\n$/,
  );
});

test('a directory in the place of a file is replaced', async (t) => {
  const { server, former, release } = await prepare(t);
  for (const path of [PATHS.page, PATHS.icon, `${PATHS.addon}/assets/${release.assets[0] ?? ''}`]) {
    await rm(server.path(path), { force: true });
    await mkdir(server.path(path, 'in the way'), { recursive: true });
  }
  assert.equal((await server.run(release)).code, 0);
  assert.equal(await readServedVersion(server, [former, release]), '1.1.0');
});

test('an immutable file, where the tests may make one', async (t) => {
  const { server, release } = await prepare(t);
  const path = server.path(PATHS.addon, 'assets/old.js');
  await writeFile(path, '');
  const chattr = (flag: string) => promisify(execFile)('chattr', [flag, path]);
  try {
    await chattr('+i');
  } catch {
    t.skip('this file system has no immutable files, or they are root’s');
    return;
  }
  try {
    const outcome = await server.run(release, [], await createShims(server));
    expectNamed(
      server,
      outcome,
      [`${PATHS.addon}/assets/${basename(path)}`],
      'version 1.1.0 is installed',
    );
    const status = await server.run(release, ['--status']);
    assert.deepEqual(left(status.stdout), [path]);
  } finally {
    await chattr('-i');
  }
  assert.equal((await server.run(release)).code, 0);
});
