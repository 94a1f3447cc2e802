/** Texts of other languages over the English ones: plural forms, values, and files that are not to be trusted. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { fill, plural, texts, textsLanguage, translate } from '../../src/i18n/texts.ts';

const count = (number: number) => ({ count: number, text: String(number) });
/** A group of its own for each test: they are changed in place. */
let groups = 0;
const group = () => {
  const name = `group${groups++}`;
  const english = texts(name, {
    title: 'Accounts',
    below: { hint: 'Nothing here' },
    of: '{{shown}} of {{total}}',
    has_one: '{{user}} has {{count}} account',
    has_other: '{{user}} has {{count}} accounts',
  });
  return { name, english };
};

afterEach(() => translate('en'));

suite('texts', () => {
  test('are English until another language is laid over them, key by key', () => {
    const { name, english } = group();
    assert.equal(textsLanguage(), 'en');
    assert.equal(english.title, 'Accounts');
    translate('de', { [name]: { title: 'Konten', below: { hint: 'Nichts' } } });
    assert.equal(textsLanguage(), 'de');
    assert.deepEqual(
      [english.title, english.below.hint, english.of],
      ['Konten', 'Nichts', '{{shown}} of {{total}}'],
    );
  });

  test('a group that is asked for later is in the language, too; the last file overrules', () => {
    translate('de', { later: { a: 'eins', b: 'zwei' } }, { later: { b: 'ZWEI' } });
    assert.deepEqual(texts('later', { a: 'one', b: 'two', c: 'three' }), {
      a: 'eins',
      b: 'ZWEI',
      c: 'three',
    });
  });

  test('the plural form is the language’s, in all its categories', () => {
    const { name, english } = group();
    const polish = {
      has_one: '1:{{count}}',
      has_few: 'f:{{count}}',
      has_many: 'm:{{count}}',
      has_other: 'o',
    };
    translate('pl', { [name]: polish });
    const said = [1, 2, 5, 22].map((number) =>
      plural(english, 'has', count(number), { user: 'anna' }),
    );
    assert.deepEqual(said, ['1:1', 'f:2', 'm:5', 'f:22']);
  });

  test('a form that is missing is said as the general one', () => {
    const { name, english } = group();
    translate('ar', { [name]: { has_other: '{{count}} x' } });
    assert.equal(
      plural(english, 'has', count(2), { user: 'anna' }),
      '{{count}} x'.replace('{{count}}', '2'),
    );
  });

  test('values are put in as they are, once, in any order and more than once', () => {
    const { name, english } = group();
    assert.equal(fill(english.of, { shown: '$&{{total}}', total: '$1' }), '$&{{total}} of $1');
    translate('ja', { [name]: { of: '{{total}}/{{shown}}/{{total}} {{else}} {{constructor}}' } });
    assert.equal(fill(english.of, { shown: '1', total: '2' }), '2/1/2 {{else}} {{constructor}}');
  });

  test('a value that may turn the direction is kept by itself, and so is each in a right-to-left sentence', () => {
    const { name, english } = group();
    assert.equal(fill(english.of, { shown: 'a\u202Eb\u2069', total: '2' }), '\u2068ab\u2069 of 2');
    assert.equal(fill(english.of, { shown: 'مثال', total: '2' }), '\u2068مثال\u2069 of 2');
    translate('he', { [name]: { of: '{{shown}} מתוך {{total}}' } });
    assert.equal(
      fill(english.of, { shown: 'a.', total: '2' }),
      '\u2068a.\u2069 מתוך \u20682\u2069',
    );
  });

  test('a file of another form changes nothing, and nothing beyond its texts', () => {
    const { name, english } = group();
    const before = structuredClone(english);
    const files: unknown[] = [
      null,
      'x',
      7,
      [],
      [1],
      { [name]: null },
      { [name]: 'x' },

      { [name]: { title: 7, below: 'no group', of: { no: 'text' } } },
      JSON.parse(
        `{"${name}": {"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}}`,
      ),
      JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": {"polluted": "yes"}}'),
    ];
    for (const file of files) translate('de', file);
    assert.deepEqual(english, before);
    assert.equal(({} as { polluted?: string }).polluted, undefined);
    assert.equal((Object as { polluted?: string }).polluted, undefined);
  });
});
