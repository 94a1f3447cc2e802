/** Which files of texts are read, and what becomes of the page where one is missing or broken. */
import assert from 'node:assert/strict';
import { afterEach, mock, suite, test } from 'node:test';
import { Language } from '../../src/page/language.ts';
import { texts, textsLanguage, translate } from '../../src/i18n/texts.ts';

const first = texts('language-first', { title: 'Accounts', hint: 'Nothing here' });
const rest = texts('language-rest', { title: 'Policy' });

const FILES: Readonly<Record<string, unknown>> = {
  'de-first': { 'language-first': { title: 'Konten', hint: 'Nichts' } },
  de: { 'language-rest': { title: 'Richtlinie' } },
  owners: { de: { subject: 'Bitte' } },
};

/** @param files by name; an Error is thrown */
function reader(files: Readonly<Record<string, unknown>> = FILES) {
  const names: string[] = [];
  const read = (name: string): Promise<unknown> => {
    names.push(name);
    const file = files[name];
    return file instanceof Error || file === undefined
      ? Promise.reject(file ?? new Error('HTTP 404'))
      : Promise.resolve(file);
  };
  return { names, read };
}

const saying = () => [first.title, first.hint, rest.title];

afterEach(() => {
  mock.restoreAll();
  translate('en', {
    'language-first': { title: 'Accounts', hint: 'Nothing here' },
    'language-rest': { title: 'Policy' },
  });
});

suite('language', () => {
  test('English reads nothing', async () => {
    const { names, read } = reader();
    const language = new Language('en', read);
    await language.start();
    await language.loadRest();
    assert.deepEqual(names, []);
    assert.equal(language.tag, 'en');
  });

  test('what the first rows say comes first, the rest when it is asked for, once', async () => {
    const { names, read } = reader();
    const language = new Language('de', read);
    await language.start();
    assert.deepEqual(saying(), ['Konten', 'Nichts', 'Policy']);
    await Promise.all([language.loadRest(), language.loadRest()]);
    assert.deepEqual(saying(), ['Konten', 'Nichts', 'Richtlinie']);
    assert.deepEqual(names, ['de-first', 'de']);
    assert.equal(textsLanguage(), 'de');
  });

  test('without its first texts the page is English in all, and that is in the console once', async () => {
    const log = mock.method(console, 'error', () => undefined);
    const { read } = reader({});
    const language = new Language('de', read);
    await language.start();
    await language.loadRest();
    assert.equal(language.tag, 'en');
    assert.equal(textsLanguage(), 'en');
    assert.deepEqual(saying(), ['Accounts', 'Nothing here', 'Policy']);
    assert.equal(log.mock.callCount(), 1);
  });

  test('the rest that could not be had is tried again', async () => {
    const files: Record<string, unknown> = { ...FILES, de: new Error('reset') };
    const language = new Language('de', reader(files).read);
    await language.start();
    await assert.rejects(language.loadRest(), /reset/);
    files['de'] = FILES['de'];
    await language.loadRest();
    assert.equal(rest.title, 'Richtlinie');
  });

  test('the administrator’s own texts overrule, in English as well', async () => {
    const own = () =>
      Promise.resolve({
        'language-first': { title: 'Logins' },
        'language-rest': { title: 'Rule' },
      });
    const german = new Language('de', reader().read, own);
    await german.start();
    await german.loadRest();
    assert.deepEqual(saying(), ['Logins', 'Nichts', 'Rule']);

    translate('en', { 'language-first': { title: 'Accounts', hint: 'Nothing here' } });
    await new Language('en', reader().read, own).start();
    assert.equal(first.title, 'Logins');
  });

  test('a broken file of own texts is told in the console once, and left out', async () => {
    const log = mock.method(console, 'error', () => undefined);
    const language = new Language('de', reader().read, () =>
      Promise.reject(new SyntaxError('no JSON')),
    );
    await language.start();
    await language.loadRest();
    assert.deepEqual(saying(), ['Konten', 'Nichts', 'Richtlinie']);
    assert.equal(log.mock.callCount(), 1);
  });
});
