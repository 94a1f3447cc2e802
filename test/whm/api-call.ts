/** A call of WHM API 1 over HTTP: its arguments, the fault that it meets, its answer. */
import { setTimeout as pause } from 'node:timers/promises';
import { answerCall, wrap } from './api.ts';
import { listOf, NOT_PERMITTED, type Call } from './api-function.ts';
import { HTML, JSON_TYPE, type Exchange } from './exchange.ts';
import type { Fault, FaultBody, FaultStatus, MetFault } from './faults.ts';
import { putOddRecords } from './odd-records.ts';
import { errorPage } from './pages.ts';
import { inForms } from './recorded.ts';
import type { LocalUser } from './users.ts';

type Arguments = Pick<Call, 'args' | 'json'>;

/** WHM's API 0 has answers of another form, without metadata. */
const OTHER_VERSION = JSON.stringify({
  result: [{ status: 0, statusmsg: 'The local WHM speaks only version 1 of the API.' }],
});

/** What the daemon, not a function, answers to who is not logged in (any more). */
export function denial(error: 'Access denied' | 'Token denied'): string {
  return JSON.stringify({
    cpanelresult: { apiversion: '2', error, data: { reason: error, result: '0' }, type: 'text' },
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Of the query, and of a form or a JSON body. */
async function readArguments(exchange: Exchange): Promise<Arguments> {
  const query = [...exchange.url.searchParams];
  if (exchange.method !== 'POST') return { args: new Map(query), json: undefined };
  const body = await exchange.body();
  const type = exchange.request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return { args: new Map(query), json: parseObject(body) };
  return { args: new Map([...query, ...new URLSearchParams(body)]), json: undefined };
}

/** Waits as the fault demands; at once when the browser gives up. */
async function wait({ fault, cleared }: MetFault, { response }: Exchange): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const isGone = new Promise((resolve) => gone.signal.addEventListener('abort', resolve));
  const { signal } = gone;
  if (fault.kind === 'latency') await pause(fault.ms, undefined, { signal }).catch(() => undefined);
  if (fault.kind === 'hold') await Promise.race([cleared, isGone]);
}

/** The accounts of a call for which it is to fail, with the reason. */
function chooseFailing(
  { users, reason }: Extract<Fault, { kind: 'partial' }>,
  args: Call['args'],
): Call['failing'] {
  const chosen =
    users === 'every-second' ? listOf(args, 'user').filter((_, index) => index % 2 === 1) : users;
  return new Map(chosen.map((user) => [user, reason]));
}

/** Calls a function for who is logged in, and sends what comes of it. */
export async function callApi(exchange: Exchange, user: LocalUser, name: string): Promise<void> {
  const { daemon } = exchange;
  const { args, json } = await readArguments(exchange);
  exchange.record({
    function: name,
    user: user.name,
    arguments: Object.fromEntries(args),
    ...(json && { json }),
  });
  const met = daemon.faults.take(name);
  if (met) await wait(met, exchange);
  if (exchange.isGone) return;
  if (met && !met.fault.isDone && sendInstead(exchange, name, met.fault)) return;

  if (String(args.get('api.version') ?? json?.['api.version']) !== '1') {
    exchange.send(200, JSON_TYPE, OTHER_VERSION);
    return;
  }
  const fault = met?.fault;
  const failing =
    fault?.kind === 'partial' ? chooseFailing(fault, args) : new Map<string, string>();
  const keysRefused = fault?.kind === 'keys-refused' ? fault.reason : undefined;
  const call: Call = { user, args, json, state: daemon.state, failing, keysRefused };
  const { warnings, messages } = fault?.kind === 'remarks' ? fault : {};
  const remarks = { ...(warnings && { warnings }), ...(messages && { messages }) };
  const asUsual = answerCall(name, call, fault?.kind === 'remarks' ? remarks : undefined);
  const { recorded } = daemon;
  const { status, body: usual } = recorded
    ? inForms(recorded, name, call, asUsual)
    : { status: 200, body: asUsual };
  const body = fault?.kind === 'odd-records' ? putOddRecords(usual, fault.records) : usual;
  if (fault?.isDone && sendInstead(exchange, name, fault)) return;
  if (fault?.kind === 'lost') exchange.request.socket.resetAndDestroy();
  else if (fault?.kind === 'cut-off') exchange.send(200, JSON_TYPE, body.slice(0, body.length / 2));
  else exchange.send(status, JSON_TYPE, body);
}

/** Sends what a fault puts in the place of the answer; false when the function is to be called. */
function sendInstead(exchange: Exchange, name: string, fault: Fault): boolean {
  switch (fault.kind) {
    case 'reset':
      exchange.request.socket.resetAndDestroy();
      return true;
    case 'login-page':
      exchange.sendLogin(200);
      return true;
    case 'redirect-to-login':
      exchange.redirect('/login/');
      return true;
    case 'refused':
      exchange.send(200, JSON_TYPE, wrap(name, { refused: fault.reason }));
      return true;
    case 'body':
      exchange.send(fault.status ?? 200, fault.contentType ?? JSON_TYPE, fault.body);
      return true;
    case 'status':
      sendStatus(
        exchange,
        name,
        fault.status,
        fault.body ?? (fault.status === 401 ? 'login-page' : 'error-page'),
      );
      return true;
    default:
      return false;
  }
}

function sendStatus(exchange: Exchange, name: string, status: FaultStatus, body: FaultBody): void {
  switch (body) {
    case 'access-denied':
      exchange.send(status, JSON_TYPE, denial('Access denied'));
      break;
    case 'token-denied':
      exchange.send(status, JSON_TYPE, denial('Token denied'));
      break;
    case 'not-permitted':
      exchange.send(status, JSON_TYPE, wrap(name, { refused: NOT_PERMITTED }));
      break;
    case 'login-page':
      exchange.sendLogin(status);
      break;
    case 'error-page':
      exchange.send(status, HTML, errorPage(status));
  }
}
