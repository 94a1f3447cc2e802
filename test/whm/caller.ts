/** Calls a local WHM over HTTP, for the local WHM's own tests. */
import { after, before } from 'node:test';
import { startLocalWhm, type LocalWhm, type LocalWhmOptions } from './local-whm.ts';

/** An answer of WHM API 1, as it came. */
export interface Envelope {
  readonly data?: unknown;
  readonly metadata: {
    readonly result: unknown;
    readonly reason: unknown;
    readonly command: unknown;
    readonly version: unknown;
    readonly output?: unknown;
  };
}

export interface Caller {
  readonly whm: LocalWhm;
  /** Requests a path below the token of that user's new session; redirects are not followed. */
  open(user: string, path: string, init?: RequestInit): Promise<Response>;
  /** Calls a function by GET. */
  call(user: string, name: string, args?: Readonly<Record<string, string>>): Promise<Envelope>;
  /** Calls a function by POST: a form, or a JSON body for an object that is not flat. */
  post(user: string, name: string, body: URLSearchParams | object): Promise<Envelope>;
}

/** Call at the top of a test file: the local WHM stands while the tests of that file run. */
export function useLocalWhm(options: LocalWhmOptions = {}): Caller {
  let standing: LocalWhm | undefined;
  before(async () => {
    standing = await startLocalWhm(options);
  });
  after(() => standing?.stop());

  const caller: Caller = {
    get whm() {
      if (standing === undefined) throw new Error('The local WHM stands only while tests run');
      return standing;
    },
    async open(user, path, init = {}) {
      const { token, cookie } = await caller.whm.signIn(user);
      const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
      return fetch(caller.whm.url + token + path, { redirect: 'manual', ...init, headers });
    },
    async call(user, name, args = {}) {
      const query = new URLSearchParams({ 'api.version': '1', ...args }).toString();
      return readEnvelope(await caller.open(user, `/json-api/${name}?${query}`));
    },
    async post(user, name, body) {
      const isForm = body instanceof URLSearchParams;
      const init: RequestInit = isForm
        ? { method: 'POST', body: `api.version=1&${body.toString()}` }
        : { method: 'POST', body: JSON.stringify({ 'api.version': 1, ...body }) };
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
      init.headers = { 'content-type': type };
      return readEnvelope(await caller.open(user, `/json-api/${name}`, init));
    },
  };
  return caller;
}

async function readEnvelope(response: Response): Promise<Envelope> {
  return (await response.json()) as Envelope;
}

/** The result as the boolean that it stands for. */
export function isSuccess({ metadata: { result } }: Envelope): boolean {
  if (result !== 0 && result !== '0' && result !== 1 && result !== '1') {
    throw new Error(`No result of WHM: ${JSON.stringify(result)}`);
  }
  return Number(result) === 1;
}
