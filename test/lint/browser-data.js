/** What the oldest browsers of package.json have not, by MDN's data. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { api, css, html, javascript } = JSON.parse(
  readFileSync(require.resolve('@mdn/browser-compat-data'), 'utf8'),
);
/** The names of browsers: in package.json as browserslist knows them, in the data as MDN does. */
const BROWSERS = {
  chrome: ['chrome', 'Chrome'],
  edge: ['edge', 'Edge'],
  firefox: ['firefox', 'Firefox'],
  safari: ['safari', 'Safari'],
};
const OLDEST = require('../../package.json').browserslist.map((line) => {
  const [name, version] = line.split(' ');
  return [...BROWSERS[name], version];
});

/** What an older browser does without: nothing is lost but a nicety, or the code asks before it uses it. */
const GOES_WITHOUT = new Set([
  // Where the bar of `progress` cannot be coloured it has the browser's own colours.
  '::-moz-progress-bar',
  '::-webkit-progress-bar',
  '::-webkit-progress-value',
  // Where it is not known, the page says “loading” beside that it needs JavaScript.
  '@media scripting',
  // Where scrolling goes on in the page behind a dialog, or a phone begins a name with a capital.
  'overscroll-behavior',
  'overscroll-behavior: contain',
  'autocapitalize',
  // Forced colours are Windows'; no Safari is there.
  'forced-color-adjust',
  'forced-color-adjust: none',
  // Older Safari never moves what is read, so there is nothing to switch off.
  'overflow-anchor',
  'overflow-anchor: none',
  // src/lib/run-steps.ts and src/ui/row-copy.ts ask whether it is there.
  'requestIdleCallback',
  'Selection.getComposedRanges',
]);

export const data = { api, css, html, builtins: javascript.builtins };

/** Own properties only: names such as `constructor` are no features. */
export const within = (features, ...names) =>
  names.reduce((at, name) => (at && Object.hasOwn(at, name) ? at[name] : undefined), features);

const older = (one, other) =>
  one.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' }) < 0;

/** Since when a browser has it as it is, without prefix or flag; undefined where it has not. */
function sinceWhen(support) {
  const full = [support]
    .flat()
    .find((one) => !one.prefix && !one.flags && !one.alternative_name && !one.version_removed);
  if (typeof full?.version_added !== 'string' || full.version_added === 'preview') return undefined;
  return full.version_added.replace('≤', '');
}

/**
 * @param what as it is told
 * @returns what the oldest browsers lack of a feature, such as `Safari 17`; undefined where all have it
 */
export function lacking(what, feature) {
  const support = feature?.__compat?.support;
  if (!support || GOES_WITHOUT.has(what)) return undefined;
  const missing = OLDEST.flatMap(([browser, name, oldest]) => {
    const since = sinceWhen(support[browser]);
    if (since !== undefined && !older(oldest, since)) return [];
    return [since === undefined ? `${name} (never)` : `${name} ${since}`];
  });
  return missing.length === 0 ? undefined : missing.join(', ');
}
