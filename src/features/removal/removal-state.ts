/** Removing second factors: asked, checked, sent in parts, read again, and told account by account. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Account } from '../../accounts/account.ts';
import {
  outcomeOf,
  orderResults,
  planRemoval,
  wasSent,
  type RemovalPlan,
  type RemovalResult,
  type Sent,
  type StateAfter,
} from './outcomes.ts';
import { asFailure, type WhmFailure } from '../../whm/failure.ts';
import { mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { REMOVAL_CHUNK, removeUserConfigs } from '../../whm/two-factor-changes.ts';

/**
 * Reads which of these users have two-factor now; undefined where WHM's record of one cannot be read. One
 * who is not in the answer is not there (any more).
 * Rejects with a WhmFailure. What it does after the signal is of no interest any more.
 */
export type ReadStates = (
  users: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, boolean | undefined>>;

/**
 * - `closed`: nothing is asked
 * - `asking`: the viewer is asked whether to
 * - `reading`: read before anything is sent: another window may have been quicker
 * - `removing`: parts are being sent
 * - `verifying`: read again
 * - `done`: the results are there
 */
export type RemovalPhase = 'closed' | 'asking' | 'reading' | 'removing' | 'verifying' | 'done';

const NO_PLAN: RemovalPlan = { accounts: [], leftOut: [] };

export class Removal implements ReactiveController {
  phase: RemovalPhase = 'closed';
  plan = NO_PLAN;
  /** How many accounts are sent, once that is known. */
  total = 0;
  /** How many of them WHM has answered for. */
  done = 0;
  /** Whether the viewer has pressed Stop. */
  isStopping = false;
  /** Why nothing was sent at all. */
  failure: WhmFailure | undefined;
  /** Why reading again failed; what was found by then stands in the results. */
  readFailure: WhmFailure | undefined;
  results: readonly RemovalResult[] = [];

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #read: ReadStates;
  #sent = new Map<string, Sent>();
  /** What is read before anything is sent: it can be given up. */
  #reading: AbortController | undefined;

  constructor(host: ReactiveControllerHost, whm: () => Transport, read: ReadStates) {
    this.#host = host;
    this.#whm = whm;
    this.#read = read;
    host.addController(this);
  }

  /** Asks the viewer; nothing happens before {@link confirm}. Ignored while another one is going on. */
  ask(selected: readonly Account[], viewer: string): void {
    if (this.phase !== 'closed') return;
    this.plan = planRemoval(selected, viewer);
    this.#enter('asking');
  }

  /** The viewer has said yes. A second yes changes nothing: nothing is sent twice. */
  async confirm(): Promise<void> {
    if (this.phase !== 'asking' || this.plan.accounts.length === 0) return;
    const { accounts, leftOut } = this.plan;
    const users = accounts.map(({ user }) => user);
    this.#sent = new Map(leftOut.map(({ user, why }) => [user, { kind: 'left-out', why }]));
    this.done = this.total = 0;
    this.isStopping = false;
    this.failure = this.readFailure = undefined;
    const { signal } = (this.#reading = new AbortController());
    this.#enter('reading');
    try {
      const before = await this.#read(users, signal);
      if (signal.aborted) return;
      for (const user of users) {
        const isEnabled = before.get(user);
        if (!before.has(user)) this.#sent.set(user, { kind: 'was-gone' });
        else if (isEnabled === undefined)
          this.#sent.set(user, { kind: 'left-out', why: 'unknown' });
        else if (!isEnabled) this.#sent.set(user, { kind: 'was-not-enabled' });
      }
    } catch (error) {
      if (signal.aborted) return;
      this.failure = asFailure(error);
      this.#enter('asking');
      return;
    }
    const left = users.filter((user) => !this.#sent.has(user));
    this.total = left.length;
    this.#enter('removing');
    await this.#send(left);
    await this.#verify();
  }

  /**
   * Before anything was sent, the viewer is asked again; then, it stops after the part that is on its
   * way: what was sent cannot be called back.
   */
  stop(): void {
    if (this.phase === 'reading') {
      this.#reading?.abort();
      this.#enter('asking');
      return;
    }
    this.isStopping = true;
    this.#host.requestUpdate();
  }

  /** Reads once more what could not be read. */
  async readAgain(): Promise<void> {
    if (this.phase === 'done') await this.#verify();
  }

  close(): void {
    if (this.phase === 'removing' || this.phase === 'verifying') return;
    this.#reading?.abort();
    this.plan = NO_PLAN;
    this.results = [];
    this.#sent = new Map();
    this.failure = this.readFailure = undefined;
    this.#enter('closed');
  }

  /** A page that is left sends no further part. */
  hostDisconnected(): void {
    this.stop();
  }

  #enter(phase: RemovalPhase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  /** One part after another. */
  async #send(users: readonly string[]): Promise<void> {
    let useless = false;
    for (let at = 0; at < users.length; at += REMOVAL_CHUNK) {
      const part = users.slice(at, at + REMOVAL_CHUNK);
      if (useless || this.isStopping) {
        for (const user of part) {
          this.#sent.set(user, { kind: useless ? 'not-sent' : 'stopped' });
        }
        continue;
      }
      useless = !(await this.#sendPart(part));
      if (!part.some((user) => this.#sent.get(user)?.kind === 'lost')) this.done += part.length;
      this.#host.requestUpdate();
    }
  }

  /** Whether it is of use to send the next part. */
  async #sendPart(users: readonly string[]): Promise<boolean> {
    try {
      const { modified, failed } = await removeUserConfigs(this.#whm(), users);
      for (const user of users) {
        const reason = failed.get(user);
        if (reason !== undefined) this.#sent.set(user, { kind: 'failed', reason });
        else this.#sent.set(user, { kind: modified.has(user) ? 'modified' : 'not-named' });
      }
      return true;
    } catch (error) {
      const failure = asFailure(error);
      const { kind, reason } = failure;
      const sent: Sent = mayHaveHappened(failure) ? { kind: 'lost' } : { kind: 'failed', reason };
      for (const user of users) this.#sent.set(user, sent);
      return kind === 'refused';
    }
  }

  async #verify(): Promise<void> {
    this.readFailure = undefined;
    this.#enter('verifying');
    const sent = [...this.#sent].filter(([, one]) => wasSent(one)).map(([user]) => user);
    let states: ReadonlyMap<string, boolean | undefined> | undefined;
    try {
      states = sent.length === 0 ? new Map() : await this.#read(sent, new AbortController().signal);
    } catch (error) {
      this.readFailure = asFailure(error);
    }
    const after = (user: string): StateAfter =>
      states && !states.has(user) ? 'gone' : (states?.get(user) ?? 'unread');
    this.results = orderResults(
      [...this.#sent].map(([user, one]) => outcomeOf(user, one, after(user))),
    );
    this.#enter('done');
  }
}
