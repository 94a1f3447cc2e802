/** The pages in WHM's chrome: its home page, and the plugins as they are installed and registered. */
import { fileURLToPath } from 'node:url';
import { listMenu, mayOpen, readRegistrations, withKnownAcls } from './appconfig.ts';
import { runCgi } from './cgi.ts';
import { HTML, type Exchange } from './exchange.ts';
import { docroot, findFile, readServed } from './files.ts';
import { errorPage, forbiddenPage } from './pages.ts';
import type { Session } from './sessions.ts';

const HOME = fileURLToPath(new URL('home.cgi', import.meta.url));

/** `/`, and where the breadcrumbs lead. */
export function openHome(exchange: Exchange, session: Session): Promise<void> {
  return sendCgi(exchange, session, HOME);
}

/** A path below `/cgi/`: programs are run, other files are served as they are. */
export async function openApplication(exchange: Exchange, session: Session): Promise<void> {
  const { daemon, path } = exchange;
  const registrations = await readRegistrations(daemon.root);
  if (
    daemon.isAppConfigEnforced &&
    !mayOpen(registrations, withKnownAcls(daemon.root, session.user), path)
  ) {
    exchange.send(403, HTML, forbiddenPage());
    return;
  }
  const directory = docroot(daemon.root);
  if (!path.endsWith('.cgi')) {
    exchange.sendFile(await readServed(directory, path));
    return;
  }
  const file = await findFile(directory, path);
  if (file === undefined) exchange.sendFile(undefined);
  else await sendCgi(exchange, session, file);
}

async function sendCgi(exchange: Exchange, session: Session, file: string): Promise<void> {
  const { daemon, method, path, url } = exchange;
  const user = withKnownAcls(daemon.root, session.user);
  const { status, headers, body, errors } = await runCgi({
    file,
    method,
    path,
    query: url.search.slice(1),
    session: { ...session, user },
    root: daemon.root,
    version: daemon.state.version,
    menu: listMenu(await readRegistrations(daemon.root), user),
    hasCommon: daemon.contentSecurityPolicy === undefined,
  });
  if (errors !== '') daemon.logError(errors);
  if (headers.length === 0) exchange.send(500, HTML, errorPage(500));
  else exchange.sendAsIs(status, headers, body);
}
