/** A local WHM: starts one with the plugin installed into a scratch root, and gives a test its handles. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FAULTY_NAMES } from './api.ts';
import { someExceptions, writeExceptions, writeOwners } from './exceptions.ts';
import type { Daemon, RecordedRequest } from './exchange.ts';
import { Faults, type FaultSwitch } from './faults.ts';
import { serve } from './http.ts';
import { openStore } from './personalization.ts';
import { createPopulation, type Population } from './population.ts';
import { createServerState, WHM_VERSION } from './server-state.ts';
import type { Recorded } from './recorded.ts';
import { createServerRoot, installPlugin } from './server-root.ts';
import { cookieOf, Sessions } from './sessions.ts';
import { findUser, USERS, type LocalUser } from './users.ts';
import { writeCommandAnswers } from './whmapi1.ts';

export type { RecordedRequest } from './exchange.ts';
export type { Fault, FaultSwitch } from './faults.ts';
export type { LocalAccount, Population } from './population.ts';
export type { LocalUser } from './users.ts';

/** What can be other after a {@link LocalWhm.reset}. */
export interface StateOptions {
  /** How many accounts the server has, root's own entry not counted; default 1,000. */
  readonly accounts?: number;
  /** Another seed, another population. */
  readonly seed?: number;
  /** Default: on. */
  readonly isPolicyEnabled?: boolean;
  /** Default: root has none. */
  readonly hasRootTwoFactor?: boolean;
  /** Laid over every page; WHM's inline script (`window.COMMON`) is left out then. */
  readonly contentSecurityPolicy?: string;
  /** False lets everybody through to the CGI, so that its own check is reached. */
  readonly isAppConfigEnforced?: boolean;
  /** Whether some accounts are excused; default: nobody is. */
  readonly hasExceptions?: boolean;
  /** How far the server's clock is off, for codes that are refused. */
  readonly clockOffsetMs?: number;
  /** Answers in the forms of this report; `readRecorded` reads those that are kept. */
  readonly recorded?: Recorded;
}

export interface LocalWhmOptions extends StateOptions {
  /** Default: any that is free. */
  readonly port?: number;
  /** The directory of the release to install; default `dist/`. */
  readonly release?: string;
  /** Of cPanel & WHM; default `11.138.0.10`. */
  readonly version?: string;
  /** Is told what comes into the error log, and what fails in the local WHM itself. */
  readonly onError?: (message: string) => void;
}

export interface SignedIn {
  /** `/cpsess##########` */
  readonly token: string;
  /** `whostmgrsession=…` */
  readonly cookie: string;
  /** Absolute URL of the plugin's page. */
  readonly pageUrl: string;
}

export interface LocalWhm {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The scratch directory that stands for `/`. */
  readonly root: string;
  readonly users: readonly LocalUser[];
  /** Every request so far. */
  readonly requests: readonly RecordedRequest[];
  /** What CGI programs wrote to stderr, and what failed in the local WHM itself. */
  readonly errorLog: readonly string[];
  readonly faults: FaultSwitch;
  readonly population: Population;
  /** Root's file of who is excused. @param text the whole of it; undefined: there is none */
  writeExceptions(text: string | undefined): void;
  setPolicy(isEnabled: boolean): void;
  /** How long the daemon is away when the policy is switched (ms); default 0: for one request. */
  setDowntime(ms: number): void;
  /**
   * What a user's plugin keeps with `personalization_set`, by key: to be read and changed. A reseller's
   * holds the keys of others too; where it is empty, WHM says that nothing was ever stored.
   */
  store(user: string): Map<string, string>;
  /** A session without the form. Rejects with a RangeError for an unknown user. */
  signIn(user: string, options?: { readonly locale?: string }): Promise<SignedIn>;
  /** Every session expires now. */
  endSessions(): void;
  /** Resolves when every answer that is on its way has arrived, or whoever asked has gone. */
  quiet(): Promise<void>;
  /** As if just started with these options: other accounts, no sessions, no faults, nothing stored. The installed files stay. */
  reset(options?: StateOptions): void;
  /** What the scratch root's `whmapi1` answers: as the server is now. Whoever changes it calls this again. */
  writeCommandAnswers(): void;
  /** Closes every connection and removes the scratch root. */
  stop(): Promise<void>;
}

export const PAGE_PATH = '/cgi/addons/twofactor_status/index.cgi';
const DEFAULT_RELEASE = join(import.meta.dirname, '../../dist');
const LOOPBACK = '127.0.0.1';

/** What the functions know and change, as a server that has just been started with these options has it. */
function createState(
  options: StateOptions,
  version: string,
): Pick<Daemon, 'state' | 'contentSecurityPolicy' | 'isAppConfigEnforced' | 'recorded'> {
  const { accounts = 1_000, seed = 1, hasRootTwoFactor = false, clockOffsetMs = 0 } = options;
  const population = createPopulation(accounts, seed, hasRootTwoFactor);
  return {
    contentSecurityPolicy: options.contentSecurityPolicy,
    isAppConfigEnforced: options.isAppConfigEnforced ?? true,
    recorded: options.recorded,
    state: createServerState(population, {
      version: options.recorded ? `${options.recorded.whm}.0.10` : version,
      now: () => Date.now() + clockOffsetMs,
      isPolicyEnabled: options.isPolicyEnabled ?? true,
    }),
  };
}

/** Rejects when there is no release, install.sh fails (with what it said), or the port is taken. */
export async function startLocalWhm(options: LocalWhmOptions = {}): Promise<LocalWhm> {
  const { version = WHM_VERSION, release = DEFAULT_RELEASE } = options;
  if (!existsSync(join(release, 'install.sh'))) {
    throw new Error(`There is no built release in ${release}: run “npm run build” first.`);
  }
  const root = await createServerRoot({ version });
  const daemon: Daemon = {
    root: root.path,
    sessions: new Sessions(),
    faults: new Faults(FAULTY_NAMES),
    requests: [],
    errorLog: [],
    logError(message) {
      this.errorLog.push(message);
      options.onError?.(message);
    },
    ...createState(options, version),
  };
  const writeFiles = ({ hasExceptions = false }: StateOptions) => {
    const { accounts } = daemon.state.population;
    writeOwners(root.path, accounts);
    writeExceptions(root.path, hasExceptions ? someExceptions(accounts) : undefined);
  };
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    serve(daemon, request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      daemon.logError(`The local WHM failed: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  const stop = async (): Promise<void> => {
    daemon.faults.clear();
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
    await root.remove();
  };

  try {
    // First, so that a port in use is known at once.
    server.listen(options.port ?? 0, LOOPBACK);
    await once(server, 'listening');
    await installPlugin(root, { release });
    writeFiles(options);
  } catch (error) {
    await stop();
    throw error;
  }
  // A server that listens on a port has an address of this form.
  const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  return {
    url,
    root: root.path,
    users: USERS,
    requests: daemon.requests,
    errorLog: daemon.errorLog,
    faults: daemon.faults,
    get population() {
      return daemon.state.population;
    },
    store: (name) => openStore(daemon.state.stores, findUser(name), 'twofactor_status'),
    writeExceptions: (text) => writeExceptions(root.path, text),
    setPolicy: (isEnabled) => (daemon.state.isPolicyEnabled = isEnabled),
    setDowntime: (ms) => (daemon.state.downtimeMs = ms),
    // eslint-disable-next-line @typescript-eslint/require-await -- so that an unknown user rejects
    signIn: async (name, { locale = 'en' } = {}) => {
      const session = daemon.sessions.start(findUser(name), locale);
      return {
        token: session.token,
        cookie: cookieOf(session),
        pageUrl: url + session.token + PAGE_PATH,
      };
    },
    endSessions: () => daemon.sessions.endAll(),
    quiet: async () => {
      await Promise.all([...open].map((response) => once(response, 'close')));
    },
    reset: (changed = {}) => {
      daemon.sessions.endAll();
      daemon.faults.clear();
      daemon.requests.length = daemon.errorLog.length = 0;
      Object.assign(daemon, createState(changed, version));
      writeFiles(changed);
    },
    writeCommandAnswers: () => writeCommandAnswers(root.path, daemon.state),
    stop,
  };
}
