/** Who cannot enable two-factor at all: asked only when somebody looks at it, some at a time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FEATURES_CHUNK, getUnavailable } from '../whm/features.ts';
import { asFailure, WhmFailure } from '../whm/failure.ts';
import type { Transport } from '../whm/transport.ts';

/** So many are asked for without being told to: twenty calls, one after another. */
const MOST_UNTOLD = 20 * FEATURES_CHUNK;

export class Unavailable implements ReactiveController {
  /** Those who cannot, as far as WHM has told. */
  users: ReadonlySet<string> = new Set();
  /** Whether WHM has told anything. */
  isKnown = false;
  /** How many of how many have been asked for; undefined while nothing is asked. */
  progress: { readonly done: number; readonly total: number } | undefined;
  failure: WhmFailure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #asked = new Set<string>();
  #isStopped = false;
  /** Found anew only for other users, or when more have been asked for. */
  #unasked: { of: readonly string[]; count: number; users: readonly string[] } = {
    of: [],
    count: 0,
    users: [],
  };
  #run: AbortController | undefined;

  constructor(host: ReactiveControllerHost, whm: () => Transport) {
    this.#host = host;
    this.#whm = whm;
    host.addController(this);
  }

  /** Those of `users` that were not asked for yet. */
  unasked(users: readonly string[]): readonly string[] {
    const count = this.#asked.size;
    if (users !== this.#unasked.of || count !== this.#unasked.count) {
      this.#unasked = { of: users, count, users: users.filter((user) => !this.#asked.has(user)) };
    }
    return this.#unasked.users;
  }

  /** Somebody looks at these users: asks, unless that failed before or they are too many to do so untold. */
  look(users: readonly string[]): void {
    if (this.progress || this.failure || this.#isStopped) return;
    const unasked = this.unasked(users);
    if (unasked.length > 0 && unasked.length <= MOST_UNTOLD) void this.ask(unasked);
  }

  /** Asks for these users, in chunks. What was told until a failure, or until it is stopped, stays. */
  async ask(users: readonly string[]): Promise<void> {
    const run = (this.#run = new AbortController());
    const { signal } = run;
    this.failure = undefined;
    this.#isStopped = false;
    for (let done = 0; done < users.length && !signal.aborted; done += FEATURES_CHUNK) {
      this.progress = { done, total: users.length };
      this.#host.requestUpdate();
      const chunk = users.slice(done, done + FEATURES_CHUNK);
      try {
        const unavailable = await getUnavailable(this.#whm(), chunk, { signal });
        this.isKnown = true;
        for (const user of chunk) this.#asked.add(user);
        if (unavailable.size > 0) this.users = new Set([...this.users, ...unavailable]);
      } catch (error) {
        const isCancelled = error instanceof WhmFailure && error.kind === 'cancelled';
        if (!isCancelled) {
          this.failure = asFailure(error);
        }
        break;
      }
    }
    if (this.#run !== run) return;
    this.progress = undefined;
    this.#host.requestUpdate();
  }

  /** Looking alone does not begin again what was stopped. */
  stop(): void {
    this.#isStopped = true;
    this.#run?.abort();
  }

  hostDisconnected(): void {
    this.#run?.abort();
  }
}
