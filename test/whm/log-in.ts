/** Logging in with the form and logging out. */
import { HTML, ownPath, type Exchange } from './exchange.ts';
import { LOCALES } from './pages.ts';
import { setCookie, TAKE_COOKIE_AWAY } from './sessions.ts';

/** `/login/`, which honours `goto_uri`. */
export async function logIn(exchange: Exchange): Promise<void> {
  const { daemon, url, method } = exchange;
  if (method !== 'POST') {
    const place = url.searchParams.get('goto_uri');
    // Who is logged in already goes straight there; a fragment goes along.
    if (exchange.session && place !== null)
      exchange.redirect(exchange.session.token + ownPath(place));
    else exchange.sendLogin(200, ownPath(place));
    return;
  }
  const form = await exchange.form();
  const goTo = ownPath(form.get('goto_uri') ?? url.searchParams.get('goto_uri'));
  const locale = form.get('locale') ?? '';
  const session = daemon.sessions.logIn(
    form.get('user') ?? '',
    form.get('pass') ?? '',
    LOCALES.has(locale) ? locale : 'en',
  );
  if (session) exchange.redirect(session.token + goTo, [['Set-Cookie', setCookie(session)]]);
  else exchange.sendLogin(401, goTo, 'The login is invalid.');
}

/** `/cpsess…/logout/` */
export function logOut(exchange: Exchange): void {
  if (exchange.session) exchange.daemon.sessions.end(exchange.session);
  exchange.send(302, HTML, '', [
    ['Location', '/'],
    ['Set-Cookie', TAKE_COOKIE_AWAY],
  ]);
}
