/**
 * `npm run bench`: what the page weighs and how fast it is, as ratios to a minimal hand-written page
 * (reference.js) that takes its place in the same WHM, interleaved in the same run.
 *
 * Prints a Markdown table; with `--readme` it also writes it into README.md between its marks.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm, type LocalWhm } from '../whm/local-whm.ts';
import { max, median, quantile } from './statistics.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,20000,100000' },
    rounds: { type: 'string', default: '7' },
    readme: { type: 'boolean', default: false },
  },
});

/** Typed key by key, then taken away key by key. */
const TYPED = Array.from('example');
const SCROLL_STEPS = 60;
const LIST = 'twofactorauth_get_user_configs';
/** No WHM answers at once; what a page prepares meanwhile costs nobody anything. */
const ANSWER_MS = 150;
const PAGE = /\/twofactor_status\/assets\/main-[^/]*\.js$/;
const STYLE = /\/twofactor_status\/assets\/main-[^/]*\.css$/;

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const reference = read('reference.js');
const probe = read('probe.js');

type Candidate = 'product' | 'reference';

/** One visit's figures. Times in ms, heap in bytes. */
interface Visit {
  readonly firstRows: number;
  readonly keys: readonly number[];
  readonly sorts: readonly number[];
  readonly filters: readonly number[];
  readonly scrollFrame: number;
  /** Frames of the scrolling in which the middle of the screen had no row. */
  readonly blankFrames: number;
  /** The longest task after the first rows; 0 where none took 50 ms. */
  readonly longestTask: number;
  readonly heap: number;
  /** What the product's own files weigh, gzip level 9. Empty for the reference. */
  readonly bytes: ReadonlyMap<string, number>;
}

const inPage = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate<T>(`globalThis.probe.${expression}`);

async function openContext(
  browser: Browser,
  whm: LocalWhm,
  candidate: Candidate,
): Promise<[BrowserContext, string]> {
  const signedIn = await whm.signIn('root');
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 } });
  const [name = '', value = ''] = signedIn.cookie.split('=');
  await context.addCookies([{ name, value, url: whm.url }]);
  await context.addInitScript(probe);
  if (candidate === 'reference') {
    await context.route(PAGE, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: reference }),
    );
    await context.route(STYLE, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  } else {
    // Intercepted as well, so that both pay for it.
    await context.route(PAGE, (route) => route.continue());
    await context.route(STYLE, (route) => route.continue());
  }
  return [context, signedIn.pageUrl];
}

async function measureHeap(context: BrowserContext, page: Page): Promise<number> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}

async function clickAndTime(
  page: Page,
  names: readonly [role: 'button' | 'radio', name: RegExp][],
): Promise<number[]> {
  await inPage(page, 'takeTimes()');
  for (const [role, name] of names) {
    const control = page.getByRole(role, { name }).or(page.getByRole('button', { name })).first();
    // A radio's label is what one clicks; the click on the control itself is what both pages hear.
    await control.dispatchEvent('click');
    await inPage(page, 'answered()');
  }
  return inPage<number[]>(page, 'takeTimes()');
}

async function visit(browser: Browser, whm: LocalWhm, candidate: Candidate): Promise<Visit> {
  const [context, url] = await openContext(browser, whm, candidate);
  try {
    const page = await context.newPage();
    const bytes = new Map<string, number>();
    if (candidate === 'product') {
      page.on('response', (response) => {
        if (!response.url().includes('/assets/')) return;
        response.body().then(
          (body) => {
            const name = new URL(response.url()).pathname.replace(/^.*\//, '');
            bytes.set(name, gzipSync(body, { level: 9 }).length);
          },
          // Still on its way when the visit ends: none of the first files.
          () => undefined,
        );
      });
    }
    await page.goto(url);
    const firstRows = await inPage<number>(page, 'firstRows()');
    await inPage(page, 'detailed()');
    const heap = await measureHeap(context, page);

    const scroll = await inPage<{ longest: number; blank: number }>(
      page,
      `longestScrollFrame(${SCROLL_STEPS})`,
    );

    await page.getByRole('searchbox', { name: 'Search accounts' }).focus();
    await inPage(page, 'takeTimes()');
    for (const key of [...TYPED, ...TYPED.map(() => 'Backspace')]) {
      await page.keyboard.press(key);
      await inPage(page, 'answered()');
    }
    const keys = await inPage<number[]>(page, 'takeTimes()');
    const filters = await clickAndTime(page, [
      ['radio', /^Enabled/],
      ['radio', /^Not enabled/],
      ['radio', /^All/],
    ]);
    const sorts = await clickAndTime(page, [
      ['button', /^User/],
      ['button', /^Primary domain/],
      ['button', /^Two-factor/],
    ]);
    const firstFiles = await inPage<string[]>(page, 'firstFiles()');
    const longestTask = await inPage<number>(page, 'longestTask()');
    return {
      firstRows,
      keys,
      sorts,
      filters,
      scrollFrame: scroll.longest,
      blankFrames: scroll.blank,
      longestTask,
      heap,
      bytes: new Map([...bytes].filter(([name]) => firstFiles.includes(name))),
    };
  } finally {
    await context.close();
  }
}

interface Row {
  readonly accounts: number;
  readonly what: string;
  readonly product: number;
  readonly reference: number;
  readonly unit: string;
}

function compare(accounts: number, product: readonly Visit[], reference: readonly Visit[]): Row[] {
  const row = (what: string, unit: string, figure: (visits: readonly Visit[]) => number): Row => ({
    accounts,
    what,
    unit,
    product: figure(product),
    reference: figure(reference),
  });
  const all = (visits: readonly Visit[], pick: (visit: Visit) => readonly number[]) =>
    visits.flatMap(pick);
  return [
    row('answer’s last byte to painted rows', 'ms', (v) => median(v.map((x) => x.firstRows))),
    row('key to painted rows, median', 'ms', (v) => median(all(v, (x) => x.keys))),
    row('key to painted rows, 95th percentile', 'ms', (v) =>
      quantile(
        all(v, (x) => x.keys),
        0.95,
      ),
    ),
    row('sort to painted rows', 'ms', (v) => median(all(v, (x) => x.sorts))),
    row('filter to painted rows', 'ms', (v) => median(all(v, (x) => x.filters))),
    row('longest scroll frame, median of the visits', 'ms', (v) =>
      median(v.map((x) => x.scrollFrame)),
    ),
    row('longest scroll frame, worst visit', 'ms', (v) => max(v.map((x) => x.scrollFrame))),
    row('frames without a row while scrolling, all visits', '', (v) =>
      v.reduce((sum, { blankFrames }) => sum + blankFrames, 0),
    ),
    row('longest task after the first rows, median of the visits', 'ms', (v) =>
      median(v.map((x) => x.longestTask)),
    ),
    row('heap', 'MB', (v) => median(v.map((x) => x.heap)) / 1e6),
  ];
}

function toMarkdown(
  rows: readonly Row[],
  bytes: ReadonlyMap<number, ReadonlyMap<string, number>>,
  browserVersion: string,
): string {
  const number = (value: number) => value.toFixed(1);
  const weights = [...bytes].map(([accounts, files]) => {
    const total = [...files.values()].reduce((sum, size) => sum + size, 0);
    const parts = [...files].map(([name, size]) => `${name.replace(/-[^.]*/, '')} ${size}`);
    return `${accounts.toLocaleString('en')} accounts: **${total.toLocaleString('en')} bytes** (${parts.join(' + ')})`;
  });
  const lines = rows.map(({ accounts, what, product, reference: other, unit }) => {
    const ratio = other === 0 ? '–' : (product / other).toFixed(2);
    return `| ${accounts.toLocaleString('en')} | ${what} | ${number(product)} ${unit} | ${number(other)} ${unit} | ${ratio} |`;
  });
  return [
    `Script and style until the first row, gzip. ${weights.join('; ')}.`,
    '',
    '| accounts | what | this page | reference | ratio |',
    '| ---: | --- | ---: | ---: | ---: |',
    ...lines,
    '',
    `Medians of ${options.rounds} visits each, in turn, the list answered after ${ANSWER_MS} ms, in Chromium ${browserVersion} on ${cpus().length} cores.`,
  ].join('\n');
}

function writeIntoReadme(table: string): void {
  const path = new URL('../../README.md', import.meta.url);
  const readme = readFileSync(path, 'utf8');
  const marks = /(<!-- bench -->\n)[^]*?(\n?<!-- \/bench -->)/;
  if (!marks.test(readme)) throw new Error('README.md has no marks for the benchmark');
  writeFileSync(
    path,
    readme.replace(
      marks,
      (_, before: string, after: string) => `${before}\n${table}\n\n${after.trimStart()}`,
    ),
  );
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...CHROMIUM_ARGUMENTS],
});
const rows: Row[] = [];
const bytes = new Map<number, ReadonlyMap<string, number>>();
try {
  for (const accounts of options.sizes.split(',').map(Number)) {
    const whm = await startLocalWhm({ accounts });
    whm.faults.set(LIST, { kind: 'latency', ms: ANSWER_MS });
    try {
      const visits: Record<Candidate, Visit[]> = { product: [], reference: [] };
      // One visit each that does not count: the server's and the browser's caches warm up.
      for (let round = 0; round <= Number(options.rounds); round++) {
        const order: Candidate[] =
          round % 2 === 0 ? ['product', 'reference'] : ['reference', 'product'];
        for (const candidate of order) {
          const figures = await visit(browser, whm, candidate);
          if (round > 0) visits[candidate].push(figures);
          if (figures.bytes.size > 0) bytes.set(accounts, figures.bytes);
        }
        process.stderr.write(`${accounts} accounts: round ${round} of ${options.rounds}\n`);
      }
      rows.push(...compare(accounts, visits.product, visits.reference));
    } finally {
      await whm.stop();
    }
  }
} finally {
  await browser.close();
}
const table = toMarkdown(rows, bytes, browser.version());
console.log(table);
if (options.readme) writeIntoReadme(table);
