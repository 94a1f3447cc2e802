/**
 * Texts in the viewer's language. It reads i18next JSON v4: texts and groups of texts by key; `{{name}}` stands
 * for a value; a text that depends on a number has a key for each plural category of its language
 * (`missing_one`, `missing_few`, `missing_other`). It knows nothing else of i18next: no `$t(…)`, no formats, no
 * contexts, no namespaces but the groups at the top.
 *
 * English stands in the code as typed constants. Another language is laid over them in place, before anything
 * is drawn: `messages.search` is then “Konten suchen”.
 */

/** Texts and groups of texts by key. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A number in the two forms that a sentence needs: to choose the words, and as it is written. */
export interface Count {
  readonly count: number;
  readonly text: string;
}

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The values of a text's placeholders. */
type Values<Names extends string> = Readonly<Record<Names, string>>;

/** The keys of texts that depend on a number: `missing` where there is `missing_other`. */
type PluralKey<T> = keyof T extends infer Key
  ? Key extends `${infer Stem}_other`
    ? Stem
    : never
  : never;

type OtherForm<T, Key extends string> = T[`${Key}_other` & keyof T];

/** The groups that the code has asked for, by name, as they stand now. */
const known = new Map<string, Texts>();
let layers: readonly unknown[] = [];
let rules: Intl.PluralRules | undefined;
let language = 'en';

/** All groups that the code has asked for, by name: what there is to be translated. */
export const knownTexts = (): ReadonlyMap<string, Texts> => known;

/** The language of the texts, a tag that Intl knows. */
export const textsLanguage = (): string => language;

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Texts replace texts, or stand beside them as further plural forms. Whatever else a file holds is left out. */
function overlay(target: Record<string, unknown>, source: unknown): void {
  if (!isGroup(source)) return;
  for (const [key, value] of Object.entries(source)) {
    const own = Object.hasOwn(target, key) ? target[key] : '';
    if (isGroup(own)) overlay(own, value);
    else if (typeof value === 'string') target[key] = value;
  }
}

/**
 * A group of texts in the viewer's language.
 *
 * @param name its key at the top of a language's file
 * @param english is changed in place
 */
export function texts<const T extends Texts>(name: string, english: T): T {
  known.set(name, english);
  for (const layer of layers) overlay(english, isGroup(layer) && layer[name]);
  return english;
}

/**
 * Goes over to another language, also for groups that are asked for later.
 *
 * @param tag of the language, as Intl knows it
 * @param files what its files hold: not to be trusted to have the right form. The last overrules the others
 */
export function translate(tag: string, ...files: readonly unknown[]): void {
  language = tag;
  rules = undefined;
  layers = files;
  for (const [name, group] of known) texts(name, group);
}

/** Right-to-left letters, and characters that turn the direction. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;

/** A text with its values. Where a direction may turn, a value is kept from reordering what stands around it. */
export function fill<Text extends string>(text: Text, values: Values<Placeholder<Text>>): string {
  const all: Readonly<Record<string, string>> = values;
  return text.replace(/{{(\w+)}}/g, (written, name: string) => {
    const value = Object.hasOwn(all, name) ? (all[name] ?? '') : written;
    return TURNING.test(text + value)
      ? `\u2068${value.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`
      : value;
  });
}

/**
 * The form of a text that goes with a number, with its values; `{{count}}` is the number as it is written.
 *
 * @param key without `_one` and `_other`
 */
export function plural<T extends Texts, const Key extends PluralKey<T> & string>(
  group: T,
  key: Key,
  { count, text }: Count,
  ...[values]: Exclude<Placeholder<OtherForm<T, Key>>, 'count'> extends never
    ? []
    : [values: Values<Exclude<Placeholder<OtherForm<T, Key>>, 'count'>>]
): string {
  rules ??= new Intl.PluralRules(language);
  const stem: string = key;
  const form = group[`${stem}_${rules.select(count)}`] ?? group[`${stem}_other`];
  return fill(form as string, { count: text, ...values });
}
