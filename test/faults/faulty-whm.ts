/** The local WHM's functions behind a `fetch`, without a network; a fault takes the place of chosen answers. */
import { answerCall } from '../whm/api.ts';
import type { ServerState } from '../whm/api-function.ts';
import { createPopulation } from '../whm/population.ts';
import { createServerState } from '../whm/server-state.ts';
import { findUser } from '../whm/users.ts';
import { createTransport, type Transport } from '../../src/whm/transport.ts';
import type { FastClock } from './clock.ts';
import type { Fault, Reply } from './faults.ts';

/** One account alone, which is asked for by the same function as the list. */
export const ONE_ALONE = 'twofactorauth_get_user_configs of one';

/** Every call. */
export const EVERYTHING = 'everything';

const TOKEN = '/cpsess1234567890';

/** So long after the question a late fault comes. */
const LATE_MS = 5_000;
/** That of which a part is sent for what was not done. */
const SOME_ANSWER = '{"metadata":{"result":1,"reason":"OK"},"data":{"success":1}}';

/** Where a fault strikes. */
export interface Strike {
  /** The function, {@link ONE_ALONE}, or {@link EVERYTHING}. */
  readonly call: string;
  readonly fault: Fault;
  /** Whether WHM does what it is asked all the same, and only its answer is replaced. */
  readonly isDone?: boolean;
  /** So many calls are answered before it. */
  readonly skip?: number;
  /** Whether the fault comes while the answer is waited for, and not with the question. */
  readonly isLate?: boolean;
}

export interface Sent {
  readonly name: string;
  readonly body: string;
  /** Whether it changes the server. */
  readonly isChange: boolean;
}

export class FaultyWhm {
  readonly sent: Sent[] = [];
  readonly state: ServerState;
  readonly transport: Transport;

  readonly #clock: FastClock;
  readonly #user: string;
  #strike: Strike | undefined;
  #asked = 0;
  /** By call: of several, each meets the fault from its beginning. */
  readonly #met = new Map<string, number>();

  constructor(clock: FastClock, user = 'root') {
    this.#clock = clock;
    this.#user = user;
    const population = createPopulation(30, 1, false);
    // None is international: what reads those is loaded only then, and takes its time.
    population.replace(
      population.accounts.map((account) => ({ ...account, domain: `${account.user}.example` })),
    );
    this.state = createServerState(population, { now: clock.now, isPolicyEnabled: false });
    this.transport = createTransport({
      fetch: (url, init) => this.#fetch(url, init),
      token: TOKEN,
    });
  }

  /** From now on; undefined: WHM works again. */
  strike(strike: Strike | undefined): void {
    this.#strike = strike;
    this.#asked = 0;
    this.#met.clear();
  }

  /** How often a function was asked. */
  count(name: string): number {
    return this.sent.filter((one) => one.name === name).length;
  }

  async #fetch(url: string, { method, headers, body, signal }: RequestInit): Promise<Response> {
    signal?.throwIfAborted();
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const command = pathname.replace(`${TOKEN}/json-api/`, '');
    const text = typeof body === 'string' ? body : '';
    const isJson = JSON.stringify(headers ?? {}).includes('application/json');
    const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : undefined;
    const args = new Map([...searchParams, ...new URLSearchParams(isJson ? '' : text)]);
    const isOne = command === 'twofactorauth_get_user_configs' && args.has('user');
    const name = isOne ? ONE_ALONE : command;
    const isChange = method === 'POST' && command !== 'personalization_get';
    this.sent.push({ name, body: text, isChange });
    const run = (): string =>
      answerCall(command, {
        user: findUser(this.#user),
        args,
        json,
        state: this.state,
        failing: new Map(),
        keysRefused: undefined,
      });
    const strike = this.#strike;
    const isMet =
      strike !== undefined &&
      [name, EVERYTHING].includes(strike.call) &&
      ++this.#asked > (strike.skip ?? 0);
    const met = this.#met.get(name) ?? 0;
    if (isMet) this.#met.set(name, met + 1);
    const reply = isMet ? strike.fault.reply(met) : 'usual';
    const isDone = !isChange || strike?.isDone === true;
    const done = isDone ? run() : SOME_ANSWER;
    if (isMet && strike.isLate) await this.#wait(LATE_MS, signal);
    // One that is given up meanwhile is not done.
    if (typeof reply === 'object' && 'silentMs' in reply) await this.#wait(reply.silentMs, signal);
    const isUsual = reply === 'usual' || (typeof reply === 'object' && 'silentMs' in reply);
    return answerWith(reply, isUsual && !isDone ? run() : done);
  }

  /** Rejects when it is given up, as `fetch` does. */
  #wait(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => reject(new DOMException('Given up', 'AbortError'));
      if (signal?.aborted) giveUp();
      const forget = this.#clock.after(ms, resolve);
      signal?.addEventListener('abort', () => {
        forget();
        giveUp();
      });
    });
  }
}

function answerWith(reply: Reply, answer: string): Response {
  if (reply === 'reset') throw new TypeError('Failed to fetch');
  if (reply === 'cut') return cutOff(answer);
  if (reply === 'usual' || 'silentMs' in reply) return new Response(answer);
  if ('status' in reply) return new Response(reply.body, { status: reply.status });
  if ('isHalf' in reply) return new Response(answer.slice(0, answer.length / 2));
  return new Response(JSON.stringify({ metadata: { result: 1 }, data: reply.data }));
}

/** The connection is lost in the middle of the body. */
function cutOff(answer: string): Response {
  let isBegun = false;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (isBegun) controller.error(new TypeError('network error'));
        else controller.enqueue(new TextEncoder().encode(answer.slice(0, answer.length / 2)));
        isBegun = true;
      },
    }),
  );
}
