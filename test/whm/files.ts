/** Files that are served as they are: the installed assets, and what WHM's chrome needs. */
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The types that WHM's daemon knows (whm-facts, section 5), and that of the chrome's fonts. */
const TYPES = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);
const UNKNOWN_TYPE = 'application/octet-stream';

const chrome = fileURLToPath(new URL('assets', import.meta.url));
const openSans = createRequire(import.meta.url).resolve('@fontsource/open-sans/package.json');
const fonts = join(dirname(openSans), 'files');

export interface ServedFile {
  readonly type: string;
  readonly content: Buffer;
}

/** Where WHM's docroot lies. */
export function docroot(root: string): string {
  return join(root, 'usr/local/cpanel/whostmgr/docroot');
}

/** @param path of a URL, in which no `..` is left, so that it leads nowhere else */
export async function findFile(directory: string, path: string): Promise<string | undefined> {
  const file = join(directory, path);
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? file : undefined;
}

export async function readServed(directory: string, path: string): Promise<ServedFile | undefined> {
  const file = await findFile(directory, path);
  if (file === undefined) return undefined;
  return { type: TYPES.get(extname(file)) ?? UNKNOWN_TYPE, content: await readFile(file) };
}

/** What belongs to the local WHM itself. @param path below `/local-whm` */
export function readChrome(path: string): Promise<ServedFile | undefined> {
  const font = /^\/fonts(\/.*)$/.exec(path)?.[1];
  return font === undefined ? readServed(chrome, path) : readServed(fonts, font);
}
