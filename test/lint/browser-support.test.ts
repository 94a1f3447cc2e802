/** What the oldest browsers lack is found: in style sheets, in markup, and in what the script asks for. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, suite, test } from 'node:test';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

// Written in JavaScript, as ESLint loads it.
const { browserSupport } = (await import(resolve('test/lint/browser-support.js'))) as {
  browserSupport: object;
};
const { lackingInCss } = (await import(resolve('test/lint/browser-css.js'))) as {
  lackingInCss: (text: string) => [what: string, needs: string][];
};

const folder = mkdtempSync(join(tmpdir(), 'browser-support-'));
after(() => rmSync(folder, { recursive: true }));

/** Each complaint of the rule about a file with this text. */
function complaintsOf(code: string): string[] {
  const file = join(folder, 'sample.ts');
  writeFileSync(file, code);
  const program = ts.createProgram([file], { lib: ['lib.esnext.full.d.ts'], types: [] });
  const linter = new Linter({ cwd: folder });
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { programs: [program] },
      },
      plugins: { page: { rules: { 'browser-support': browserSupport as never } } },
      rules: { 'page/browser-support': 'error' },
    },
    { filename: file },
  );
  return messages.map(({ message }) => message.replace(/ needs .*/, ''));
}

suite('what the oldest browsers lack', () => {
  test('is found in a style sheet', () => {
    const sheet = `
      @starting-style { a { opacity: 0 } }
      a { anchor-name: --a; color: light-dark(red, blue); field-sizing: content }
      a::details-content, a:popover-open { top: anchor(bottom) }`;
    const found = new Set(lackingInCss(sheet).map(([what]) => what));
    for (const what of [
      '@starting-style',
      'anchor-name',
      'color: light-dark()',
      'field-sizing',
      '::details-content',
      ':popover-open',
      'top: anchor()',
    ]) {
      assert.ok(found.has(what), what);
    }
  });

  test('is nothing where all have it, or where a fallback stands before it', () => {
    assert.deepEqual(lackingInCss('a:has(b):focus-visible { color: red; inset: 0 }'), []);
    assert.deepEqual(lackingInCss('a { color: red; color: light-dark(red, blue) }'), []);
    assert.deepEqual(lackingInCss('@supports (anchor-name: --a) { a { anchor-name: --a } }'), []);
  });

  test('is found in the templates of a file', () => {
    const code = `
      declare const css: (text: TemplateStringsArray) => unknown;
      declare const html: (text: TemplateStringsArray, ...values: unknown[]) => unknown;
      css\`a { anchor-name: --a }\`;
      html\`<div title="a > b" popover></div>\`;
      html\`<details name="one"><search>\${1}</search></details>\`;`;
    assert.deepEqual(complaintsOf(code), ['anchor-name', 'popover', '<details name>', '<search>']);
  });

  test('is found in what a script asks for, by its type and not by its name', () => {
    const code = `
      const one = new Set([1]);
      one.union(one);
      Promise.withResolvers<void>();
      Iterator.from([1]);
      document.body.showPopover();
      document.startViewTransition(() => undefined);
      const own = { union: 1, at: 2 };
      own.union + [1].at(-1)! + own.at;`;
    assert.deepEqual(complaintsOf(code), [
      'Set.union',
      'Promise.withResolvers',
      'Iterator.from',
      'HTMLElement.showPopover',
      'Document.startViewTransition',
    ]);
  });
});

test('what is shown before the script runs asks for nothing that they lack', () => {
  assert.deepEqual(lackingInCss(readFileSync('src/page/boot.css', 'utf8')), []);
});

test('README names the browsers that package.json does', () => {
  const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    browserslist: string[];
  };
  const [chrome, edge, firefox, safari] = browserslist.map((one) => one.split(' ')[1]);
  const line = `Chrome ${chrome}, Edge ${edge}, Firefox ${firefox}, Safari ${safari}`;
  assert.ok(readFileSync('README.md', 'utf8').replace(/\s+/g, ' ').includes(line), line);
});
