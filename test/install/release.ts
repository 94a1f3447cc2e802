/** A small release as the build lays one out: the real install.sh, and pages that say which version they are. */
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export interface Release {
  /** Where it is unpacked. */
  directory: string;
  version: string;
  /** `index-<hash>.tmpl` */
  template: string;
  /** `notice-<hash>.tmpl` */
  notice: string;
  /** File names below `assets/`. */
  assets: string[];
}

export interface ReleaseOptions {
  version: string;
  /** Further lines of the registration; a later line overrides an earlier one of the same key. */
  registration?: string;
}

/** Writes a release into a directory, which is made. Everything in it differs from version to version. */
export async function createRelease(directory: string, options: ReleaseOptions): Promise<Release> {
  const { version, registration } = options;
  const script = `console.log('script of ${version}')\n`;
  const style = `/* style of ${version} */\n`;
  const assets = [`main-${sha256(script).slice(0, 8)}.js`, `main-${sha256(style).slice(0, 8)}.css`];
  const page = `<p>page of ${version}</p>\n${assets.map((name) => `assets/${name}\n`).join('')}`;
  const template = `index-${sha256(page).slice(0, 16)}.tmpl`;
  const words = `<p>notice of ${version}</p>\n`;
  const notice = `notice-${sha256(words).slice(0, 16)}.tmpl`;
  const files: Record<string, string> = {
    LICENSE: 'licence\n',
    'README.md': 'readme\n',
    VERSION: `${version}\n`,
    'appconfig/twofactor_status.conf': overrideKeys(
      await readFile(join(repository, 'appconfig/twofactor_status.conf'), 'utf8'),
      registration ?? '',
    ),
    'install.sh': await readFile(join(repository, 'install.sh'), 'utf8'),
    'plugin/index.cgi': `#!/bin/true\nour $VERSION = '${version}';\n'twofactor_status/${template}'\n'${notice}'\n`,
    [`plugin/${template}`]: page,
    [`plugin/${notice}`]: words,
    [`plugin/assets/${assets[0] ?? ''}`]: script,
    [`plugin/assets/${assets[1] ?? ''}`]: style,
    ...(await readTemplates('systemd', version)),
    ...(await readTemplates('privilege', version)),
    'plugin/twofactor_status.png': `icon of ${version}`,
    'plugin/command-line/whm-2fa': `#!/bin/sh\necho 'whm-2fa ${version}'\n`,
    'plugin/command-line/lib/Own/Module.pm': `module of ${version}`,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(directory, name, '..'), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  await chmod(join(directory, 'install.sh'), 0o755);
  await writeChecksums(directory);
  return { directory, version, template, notice, assets };
}

/** What the repository has in a folder of plugin/, with the version in it as the build writes it. */
async function readTemplates(folder: string, version: string): Promise<Record<string, string>> {
  const found = await readdir(join(repository, 'plugin', folder), {
    recursive: true,
    withFileTypes: true,
  });
  const files = found.filter((entry) => entry.isFile());
  const entries = files.map(async (file) => {
    const path = join(file.parentPath, file.name).slice(repository.length);
    const text = await readFile(join(repository, path), 'utf8');
    return [path, text.replaceAll('@VERSION@', version)];
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

/** Writes SHA256SUMS anew, for a test that changes a release and means it. */
export async function writeChecksums(directory: string): Promise<void> {
  const lines: string[] = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'SHA256SUMS') continue;
    const path = join(entry.parentPath, entry.name);
    lines.push(`${sha256(await readFile(path))}  ${path.slice(directory.length + 1)}\n`);
  }
  await writeFile(join(directory, 'SHA256SUMS'), lines.sort().join(''));
}

/** Lays out a checkout: install.sh, and nothing that has been built. */
export async function createCheckout(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await copyFile(join(repository, 'install.sh'), join(directory, 'install.sh'));
  await chmod(join(directory, 'install.sh'), 0o755);
}

function overrideKeys(config: string, lines: string): string {
  const keys = new Set(lines.split('\n').map((line) => line.split('=', 1)[0]));
  const kept = config.split('\n').filter((line) => !keys.has(line.split('=', 1)[0]));
  return [...kept, lines, ''].join('\n');
}
