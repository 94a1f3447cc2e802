/** All texts of the page in English, by group: what there is to be translated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { knownTexts, type Texts } from '../../src/i18n/texts.ts';

/**
 * Finds every file that asks for a group of texts, and has it do so. The groups are those that the page uses, not
 * copies; what tests have asked for by themselves is not among them.
 */
export async function readEnglish(): Promise<Readonly<Record<string, Texts>>> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file));
  const groups: Record<string, Texts> = {};
  for (const file of files) {
    const names = [...readFileSync(file, 'utf8').matchAll(/= texts\(\s*'(\w+)'/g)];
    if (names.length > 0) await import(pathToFileURL(file).href);
    for (const [, name = ''] of names) groups[name] = knownTexts().get(name) ?? {};
  }
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)));
}
