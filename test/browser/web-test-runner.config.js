/** web-test-runner: the elements in a real Chromium, found and started as for every other test. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { tsImport } from 'tsx/esm/api';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @type {typeof import('../chromium.ts')} */
const { CHROMIUM_ARGUMENTS, findChromium } = await tsImport('../chromium.ts', import.meta.url);

/** The DevTools session of each page, opened as the page is made. */
const devtoolsOf = new WeakMap();

async function createPage({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  // Keeps the accessibility tree, which is otherwise built anew for every role that is read.
  await devtools.send('Accessibility.enable');
  // A window that has the focus, whatever else is on the screen.
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  devtoolsOf.set(page, devtools);
  return page;
}

/**
 * The command `emulate-features`: CSS media features by name, all others as they are. The runner's
 * own `emulateMedia` knows no forced colours in Chromium.
 */
const emulateFeatures = {
  name: 'emulate-features',
  async executeCommand({ command, payload, session }) {
    if (command !== 'emulate-features') return undefined;
    const features = Object.entries(payload).map(([name, value]) => ({ name, value }));
    const devtools = devtoolsOf.get(session.browser.getPage(session.id));
    await devtools.send('Emulation.setEmulatedMedia', { features });
    return true;
  },
};

/** The command `devtools`: calls a method of the DevTools protocol. */
const callDevtools = {
  name: 'devtools',
  async executeCommand({ command, payload, session }) {
    if (command !== 'devtools') return undefined;
    const { method, parameters } = payload;
    await devtoolsOf.get(session.browser.getPage(session.id)).send(method, parameters);
    return true;
  },
};

export default {
  rootDir: root,
  files: `${root}test/**/*.element.test.ts`,
  nodeResolve: true,
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` }),
    emulateFeatures,
    callDevtools,
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findChromium(),
        args: [
          ...CHROMIUM_ARGUMENTS,
          // Gives elements `computedRole` and `computedName`: what assistive technology is told.
          '--enable-blink-features=ComputedAccessibilityInfo',
          // Gives tests `gc()`.
          '--js-flags=--expose-gc',
        ],
      },
      createPage,
      // One page at a time: one behind another has no frames.
      concurrency: 1,
    }),
  ],
  // Lit's development build warns of mistakes, which is wanted; not of itself, and not of the table,
  // which has to measure what it has drawn and may have to draw again.
  filterBrowserLogs: ({ args }) =>
    !/^Lit is in dev mode|lit.dev.msg.change-in-update/.test(args[0]),
  testFramework: { config: { timeout: 10_000 } },
  // The texts are English, and WHM's page always says its language.
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="en"><body><script type="module" src="${framework}"></script></body></html>`,
};
