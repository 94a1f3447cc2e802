/** Where Firefox is on this machine, and how it is started for tests: as it is, through WebDriver BiDi. */
import type { Browser } from 'playwright-core';
import { canStart, findCommands } from './chromium.ts';

const COMMANDS = ['firefox-esr', 'firefox'];

/** The path of a Firefox that starts, or undefined: `FIREFOX_PATH` if it is set, else a command. */
export function locateFirefox(): string | undefined {
  const wanted = process.env['FIREFOX_PATH'];
  if (wanted === undefined || wanted === '') return findCommands(COMMANDS).find(canStart);
  if (!canStart(wanted)) throw new Error(`FIREFOX_PATH names ${wanted}, which does not start.`);
  return wanted;
}

/** A Firefox that Playwright drives. Media cannot be emulated in it, and its clipboard cannot be read. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = locateFirefox();
  if (executablePath === undefined) throw new Error('No Firefox was found on this machine.');
  // Loaded only here: it takes a moment.
  const { firefox } = await import('playwright-core');
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath });
  withoutMediaFeatures(browser);
  return browser;
}

/** What Playwright sends BiDi commands with. */
interface Session {
  send(method: string, params?: unknown): Promise<unknown>;
}

/**
 * Playwright begins every context with a command that Firefox 153 does not know yet, though it changes
 * nothing unless asked to: that one is not sent.
 */
function withoutMediaFeatures(browser: Browser): void {
  const { _connection: connection } = browser as unknown as {
    _connection: { toImpl(one: Browser): { _browserSession: Session } };
  };
  // Sessions of pages are made of the same class.
  const session = Object.getPrototypeOf(connection.toImpl(browser)._browserSession) as Session;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its session
  const { send } = session;
  session.send = function (method, params) {
    const isUnknown = method === 'emulation.setMediaFeaturesOverride';
    return isUnknown ? Promise.resolve({}) : send.call(this, method, params);
  };
}
