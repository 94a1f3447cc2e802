/** One HTTP request to the local WHM and its answer, with what it takes to give one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerState } from './api-function.ts';
import type { Faults } from './faults.ts';
import type { ServedFile } from './files.ts';
import { errorPage, loginPage } from './pages.ts';
import type { Recorded } from './recorded.ts';
import type { Session, Sessions } from './sessions.ts';

/** A request as the server saw it. */
export interface RecordedRequest {
  readonly method: string;
  /** With the token and the query. */
  readonly path: string;
  /** Of a call of WHM API 1. */
  readonly function?: string;
  /** Who is logged in. */
  readonly user?: string;
  readonly arguments: Readonly<Record<string, string>>;
  /** The body of a call that sent JSON. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** ms since the epoch */
  readonly at: number;
}

/** The server as a whole. */
export interface Daemon {
  /** The scratch directory that stands for `/`. */
  readonly root: string;
  state: ServerState;
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly errorLog: string[];
  /** Puts a message into the error log. */
  logError(message: string): void;
  contentSecurityPolicy: string | undefined;
  isAppConfigEnforced: boolean;
  /** Whose forms the answers have; undefined: the local WHM's own, which mixes them. */
  recorded: Recorded | undefined;
}

export type Headers = readonly (readonly [name: string, value: string])[];

export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

const TOKEN = /^(\/cpsess\d{10})(\/.*)?$/;
const NO_SNIFFING = ['X-Content-Type-Options', 'nosniff'] as const;

/** A path of this server, made whole; `/` for anything that would lead elsewhere. */
export function ownPath(path: string | null): string {
  const here = 'http://127.0.0.1';
  if (path === null || !URL.canParse(path, here)) return '/';
  const url = new URL(path, here);
  const isOwn = url.origin === here && !url.pathname.startsWith('//');
  return isOwn ? url.pathname + url.search + url.hash : '/';
}

/** Of a call that names 100,000 accounts. */
const LARGEST_BODY = 8_000_000;

export class BodyTooLarge extends Error {}

export class Exchange {
  readonly daemon: Daemon;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** `/cpsess##########`, where the path begins so. */
  readonly token: string | undefined;
  /** Without the token. */
  readonly path: string;
  /** That of the cookie, whatever the token is. */
  readonly session: Session | undefined;

  /** For a request whose target is a path. */
  constructor(daemon: Daemon, request: IncomingMessage, response: ServerResponse) {
    this.daemon = daemon;
    this.request = request;
    this.response = response;
    this.method = request.method ?? 'GET';
    this.url = new URL(`http://127.0.0.1${request.url ?? '/'}`);
    const [, token, path = '/'] = TOKEN.exec(this.url.pathname) ?? [];
    this.token = token;
    this.path = token === undefined ? this.url.pathname : path;
    this.session = daemon.sessions.find(request.headers.cookie);
  }

  /** The browser has given up. */
  get isGone(): boolean {
    return this.response.destroyed;
  }

  record(details: Partial<RecordedRequest> = {}): void {
    const isUser = this.session !== undefined && this.session.token === this.token;
    this.daemon.requests.push({
      method: this.method,
      path: this.url.pathname + this.url.search,
      ...(isUser && { user: this.session.user.name }),
      arguments: Object.fromEntries(this.url.searchParams),
      at: Date.now(),
      ...details,
    });
  }

  /** @throws BodyTooLarge */
  async body(): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_BODY) throw new BodyTooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  }

  /** The fields of a form sent by POST; anything else has none. */
  async form(): Promise<URLSearchParams> {
    return new URLSearchParams(this.method === 'POST' ? await this.body() : '');
  }

  /** Sends nothing but these headers: what a CGI program has printed. */
  sendAsIs(status: number, headers: Headers, body: string | Buffer): void {
    const { response, daemon } = this;
    response.statusCode = status;
    for (const [name, value] of headers) response.appendHeader(name, value);
    const isHtml = String(response.getHeader('content-type')).startsWith('text/html');
    // Beside a policy of the page's own: both are in force.
    if (isHtml && daemon.contentSecurityPolicy !== undefined) {
      response.appendHeader('Content-Security-Policy', daemon.contentSecurityPolicy);
    }
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(body);
  }

  send(status: number, type: string, body: string | Buffer, headers: Headers = []): void {
    this.sendAsIs(status, [['Content-Type', type], NO_SNIFFING, ...headers], body);
  }

  sendFile(file: ServedFile | undefined): void {
    if (file) this.send(200, file.type, file.content, [['Cache-Control', 'max-age=3600']]);
    else this.send(404, HTML, errorPage(404));
  }

  /** @param goTo path without a token to go to after the log-in */
  sendLogin(status: number, goTo = '/', message?: string): void {
    this.send(status, HTML, loginPage(goTo, message), [['Cache-Control', 'no-store']]);
  }

  redirect(location: string, headers: Headers = []): void {
    this.send(302, HTML, '', [['Location', location], ...headers]);
  }
}
