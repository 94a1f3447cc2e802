/** The composition root: reads what WHM gave the page, builds the client, and starts the page. */
import './styles/boot.css';
import './app/two-factor-status.ts';
import { createTransport } from './whm/transport.ts';

const TOKEN = /^\/cpsess\d+(?=\/|$)/;

/**
 * The session's security token: the page's path always begins with it (whm-facts, section 1). WHM's
 * global is asked where some proxy has cut it off the path.
 */
function readToken(): string {
  const common = (window as { COMMON?: { securityToken?: unknown } }).COMMON?.securityToken;
  return (
    TOKEN.exec(location.pathname)?.[0] ??
    (typeof common === 'string' ? TOKEN.exec(common)?.[0] : undefined) ??
    ''
  );
}

const page = document.querySelector('two-factor-status');
if (page) {
  const token = readToken();
  const wayBack = location.pathname.replace(TOKEN, '');
  page.boot = {
    whm: createTransport({ fetch: (url, init) => fetch(url, init), token }),
    user: page.dataset['user'] ?? '',
    loginUrl: `/login/?goto_uri=${encodeURIComponent(wayBack)}`,
    language: page.lang || document.documentElement.lang,
    // Read only when used: where storage is forbidden, the mere access throws.
    storage: {
      getItem: (key) => sessionStorage.getItem(key),
      setItem: (key, value) => sessionStorage.setItem(key, value),
      removeItem: (key) => sessionStorage.removeItem(key),
    },
  };
}
