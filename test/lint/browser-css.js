/** What a style sheet asks of browsers: rules, selectors, properties, values. What stands in `@supports` has its fallback. */
import postcss from 'postcss';
import { data, lacking, within } from './browser-data.js';

const { css } = data;

/** @returns pairs of what is used and its data */
function featuresOf(node) {
  if (node.type === 'atrule') return atRuleFeatures(node);
  if (node.type === 'rule') {
    return [...node.selector.matchAll(/::?(-?[a-z][a-z-]*)/g)].map(([text, name]) => [
      text,
      within(css.selectors, name),
    ]);
  }
  if (node.type !== 'decl' || node.prop.startsWith('--')) return [];
  // One of the same property before it, or with a prefix, is what an older browser takes.
  const hasFallback = node.parent.nodes.some(
    (other) =>
      other !== node &&
      [node.prop, `-webkit-${node.prop}`].includes(other.prop) &&
      other.source.start.offset < node.source.start.offset,
  );
  return hasFallback ? [] : declarationFeatures(node);
}

function atRuleFeatures({ name, params }) {
  const rule = within(css['at-rules'], name);
  return [
    [`@${name}`, rule],
    ...(params.match(/[a-z][a-z-]+/g) ?? []).map((word) => [
      `@${name} ${word}`,
      within(rule, word),
    ]),
    ...(name === 'media' && /[<>]/.test(params)
      ? [['@media (… < …)', within(rule, 'range_syntax')]]
      : []),
  ];
}

function declarationFeatures({ prop, value }) {
  const property = within(css.properties, prop);
  const words = value.replace(/(["']).*?\1|var\(--[^)]*\)/g, '').match(/[a-z][a-z-]*\(?/g) ?? [];
  return [
    [prop, property],
    ...words.flatMap((word) => {
      const name = word.replace('(', '');
      const features = [within(property, name)];
      if (word.endsWith('(')) {
        features.push(within(css.types, name), within(css.types, 'color', name));
      } else {
        features.push(within(css.types, 'length', name));
      }
      return features.map((feature) => [
        `${prop}: ${word.endsWith('(') ? `${name}()` : name}`,
        feature,
      ]);
    }),
  ];
}

function hasSupports(node) {
  for (let at = node; at; at = at.parent)
    if (at.type === 'atrule' && at.name === 'supports') return true;
  return false;
}

/** @returns each thing that the oldest browsers lack: what, and what it needs */
export function lackingInCss(text) {
  const found = new Map();
  postcss.parse(text).walk((node) => {
    if (hasSupports(node)) return;
    for (const [what, feature] of featuresOf(node)) {
      const needs = lacking(what, feature);
      if (needs !== undefined) found.set(what, needs);
    }
  });
  return [...found];
}
