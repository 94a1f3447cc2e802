/** Words in a template are found, wherever somebody would see or hear them. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { suite, test } from 'node:test';
import { Linter } from 'eslint';

// Written in JavaScript, as ESLint loads it.
const { literalText } = (await import(resolve('test/lint/literal-text.js'))) as {
  literalText: object;
};

function complaintsOf(code: string): string[] {
  return new Linter()
    .verify(code, {
      plugins: { page: { rules: { 'literal-text': literalText as never } } },
      rules: { 'page/literal-text': 'error' },
    })
    .map(({ message }) => message);
}

suite('words in a template', () => {
  for (const code of [
    'html`<p>No accounts</p>`',
    'html`<p>${count} accounts</p>`',
    'html`<button aria-label="Close" @click=${close}>×</button>`',
    'html`<input placeholder=Search type="search" />`',
    'html`<div class=${name}><b>é</b> où</div>`',
  ])
    test(`are found: ${code}`, () => assert.equal(complaintsOf(code).length, 1));

  for (const code of [
    'html`<p .textContent=${text}></p>`',
    'html`<button class="button primary" title=${name} aria-label="${name}">×</button>`',
    'html`<span aria-hidden="true">↻</span> &times; ${a > b ? html`<i></i>` : nothing}`',
    'css`p { content: "words" }`',
    'html`<!-- words --><svg viewBox="0 0 1 1"></svg>`',
  ])
    test(`are none: ${code}`, () => assert.deepEqual(complaintsOf(code), []));
});
