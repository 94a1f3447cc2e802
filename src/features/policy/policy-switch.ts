/** Switching the policy: WHM's daemon restarts after it, so the page waits until WHM answers again. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asFailure, type WhmFailure } from '../../whm/failure.ts';
import { afterReading, mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { getPolicyStatus } from '../../whm/two-factor.ts';
import { switchPolicy } from '../../whm/two-factor-changes.ts';

/** How long WHM is waited for, and how often it is asked. */
export const POLICY_LIMIT_MS = 60_000;
export const POLICY_POLL_MS = 1_500;

export interface PolicyOutcome {
  readonly asked: boolean;
  /** What WHM says now; undefined where it did not answer within the limit. */
  readonly isOn: boolean | undefined;
  /** Why the call itself failed; a lost answer is no failure where the policy is as asked. */
  readonly failure: WhmFailure | undefined;
  /** Why WHM was asked in vain; undefined where it answered. */
  readonly unread: WhmFailure | undefined;
}

export class PolicySwitch implements ReactiveController {
  phase: 'idle' | 'sending' | 'waiting' = 'idle';
  /** Of the last switch that ended. */
  outcome: PolicyOutcome | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #now: () => number;
  #run: AbortController | undefined;

  constructor(host: ReactiveControllerHost, whm: () => Transport, now: () => number = Date.now) {
    this.#host = host;
    this.#whm = whm;
    this.#now = now;
    host.addController(this);
  }

  /** Resolves when what is the case is known, or the limit is over. Ignored while one is going on. */
  async switch(asked: boolean): Promise<void> {
    if (this.phase !== 'idle') return;
    const { signal } = (this.#run = new AbortController());
    this.outcome = undefined;
    this.#enter('sending');
    let failure: WhmFailure | undefined;
    try {
      await switchPolicy(this.#whm(), asked);
    } catch (error) {
      failure = asFailure(error);
    }
    this.#enter('waiting');
    const isRefused = failure !== undefined && !mayHaveHappened(failure);
    const told = await this.#waitFor(isRefused ? undefined : asked, signal);
    const isRead = told.isOn !== undefined;
    this.outcome = { asked, failure: isRead ? afterReading(failure) : failure, ...told };
    this.#enter('idle');
  }

  /** What came of the last switch is of no interest any more. */
  forget(): void {
    this.outcome = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#run?.abort();
  }

  #enter(phase: PolicySwitch['phase']): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  /**
   * Asks until WHM says so, or until the limit: the daemon that answers first may be the one from
   * before the restart. @param asked undefined: the first answer will do
   */
  async #waitFor(
    asked: boolean | undefined,
    signal: AbortSignal,
  ): Promise<Pick<PolicyOutcome, 'isOn' | 'unread'>> {
    let isOn: boolean | undefined;
    let unread: WhmFailure | undefined;
    // By the clock: a daemon that hangs takes its time for each answer.
    const end = this.#now() + POLICY_LIMIT_MS;
    while (this.#now() < end && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, POLICY_POLL_MS));
      try {
        isOn = await getPolicyStatus(this.#whm(), { signal, timeoutMs: 4 * POLICY_POLL_MS });
        if (asked === undefined || isOn === asked) break;
      } catch (error) {
        // A daemon that restarts is not there, or in between; who is logged out stays it.
        unread = asFailure(error);
        if (unread.kind === 'session-ended') {
          isOn = undefined;
          break;
        }
      }
    }
    return { isOn, unread: isOn === undefined ? unread : undefined };
  }
}
