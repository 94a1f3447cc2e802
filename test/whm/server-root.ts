/** A scratch directory that looks like the root of a WHM server, and the plugin installed into it. */
import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const commandDirectory = fileURLToPath(new URL('./server-root/', import.meta.url));
const builtRelease = fileURLToPath(new URL('../../dist/', import.meta.url));

const commands = [
  'register_appconfig',
  'unregister_appconfig',
  'is_registered_with_appconfig',
  'whmapi1',
];

/** What a fresh WHM server has of the directories that a plugin touches. */
const directories = [
  'etc/systemd/system',
  'usr/local/cpanel/Cpanel/Config/ConfigObj/Driver',
  'usr/local/cpanel/bin',
  'usr/local/cpanel/whostmgr/docroot/addon_plugins',
  'usr/local/cpanel/whostmgr/docroot/cgi/addons',
  'usr/local/cpanel/whostmgr/docroot/templates',
  'usr/sbin',
  'var/cpanel/apps',
  'var/local-whm/answers',
];

export interface ServerRoot {
  /** Absolute path of the directory that stands for `/`. */
  readonly path: string;
  /** Deletes the directory and all that is in it. */
  remove(): Promise<void>;
}

export interface ServerRootOptions {
  /** Where to lay it out; a new temporary directory unless given. */
  directory?: string;
  /** What `/usr/local/cpanel/version` says; default `11.138.0.10`. */
  version?: string;
}

/** Lays out a scratch root that looks like a WHM server: version file, directories, cPanel's commands. */
export async function createServerRoot(options: ServerRootOptions = {}): Promise<ServerRoot> {
  const path = options.directory
    ? resolve(options.directory)
    : await mkdtemp(join(tmpdir(), 'whm-root-'));
  for (const directory of directories) {
    await mkdir(join(path, directory), { recursive: true });
  }
  await writeFile(join(path, 'usr/local/cpanel/version'), `${options.version ?? '11.138.0.10'}\n`);
  for (const command of commands) {
    const target = join(path, 'usr/local/cpanel/bin', command);
    await copyFile(join(commandDirectory, command), target);
    await chmod(target, 0o755);
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Runs the real `install.sh` of a release (default: the built `dist/`) with `DESTDIR` set to the scratch root.
 * @throws Error whose message is what the script wrote to stderr.
 */
export function installPlugin(
  root: Pick<ServerRoot, 'path'>,
  options: { release?: string; args?: readonly string[] } = {},
): Promise<void> {
  const script = join(options.release ?? builtRelease, 'install.sh');
  return new Promise((fulfil, reject) => {
    const env = { ...process.env, DESTDIR: root.path };
    execFile(script, options.args ?? [], { env }, (error, _stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || error.message));
      else fulfil();
    });
  });
}
