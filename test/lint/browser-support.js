/**
 * ESLint rule: what the oldest browsers of README lack is not used, in `css` and `html` templates and in what the
 * script asks of the browser. Where there is a fallback, a comment switches the rule off and names it.
 */
import { ESLintUtils } from '@typescript-eslint/utils';
import { data, lacking, within } from './browser-data.js';
import { lackingInCss } from './browser-css.js';

const { api, html, builtins } = data;

/** The text of a template; a name that means nothing stands for each expression. */
const textOf = ({ quasis }, placeholder) =>
  quasis.map(({ value }) => value.cooked).join(placeholder);

/** @returns each element and attribute that the oldest browsers lack: what, and what it needs */
function lackingInHtml(text) {
  const found = new Map();
  const add = (what, feature) => {
    const needs = lacking(what, feature);
    if (needs !== undefined) found.set(what, needs);
  };
  for (const [, tag, rest] of text.matchAll(/<([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g)) {
    const element = within(html.elements, tag);
    add(`<${tag}>`, element);
    for (const [, name] of rest.matchAll(/(?:^|\s)\??([a-z][a-z-]*)(?=[\s=/]|$)/g)) {
      add(name, within(html.global_attributes, name));
      add(`<${tag} ${name}>`, within(element, name));
    }
  }
  return [...found];
}

/** What a symbol of TypeScript's own libraries is called, and its data. */
function featureOf(symbol) {
  const declaration = symbol?.declarations?.find((one) =>
    /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(one.getSourceFile().fileName),
  );
  if (!declaration) return undefined;
  const { name } = symbol;
  const owner = declaration.parent?.name?.text?.replace(/(Constructor|EventMap)$/, '');
  if (owner === undefined) {
    const feature = within(api, name) ?? within(builtins, name) ?? within(api, 'Window', name);
    return [name, feature];
  }
  const members = [name, `${name}_static`];
  for (const member of members) {
    const feature = within(api, owner, member) ?? within(builtins, owner, member);
    if (feature) return [`${owner}.${name}`, feature];
  }
  return [name, undefined];
}

export const browserSupport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { lacks: '{{what}} needs {{needs}}: README and package.json name older ones.' },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const report = (node, found) => {
      for (const [what, needs] of found) {
        context.report({ node, messageId: 'lacks', data: { what, needs } });
      }
    };
    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.name === 'css') report(quasi, lackingInCss(textOf(quasi, 'x')));
        if (tag.name === 'html' || tag.name === 'svg')
          report(quasi, lackingInHtml(textOf(quasi, '')));
      },
      Identifier(node) {
        const isType =
          node.parent.type.startsWith('TS') &&
          !/TSAsExpression|TSNonNull|TSSatisfies/.test(node.parent.type);
        if (isType) return;
        const [what, feature] = featureOf(services.getSymbolAtLocation(node)) ?? [];
        const needs = lacking(what, feature);
        if (needs !== undefined) report(node, [[what, needs]]);
      },
    };
  },
};
