/** All texts of the page in English, by group: what there is to be translated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { knownTexts, type Texts } from '../../src/i18n/texts.ts';

/** Finds every file that asks for a group of texts, and has it do so. */
export async function readEnglish(): Promise<Readonly<Record<string, Texts>>> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file))
    .filter((file) => /= texts\(\s*'/.test(readFileSync(file, 'utf8')));
  for (const file of files) await import(pathToFileURL(file).href);
  return Object.fromEntries([...knownTexts()].sort(([a], [b]) => (a < b ? -1 : 1)));
}
