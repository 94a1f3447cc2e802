/** The texts that are installed say what the files of the languages say, for every number. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plural, translate, type Texts } from '../../src/i18n/texts.ts';
import { readEnglish } from '../i18n/english.ts';

const ASSETS = 'dist/plugin/assets';
const LANGUAGES = 'src/i18n/languages';
const NUMBERS = [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000];

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const english = await readEnglish();
const pristine = structuredClone(english);

/** Every text that depends on a number, said of each of the numbers. */
function sayAll(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    if (typeof value !== 'string') return sayAll(value, `${path}${key}.`);
    if (!key.endsWith('_other')) return [];
    const stem = key.replace(/_other$/, '');
    return NUMBERS.map((count) => {
      const said = plural(texts as { x_other: '' }, stem as 'x', { count, text: String(count) });
      return `${path}${stem} ${count}: ${said}`;
    });
  });
}

/** Takes away the plural forms that another language has brought. */
function takeBack(group: Texts, before: Texts): void {
  for (const [key, own] of Object.entries(group)) {
    const former = before[key];
    if (former === undefined) Reflect.deleteProperty(group, key);
    else if (typeof own === 'object' && typeof former === 'object') takeBack(own, former);
  }
}

/** Says it all, and leaves English behind: other tests may share the process. */
function sayIn(tag: string, ...files: unknown[]): string[] {
  try {
    translate(tag, ...files);
    return sayAll(english);
  } finally {
    translate('en', pristine);
    takeBack(english, pristine);
    translate('en');
  }
}

const built = readdirSync(ASSETS);
for (const file of readdirSync(LANGUAGES).filter((name) => /^[a-z]{2,3}(_tw|_br)?\.json$/.test(name))) {
  const tag = file.replace('.json', '').replace('_', '-');
  test(`${tag} says the same as its file`, () => {
    const parts = built.filter((name) => new RegExp(`^texts-\\w+-${tag}(-first)?\\.json$`).test(name));
    assert.equal(parts.length, 2);
    const said = sayIn(tag, ...parts.map((name) => readJson(`${ASSETS}/${name}`)));
    assert.ok(said.length > 100);
    assert.deepEqual(said, sayIn(tag, readJson(`${LANGUAGES}/${file}`)));
  });
}
