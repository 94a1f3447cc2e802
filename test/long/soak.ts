/** Soak: one page is refreshed and filtered for so long that whatever it keeps by mistake adds up. */
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm, type LocalWhm } from '../whm/local-whm.ts';

export interface SoakOptions {
  readonly accounts: number;
  readonly refreshes: number;
  /** During each refresh. */
  readonly filterChanges: number;
  /** Told now and then how far it is. */
  readonly onProgress?: (text: string) => void;
}

/** What the page holds, after the garbage has been collected. */
export interface Level {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface SoakResult {
  /** When everything that is loaded later has been loaded and used. */
  readonly before: Level;
  readonly after: Level;
  /** Uncaught errors and errors in the console. */
  readonly complaints: readonly string[];
}

/**
 * That is 100 bytes a filter change or 1 kB a refresh, and less than a second list of 20,000 accounts would take. The
 * engine itself moves by less between two measurements of the same page: what it has compiled, what it has thrown away.
 */
export const MOST_GROWTH_BYTES = 1_000_000;
/** Rows are drawn anew, and not all of them have the same marks. */
export const MOST_NEW_NODES = 300;

const MEASUREMENTS = 8;

/** In the page, for speed. Kept as text, because it runs there. */
const IN_PAGE = `
  const page = document.querySelector('two-factor-status');
  const find = (selector, root = page.shadowRoot) => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const one of root.querySelectorAll('*')) {
      const there = one.shadowRoot && find(selector, one.shadowRoot);
      if (there) return there;
    }
  };
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const rowCount = () => Number(find('[role=table]').getAttribute('aria-rowcount') ?? 0);
  const soak = {
    refresh() { find('#refresh').click(); },
    async choose(value) {
      find('input[type=radio][value="' + value + '"]').click();
      await drawn();
    },
    async search(text) {
      const box = find('input[type=search]');
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await drawn();
    },
    /** Filters while the list is on its way, and while what comes of it is drawn. */
    async round(times) {
      this.refresh();
      const steps = [
        () => this.choose('enabled'), () => this.search('a'), () => this.choose('not-enabled'), () => this.search('an'),
        () => this.choose('all'), () => this.search(''),
      ];
      for (let at = 0; at < times; at++) await steps[this.at++ % steps.length]();
    },
    at: 0,
    async rest() {
      await this.search('');
      // What is shown is made anew, of the list that came last.
      await this.choose('enabled');
      await this.choose('all');
      for (let at = 0; at < 30; at++) {
        await drawn();
        await new Promise((done) => requestIdleCallback(done, { timeout: 200 }));
      }
    },
    /** The rows of each choice: that the filters do something. */
    async counts() {
      const counts = [];
      for (const value of ['enabled', 'not-enabled', 'all']) {
        await this.choose(value);
        let count = -1;
        // What takes several slices is there a few frames later.
        while (count !== rowCount()) { count = rowCount(); await drawn(); await drawn(); await drawn(); }
        counts.push(count);
      }
      return counts;
    },
  };
  globalThis.soak = soak;
`;

/** The least of several: what is still being done after a list, such as the work for the last visit, only adds to it. */
async function measure(page: Page, devtools: CDPSession): Promise<Level> {
  let heapBytes = Infinity;
  for (let times = 0; times < MEASUREMENTS; times++) {
    await page.evaluate('soak.rest()');
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    heapBytes = Math.min(heapBytes, usedSize);
  }
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { heapBytes, nodes, listeners: jsEventListeners };
}

/** Waits until the page has asked for the list again, and for what comes with it, and has drawn it. */
async function refresh(page: Page, whm: LocalWhm, filterChanges: number): Promise<void> {
  const asked = new Set<string>();
  const has = (name: string): boolean => {
    for (const { function: one } of whm.requests) if (one !== undefined) asked.add(one);
    return asked.has(name);
  };
  // It is kept for tests, and would grow here.
  (whm.requests as unknown[]).length = 0;
  await page.evaluate(`soak.round(${filterChanges})`);
  while (!has('twofactorauth_get_user_configs') || !has('listaccts')) await pause(5);
  await whm.quiet();
}

async function countRows(page: Page): Promise<string> {
  return String(await page.evaluate('soak.counts()'));
}

/** @throws Error where the page shows other numbers of accounts than at first, or the browser ends */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { accounts, refreshes, filterChanges, onProgress = () => undefined } = options;
  const whm = await startLocalWhm({ accounts });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGUMENTS],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1360, height: 820 } });
    const { cookie, pageUrl } = await whm.signIn('root');
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: whm.url }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text());
    });
    await page.goto(pageUrl);
    await page.getByRole('columnheader', { name: 'Package' }).waitFor();
    await page.evaluate(IN_PAGE);
    const devtools = await context.newCDPSession(page);
    await devtools.send('HeapProfiler.enable');

    // Until then the engine compiles, and the page loads what it needs later.
    for (let at = 0; at < 30; at++) await refresh(page, whm, filterChanges);
    const before = await measure(page, devtools);
    const counts = await countRows(page);
    for (let at = 1; at <= refreshes; at++) {
      await refresh(page, whm, filterChanges);
      if (at % 100 === 0) onProgress(`${at} refreshes, ${at * filterChanges} filter changes`);
    }
    const after = await measure(page, devtools);
    if ((await countRows(page)) !== counts) throw new Error('The filters show other numbers now');
    return { before, after, complaints };
  } finally {
    await browser.close();
    await whm.stop();
  }
}
