/** What the local WHM's daemon does with a request: which part answers it, and for whom. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { callApi, denial } from './api-call.ts';
import { openApplication, openHome } from './application.ts';
import { control, CONTROL_PATH } from './control.ts';
import { BodyTooLarge, Exchange, HTML, JSON_TYPE, ownPath, type Daemon } from './exchange.ts';
import { docroot, readChrome, readServed } from './files.ts';
import { logIn, logOut } from './log-in.ts';
import { whmPage } from './pages.ts';
import type { Session } from './sessions.ts';
import { USERS } from './users.ts';

const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
const METHODS = ['GET', 'HEAD', 'POST'];
const CHROME = '/local-whm';
const API = '/json-api/';
/** Pages of WHM's own to which the plugin links, so that no link leads nowhere. */
const WHM_PAGES = new Map([
  ['/scripts4/listaccts', 'List Accounts'],
  ['/scripts7/twofactorauth', 'Two-Factor Authentication'],
  ['/scripts2/featuremanager', 'Feature Manager'],
]);

/** The status for a request that is not to be served at all. */
function checkRequest({ headers, method = '', url = '' }: IncomingMessage): number | undefined {
  // A foreign site can let its name point to this machine, but not change the name in the header.
  if (!OWN_HOST.test(headers.host ?? '') || !url.startsWith('/')) return 400;
  if (!METHODS.includes(method)) return 405;
  // And it can send a form here, but not hide where that comes from.
  const isForeign =
    headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;
  return method === 'POST' && isForeign ? 403 : undefined;
}

/** @throws whatever goes wrong in the stand-in itself */
export async function serve(
  daemon: Daemon,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Browsers send a request again by themselves, a POST too, when a connection that was kept breaks
  // off before the answer: a fault would be mended before the page meets it.
  response.setHeader('Connection', 'close');
  response.setHeader('Date', new Date(daemon.state.now()).toUTCString());
  const refusal = checkRequest(request);
  if (refusal !== undefined) {
    response.writeHead(refusal).end();
    return;
  }
  if (daemon.state.isReloading || Date.now() < daemon.state.downUntil) {
    daemon.state.isReloading = false;
    request.socket.resetAndDestroy();
    return;
  }
  const exchange = new Exchange(daemon, request, response);
  if (!exchange.path.startsWith(API)) exchange.record();
  const { session, token } = exchange;
  try {
    if (token === undefined) await serveOutside(exchange);
    else if (session?.token === token) await serveInside(exchange, session);
    else refuse(exchange);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    response.writeHead(413).end();
  }
}

/** What lies outside of every session. */
async function serveOutside(exchange: Exchange): Promise<void> {
  const { path } = exchange;
  if (path === '/') exchange.sendLogin(200);
  else if (path === '/login' || path === '/login/') await logIn(exchange);
  else if (path === CONTROL_PATH) await control(exchange);
  else if (path.startsWith(`${CHROME}/`)) await serveChrome(exchange);
  else if (path.startsWith(API)) await callWithApiToken(exchange);
  else refuse(exchange);
}

/** What lies below the token, for who is logged in. */
async function serveInside(exchange: Exchange, session: Session): Promise<void> {
  const { daemon, path } = exchange;
  if (path.startsWith(API)) await callApi(exchange, session.user, path.slice(API.length));
  else if (path === '/' || path === '/scripts/command') await openHome(exchange, session);
  else if (path.startsWith('/cgi/')) await openApplication(exchange, session);
  else if (path === '/logout' || path === '/logout/') logOut(exchange);
  else if (WHM_PAGES.has(path)) exchange.send(200, HTML, whmPage(WHM_PAGES.get(path) ?? ''));
  else if (path.startsWith(`${CHROME}/`)) await serveChrome(exchange);
  else if (path.startsWith('/addon_plugins/')) {
    exchange.sendFile(await readServed(docroot(daemon.root), path));
  } else exchange.sendFile(undefined);
}

async function serveChrome(exchange: Exchange): Promise<void> {
  exchange.sendFile(await readChrome(exchange.path.slice(CHROME.length)));
}

/** For programs outside the browser: `Authorization: whm NAME:TOKEN`. */
async function callWithApiToken(exchange: Exchange): Promise<void> {
  const { path, request } = exchange;
  const user = USERS.find(
    ({ name, apiToken }) => request.headers.authorization === `whm ${name}:${apiToken}`,
  );
  if (user) await callApi(exchange, user, path.slice(API.length));
  else exchange.send(403, JSON_TYPE, denial('Access denied'));
}

/** Without the pair of cookie and token: the forms that are seen in the wild. */
function refuse(exchange: Exchange): void {
  const { path, session, token, url } = exchange;
  const isCall = path.startsWith(API);
  const isTokenWrong = session !== undefined && token !== undefined;
  if (isCall && isTokenWrong) exchange.send(403, JSON_TYPE, denial('Token denied'));
  else exchange.sendLogin(401, isCall ? '/' : ownPath(path + url.search));
}
