/** A scratch WHM server for the tests of install.sh: running the script on it, and looking at what is there afterwards. */
import { spawn } from 'node:child_process';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestContext } from 'node:test';
import { createServerRoot } from '../whm/server-root.ts';
import { createRelease, sha256, type Release, type ReleaseOptions } from './release.ts';

const DOCROOT = 'usr/local/cpanel/whostmgr/docroot';

/** Where things lie below a server's root. */
export const PATHS = {
  docroot: DOCROOT,
  addon: `${DOCROOT}/cgi/addons/twofactor_status`,
  page: `${DOCROOT}/cgi/addons/twofactor_status/index.cgi`,
  templates: `${DOCROOT}/templates/twofactor_status`,
  icon: `${DOCROOT}/addon_plugins/twofactor_status.png`,
  programs: 'usr/local/twofactor_status',
  program: 'usr/sbin/whm-2fa',
  service: 'etc/systemd/system/twofactor_status-collect.service',
  timer: 'etc/systemd/system/twofactor_status-collect.timer',
  timerLink: 'etc/systemd/system/timers.target.wants/twofactor_status-collect.timer',
  driver: 'usr/local/cpanel/Cpanel/Config/ConfigObj/Driver/twofactor_status.pm',
  driverMeta: 'usr/local/cpanel/Cpanel/Config/ConfigObj/Driver/twofactor_status/META.pm',
  privilegeMark: `${DOCROOT}/cgi/addons/twofactor_status/own-privilege`,
  registration: 'var/cpanel/apps/twofactor_status.conf',
  commands: 'usr/local/cpanel/bin',
  compiles: 'var/cpanel/template_compiles',
  stores: 'var/cpanel/whm/nvdata',
};

const COMPILED = `${PATHS.compiles}/${DOCROOT}`;

/** What WHM keeps of the plugin once somebody has opened its page: compiled templates, and what pages stored. */
const TRACES = [
  `${COMPILED}/templates/twofactor_status/index-0.tmpl`,
  `${COMPILED}/templates/twofactor_status/template.unfinished`,
  `${COMPILED}/cgi/addons/twofactor_status/notice-0.tmpl`,
];
const STORES = [
  `${PATHS.stores}/root/twofactor_status.yaml`,
  `${PATHS.stores}/-rf */twofactor_status.yaml`,
  `${PATHS.stores}/a\nb/twofactor_status.yaml`,
  `${PATHS.stores}/.hidden/twofactor_status.yaml`,
];

/** What another plugin has on the server: nobody else's business. */
const NEIGHBOUR = [
  `${DOCROOT}/cgi/addons/twofactor_status_other/index.cgi`,
  `${DOCROOT}/cgi/addons/.hidden`,
  `${DOCROOT}/templates/other/index.tmpl`,
  `${DOCROOT}/addon_plugins/other.png`,
  'var/cpanel/apps/other.conf',
  `${COMPILED}/templates/other/index.tmpl`,
  `${COMPILED}/templates/twofactor_status_other/index.tmpl`,
  `${COMPILED}/cgi/addons/other/a.tmpl`,
  `${PATHS.stores}/brightweb.yaml`,
  `${PATHS.stores}/twofactor_status.yaml`,
  `${PATHS.stores}/root.yaml`,
  `${PATHS.stores}/root/other.yaml`,
  `${PATHS.stores}/-rf */other.yaml`,
  `${PATHS.stores}/a\nb/other.yaml`,
  `${PATHS.stores}/.hidden/other.yaml`,
];

export interface Outcome {
  /** Exit code; null if a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  environment?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Run without root's rights (when the tests run as root: as another user). */
  isUnprivileged?: boolean;
  /** What to start instead of `<release>/install.sh`. */
  command?: readonly [string, ...string[]];
}

export class Server {
  readonly root: string;
  readonly #scratch: string;

  constructor(scratch: string) {
    this.#scratch = scratch;
    this.root = join(scratch, 'root [of] a server');
  }

  /** A path outside the server's root that the test may use, gone with it. */
  scratch(...names: string[]): string {
    return join(this.#scratch, ...names);
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  read(path: string): Promise<string> {
    return readFile(this.path(path), 'utf8');
  }

  /** Unpacks a release beside the server's root. */
  unpack(version: string, options: Omit<ReleaseOptions, 'version'> = {}): Promise<Release> {
    return createRelease(this.scratch(`release ${version}`), { version, ...options });
  }

  /** Runs install.sh on the server. */
  run(release: Release | string, args: string[] = [], options: RunOptions = {}): Promise<Outcome> {
    const directory = typeof release === 'string' ? release : release.directory;
    return runCommand(options.command ?? [join(directory, 'install.sh')], args, {
      ...options,
      environment: { ...process.env, DESTDIR: this.root, ...options.environment },
    });
  }

  /** Like `run`, but a failure is the test's. */
  async install(release: Release | string, args: string[] = []): Promise<Outcome> {
    const outcome = await this.run(release, args);
    if (outcome.code !== 0) throw new Error(outcome.stderr);
    return outcome;
  }

  /** Leaves what WHM has compiled of the page; with `stores`, what pages stored, too. */
  async leaveTraces(options: { stores?: boolean } = {}): Promise<void> {
    for (const path of options.stores ? [...TRACES, ...STORES] : TRACES) {
      await mkdir(join(this.path(path), '..'), { recursive: true });
      await writeFile(this.path(path), `${path}\n`);
    }
  }

  /** Replaces one of cPanel's commands by a shell script; `real` in it is the command that was there. */
  async replaceCommand(name: string, script: string): Promise<void> {
    const command = this.path(PATHS.commands, name);
    const real = `${command}.real`;
    await cp(command, real);
    await writeFile(command, `#!/bin/bash\nreal() { '${real}' "$@"; }\n${script}\n`);
  }

  /** Everything on the server but cPanel's commands: path → kind, mode and content. */
  snapshot(): Promise<Record<string, string>> {
    return readTree(this.root);
  }

  /** A second server that is like this one now. */
  async copy(t: TestContext): Promise<Server> {
    const server = new Server(await createScratch(t));
    await cp(this.root, server.root, { recursive: true, verbatimSymlinks: true });
    return server;
  }
}

/** Sets up a server, with another plugin on it, that is removed after the test. */
export async function createServer(t: TestContext, version?: string): Promise<Server> {
  const server = new Server(await createScratch(t));
  await createServerRoot({ directory: server.root, ...(version === undefined ? {} : { version }) });
  for (const path of NEIGHBOUR) {
    await mkdir(join(server.path(path), '..'), { recursive: true });
    await writeFile(server.path(path), `neighbour ${path}\n`);
  }
  return server;
}

/**
 * Which release the server serves: its page, and all that the page needs, are there as the release has them.
 * @returns undefined if there is no page
 * @throws Error if what is served is a mixture, or not whole
 */
export async function readServedVersion(
  server: Server,
  releases: readonly Release[],
): Promise<string | undefined> {
  const page = await server.read(PATHS.page).catch(() => undefined);
  if (page === undefined) return undefined;
  for (const release of releases) {
    const source = (path: string): Promise<string> =>
      readFile(join(release.directory, 'plugin', path), 'utf8');
    if (page !== (await source('index.cgi'))) continue;
    const { mode } = await lstat(server.path(PATHS.page));
    const needed: [string, string][] = [
      [`${PATHS.templates}/${release.template}`, release.template],
      [`${PATHS.addon}/${release.notice}`, release.notice],
      ...release.assets.map((name): [string, string] => [
        `${PATHS.addon}/assets/${name}`,
        `assets/${name}`,
      ]),
    ];
    for (const [path, name] of needed) {
      const isWhole = (await server.read(path).catch(() => '')) === (await source(name));
      if (!isWhole) throw new Error(`Version ${release.version} is served without ${path}`);
    }
    if ((mode & 0o777) !== 0o755) throw new Error('The page is not executable');
    return release.version;
  }
  throw new Error('The page belongs to no release');
}

/** Runs a command in a process group of its own. */
export function runCommand(
  command: readonly [string, ...string[]],
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const isRoot = process.getuid?.() === 0;
  const [file, ...first] = command;
  return new Promise((fulfil, reject) => {
    const child = spawn(file, [...first, ...args], {
      cwd: options.cwd ?? tmpdir(),
      env: options.environment ?? process.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.isUnprivileged && isRoot ? { uid: 65534, gid: 65534 } : {}),
    });
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => fulfil({ ...outcome, code }));
  });
}

async function createScratch(t: TestContext): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'install test '));
  await chmod(scratch, 0o755);
  t.after(() => rm(scratch, { recursive: true, force: true }));
  return scratch;
}

async function readTree(root: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (name.startsWith(PATHS.commands)) continue;
    const { mode } = await lstat(path);
    const content = entry.isFile() ? sha256(await readFile(path)).slice(0, 16) : 'directory';
    tree[name] = `${(mode & 0o7777).toString(8)} ${entry.isSymbolicLink() ? 'link' : content}`;
  }
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}
