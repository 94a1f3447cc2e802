/** The composition root: reads what WHM gave the page, builds the client, and starts the page. */
import './page/boot.css';
import './page/two-factor-status.ts';
import { Language } from './page/language.ts';
import { loginPath } from './page/login-path.ts';
import { createTransport } from './whm/transport.ts';

const TOKEN = /^\/cpsess\d+(?=\/|$)/;

/**
 * The session's security token: the page's path always begins with it (whm-facts, section 1). WHM's
 * global is asked where some proxy has cut it off the path.
 */
function readToken(): string {
  const common = (window as { COMMON?: { securityToken?: unknown } }).COMMON?.securityToken;
  return (TOKEN.exec(location.pathname) ?? TOKEN.exec(String(common)))?.[0] ?? '';
}

/** A storage of the browser. Where it is forbidden, the mere access throws: it is read only when used. */
function openStorage(read: () => Storage): Storage {
  return {
    getItem: (key) => read().getItem(key),
    setItem: (key, value) => read().setItem(key, value),
    removeItem: (key) => read().removeItem(key),
  } as Storage;
}

/** The page does not wait for its language longer than this: better English than nothing. */
const TEXTS_TIMEOUT_MS = 5_000;

/** A file that was installed with the page. */
async function readJson(path: string): Promise<unknown> {
  const answer = await fetch(path, { signal: AbortSignal.timeout(TEXTS_TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.json();
}

async function start(page: HTMLElementTagNameMap['two-factor-status']): Promise<void> {
  const { texts = '', textsOverride } = page.dataset;
  const language = new Language(
    page.lang || 'en',
    (name) => readJson(`${texts}${name}.json`),
    textsOverride === undefined ? undefined : () => readJson(textsOverride),
  );
  await language.start();
  const token = readToken();
  const path = location.pathname.replace(TOKEN, '');
  const loginUrl = (fragment: string) => loginPath(fragment === '' ? path : `${path}#${fragment}`);
  const { user = '', hasRoot, canListAccts, whmVersion = '' } = page.dataset;
  page.boot = {
    whm: createTransport({ fetch: (url, init) => fetch(url, init), token }),
    user,
    hasRoot: hasRoot === '1',
    canListAccounts: canListAccts === '1',
    whmVersion,
    host: location.hostname,
    loginUrl: loginUrl(''),
    whmUrl: (path) => token + path,
    // By way of the login, which puts the token of whoever opens it before the path.
    shareUrl: (fragment) => location.origin + loginUrl(fragment),
    language: language.tag,
    texts: language,
    address: {
      get fragment() {
        return location.hash.slice(1);
      },
      write: (fragment, isNew) => {
        const url = fragment === '' ? location.pathname + location.search : `#${fragment}`;
        history[isNew ? 'pushState' : 'replaceState'](null, '', url);
      },
      listen: (listener) => {
        addEventListener('hashchange', listener);
        return () => removeEventListener('hashchange', listener);
      },
    },
    storage: openStorage(() => sessionStorage),
    settings: openStorage(() => localStorage),
    print: () => window.print(),
  };
}

const page = document.querySelector('two-factor-status');
// Awaited here, it would be the bundler's reason to put what later parts share into twenty files of their own.
if (page) void start(page);
