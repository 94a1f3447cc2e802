/** What is wrong with the file of a language, measured by the English texts. */
import type { Texts } from '../../src/i18n/texts.ts';

const PLURAL = /^(.+)_(zero|one|two|few|many|other)$/;

/** The texts by their whole key: `policy.issuer.save`. */
export function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [below, text] of flatten(value, `${prefix}${key}.`)) flat.set(below, text);
  }
  return flat;
}

const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name))].sort();

/** The keys that a language must have: a text that depends on a number once for each of its plural categories. */
export function keysOf(english: ReadonlyMap<string, string>, tag: string): Map<string, string> {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const keys = new Map<string, string>();
  for (const [key, text] of english) {
    const stem = PLURAL.exec(key)?.[1];
    if (stem === undefined || !english.has(`${stem}_other`)) keys.set(key, text);
    else
      for (const category of pluralCategories)
        keys.set(
          `${stem}_${category}`,
          english.get(`${stem}_${category}`) ?? english.get(`${stem}_other`) ?? text,
        );
  }
  return keys;
}

/** @returns a line for each fault; none where the file is whole */
export function findFaults(
  english: Texts,
  translated: Texts,
  tag: string,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): string[] {
  const source = flatten(english);
  const wanted = keysOf(source, tag);
  const have = flatten(translated);
  const faults: string[] = [];
  for (const [key] of wanted) if (!have.has(key) && !isPartial) faults.push(`missing: ${key}`);
  for (const [key, text] of have) {
    const original = wanted.get(key);
    if (original === undefined) {
      faults.push(`unused: ${key}`);
      continue;
    }
    if (text.trim() === '') faults.push(`empty: ${key}`);
    const allowed = new Set(
      placeholdersOf(source.get(key.replace(PLURAL, '$1_other')) ?? original),
    );
    const found = placeholdersOf(text);
    for (const name of found)
      if (!allowed.has(name)) faults.push(`placeholder {{${name}}} is none of English: ${key}`);
    // A form for one number alone need not write the number.
    const isOneNumber = /_(zero|one|two)$/.test(key);
    for (const name of allowed)
      if (!found.includes(name) && !(isOneNumber && name === 'count'))
        faults.push(`placeholder {{${name}}} is missing: ${key}`);
    if (/<\/?[a-z!]/i.test(text)) faults.push(`markup: ${key}`);
  }
  return faults;
}
