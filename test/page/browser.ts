/** A real browser on a local WHM, for the end-to-end tests: both are ended when the tests end. */
import { after, afterEach, before } from 'node:test';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { startLocalWhm, type LocalWhm, type LocalWhmOptions } from '../whm/local-whm.ts';
import { AccountsPage } from './accounts-page.ts';

export const DESKTOP = { width: 1360, height: 820 };
export const PHONE = { width: 390, height: 844 };

export interface VisitOptions {
  readonly viewport?: { width: number; height: number };
  readonly locale?: string;
  readonly context?: BrowserContextOptions;
}

export interface Stage {
  readonly whm: LocalWhm;
  /** Signs in as that user (without the form) and opens the plugin's page. */
  visit(user: string, options?: VisitOptions): Promise<AccountsPage>;
  /** The same, before the page is opened. */
  prepare(user: string, options?: VisitOptions): Promise<{ page: Page; pageUrl: string }>;
  /** A context of its own, not signed in. Closed with the others, after the test. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Call at the top of a test file; the stage stands when the tests of that file run. */
export function useStage(options: LocalWhmOptions = {}): Stage {
  let whm: LocalWhm | undefined;
  let browser: Browser | undefined;
  before(async () => {
    [whm, browser] = await Promise.all([
      startLocalWhm(options),
      chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] }),
    ]);
  });
  // What a page left moving would go on moving, and take the time of the tests after it.
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    // What was held back for it is not done when the test's own `afterEach` lets go of it.
    await whm?.quiet();
  });
  after(async () => {
    await browser?.close();
    await whm?.stop();
  });

  const standing = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The stage stands only while tests run');
    return value;
  };
  const newContext = (contextOptions?: BrowserContextOptions): Promise<BrowserContext> =>
    standing(browser).newContext({ viewport: DESKTOP, ...contextOptions });

  const prepare: Stage['prepare'] = async (
    user,
    { viewport = DESKTOP, locale, context: contextOptions } = {},
  ) => {
    const local = standing(whm);
    const { cookie, pageUrl } = await local.signIn(user, locale === undefined ? {} : { locale });
    const context = await newContext({ viewport, ...contextOptions });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: local.url }]);
    return { page: await context.newPage(), pageUrl };
  };

  return {
    get whm() {
      return standing(whm);
    },
    newContext,
    prepare,
    async visit(user, options) {
      const { page, pageUrl } = await prepare(user, options);
      const accounts = new AccountsPage(page);
      await page.goto(pageUrl);
      return accounts;
    },
  };
}
