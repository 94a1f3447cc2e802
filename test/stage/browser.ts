/**
 * A real browser on a local WHM, for the end-to-end tests. All test files of a process share one
 * browser and one installed local WHM: starting them costs more than most tests.
 */
import { after, afterEach, before } from 'node:test';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { launchFirefox } from '../firefox.ts';
import { startLocalWhm, type LocalWhm, type StateOptions } from '../whm/local-whm.ts';
import { AccountsPage } from './accounts-page.ts';

export const DESKTOP = { width: 1360, height: 820 };
export const PHONE = { width: 390, height: 844 };

export interface VisitOptions {
  readonly viewport?: { width: number; height: number };
  readonly locale?: string;
  /** For a context of its own. */
  readonly context?: BrowserContextOptions;
}

export interface Stage {
  readonly whm: LocalWhm;
  /** Signs in as that user (without the form) and opens the plugin's page. */
  visit(user: string, options?: VisitOptions): Promise<AccountsPage>;
  /** The same, before the page is opened; in a context of its own, so that anything can be done to it. */
  prepare(user: string, options?: VisitOptions): Promise<{ page: Page; pageUrl: string }>;
  /** A context of its own, not signed in. Closed with the others, after the test. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** How long the browser and the server are kept for the next test file of the process. ms */
const KEPT_MS = 1_000;

/** The browsers that the page is tested in. */
export type BrowserKind = 'chromium' | 'firefox';

const BROWSERS: Record<BrowserKind, () => Promise<Browser>> = {
  chromium: () =>
    chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] }),
  firefox: launchFirefox,
};

interface Shared {
  readonly kind: BrowserKind;
  readonly whm: LocalWhm;
  readonly browser: Browser;
}

let starting: Promise<Shared> | undefined;
let users = 0;
/** Pages that have been cleared, to be used again. */
const idlePages: Page[] = [];
/** The stage for which the local WHM was reset last: a file may have several. */
let holder: object | undefined;

async function acquire(options: StateOptions, kind: BrowserKind): Promise<Shared> {
  users++;
  starting ??= Promise.all([startLocalWhm(options), BROWSERS[kind]()]).then(([whm, browser]) => ({
    whm,
    browser,
    kind,
  }));
  const shared = await starting;
  if (shared.kind !== kind) throw new Error('One process runs tests in one kind of browser');
  return shared;
}

function release(): void {
  users--;
  setTimeout(() => {
    if (users > 0 || !starting) return;
    const ending = starting;
    starting = undefined;
    idlePages.length = 0;
    void ending.then(async ({ whm, browser }) => {
      await browser.close();
      await whm.stop();
    });
  }, KEPT_MS);
}

/** Makes a page as good as new: it costs half of what a new context does. */
async function clear(page: Page, url: string): Promise<void> {
  page.removeAllListeners();
  const context = page.context();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.clearCookies();
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
  // The storages are those of the origin, and there only as long as one of its pages is open.
  if (page.url().startsWith(url)) {
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
  }
  await page.goto('about:blank');
}

/** Call at the top of a test file; the stage stands when the tests of that file run. */
export function useStage(options: StateOptions = {}, kind: BrowserKind = 'chromium'): Stage {
  const self = {};
  let shared: Shared | undefined;
  const used: Page[] = [];
  const own: BrowserContext[] = [];
  before(async () => {
    shared = await acquire(options, kind);
  });
  // What a page left moving would go on moving, and take the time of the tests after it.
  afterEach(async () => {
    const whm = shared?.whm;
    if (!whm) return;
    whm.faults.clear();
    await Promise.all([
      ...own.splice(0).map((context) => context.close()),
      ...used.splice(0).map(async (page) => {
        // A test may have opened more of them, closed this one, or left it in a state that cannot be cleared.
        const others = page.context().pages().length > 1;
        const isClear =
          !others &&
          (await clear(page, whm.url).then(
            () => true,
            () => false,
          ));
        if (isClear) idlePages.push(page);
        else await page.context().close();
      }),
    ]);
    // What was held back for it is not done when the test's own `afterEach` lets go of it.
    await whm.quiet();
  });
  after(() => {
    release();
  });

  const standing = (): Shared => {
    if (shared === undefined) throw new Error('The stage stands only while tests run');
    if (holder !== self) {
      holder = self;
      shared.whm.reset(options);
    }
    return shared;
  };
  const newContext = async (contextOptions?: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await standing().browser.newContext({ viewport: DESKTOP, ...contextOptions });
    own.push(context);
    return context;
  };
  /** A page that has been used before, or a new one of the same kind. */
  const takePage = async (viewport: { width: number; height: number }): Promise<Page> => {
    const page =
      idlePages.pop() ?? (await (await standing().browser.newContext({ viewport })).newPage());
    used.push(page);
    await page.setViewportSize(viewport);
    return page;
  };
  /** Signs the page's context in. @returns the address of the plugin's page */
  const signIn = async (page: Page, user: string, locale: string | undefined): Promise<string> => {
    const { whm } = standing();
    const { cookie, pageUrl } = await whm.signIn(user, locale === undefined ? {} : { locale });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: whm.url }]);
    return pageUrl;
  };

  return {
    get whm() {
      return standing().whm;
    },
    newContext,
    async prepare(user, { viewport = DESKTOP, locale, context: contextOptions } = {}) {
      const page = await (await newContext({ viewport, ...contextOptions })).newPage();
      return { page, pageUrl: await signIn(page, user, locale) };
    },
    async visit(user, { viewport = DESKTOP, locale, context: contextOptions } = {}) {
      const page = contextOptions
        ? await (await newContext({ viewport, ...contextOptions })).newPage()
        : await takePage(viewport);
      const accounts = new AccountsPage(page);
      await page.goto(await signIn(page, user, locale));
      return accounts;
    },
  };
}
