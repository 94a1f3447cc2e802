/** The files of the languages: whole, and in the plural forms of their language. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { Texts } from '../../src/i18n/texts.ts';
import { readEnglish } from './english.ts';
import { findFaults, flatten } from './language-faults.ts';
import { WHM_LANGUAGES } from './whm-languages.ts';

const FOLDER = 'src/i18n/languages';

const english = await readEnglish();
const read = (tag: string): Record<string, Texts> =>
  JSON.parse(readFileSync(`${FOLDER}/${tag}.json`, 'utf8')) as Record<string, Texts>;
const tags = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

suite('the files of the languages', () => {
  for (const tag of tags) {
    test(`${tag} is whole`, () => {
      const faults = findFaults(english, read(tag), tag.replace('_', '-'), {
        isPartial: tag === 'es_419',
      });
      assert.deepEqual(faults, []);
    });

    test(`${tag} has a glossary`, () => {
      assert.ok(existsSync(`${FOLDER}/glossary/${tag}.md`));
    });
  }

  test('each language that WHM ships is there, or its base is', () => {
    const has = new Set(['en', ...tags]);
    const missing = WHM_LANGUAGES.filter(
      (tag) => !has.has(tag) && !has.has(tag.replace(/_.*/, '')),
    );
    assert.deepEqual(missing, []);
  });

  test('what stands in the template before the script runs says the same in English', () => {
    const template = readFileSync('plugin/index.tmpl', 'utf8')
      .replace(/&hellip;/g, '…')
      .replace(/&rsquo;/g, '’')
      .replace(/\s+/g, ' ');
    for (const text of flatten(english['boot'] ?? {}).values())
      assert.ok(template.includes(text), text);
  });
});

suite('what a broken file of a language is told of', () => {
  const source: Texts = {
    group: {
      title: 'A title',
      of: '{{a}} of {{b}}',
      n_one: '{{count}} x',
      n_other: '{{count}} xs',
    },
  };
  const whole = {
    title: 'T',
    of: '{{b}}: {{a}}',
    n_one: 'jeden',
    n_few: '{{count}} a',
    n_many: '{{count}} b',
    n_other: '{{count}} c',
  };
  const faultsOf = (group: Texts) => findFaults(source, { group }, 'pl');

  test('nothing where it is whole', () => assert.deepEqual(faultsOf(whole), []));

  for (const [fault, group] of [
    ['missing: group.title', { ...whole, title: undefined }],
    ['empty: group.title', { ...whole, title: ' ' }],
    ['unused: group.more', { ...whole, more: 'x' }],
    ['unused: group.n_two', { ...whole, n_two: '{{count}}' }],
    ['missing: group.n_few', { ...whole, n_few: undefined }],
    ['placeholder {{a}} is missing: group.of', { ...whole, of: '{{b}}' }],
    ['placeholder {{c}} is none of English: group.of', { ...whole, of: '{{a}} {{b}} {{c}}' }],
    ['placeholder {{count}} is missing: group.n_many', { ...whole, n_many: 'x' }],
    ['markup: group.title', { ...whole, title: '<b>T</b>' }],
  ] as const) {
    test(fault, () => {
      const kept = Object.entries(group).filter(([, text]) => text !== undefined) as [
        string,
        string,
      ][];
      assert.deepEqual(faultsOf(Object.fromEntries(kept)), [fault]);
    });
  }

  test('of a form of another language nothing is missing', () => {
    const faults = findFaults(source, { group: { title: 'T' } }, 'es-419', { isPartial: true });
    assert.deepEqual(faults, []);
    assert.equal(flatten(source).size, 4);
  });
});
