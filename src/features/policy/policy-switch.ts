/** Switching the policy: WHM's daemon restarts after it, so the page waits until WHM answers again. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Loader } from '../../state/loader.ts';
import { asFailure, WhmFailure } from '../../whm/failure.ts';
import { afterReading, mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { getPolicyStatus } from '../../whm/two-factor.ts';
import { switchPolicy } from '../../whm/two-factor-changes.ts';
import { whenIdle } from '../../state/when-idle.ts';

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
  readonly #policy: () => Loader<boolean>;
  readonly #now: () => number;
  #isGone = false;

  /** @param policy what the page knows of it: read again after the switch */
  constructor(
    host: ReactiveControllerHost,
    whm: () => Transport,
    policy: () => Loader<boolean>,
    now: () => number = Date.now,
  ) {
    this.#host = host;
    this.#whm = whm;
    this.#policy = policy;
    this.#now = now;
    host.addController(this);
  }

  /** Resolves when what is the case is known, or the limit is over. Ignored while one is going on. */
  async switch(asked: boolean): Promise<void> {
    if (this.phase !== 'idle') return;
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
    const told = await this.#readAgain(isRefused ? undefined : asked);
    const isRead = told.isOn !== undefined;
    this.outcome = { asked, failure: isRead ? afterReading(failure) : failure, ...told };
    this.#enter('idle');
  }

  /** What came of the last switch is of no interest any more. */
  forget(): void {
    this.outcome = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#isGone = false;
  }

  hostDisconnected(): void {
    this.#isGone = true;
  }

  #enter(phase: PolicySwitch['phase']): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  /** Reads what the page knows of the policy afresh. @param asked undefined: the first answer will do */
  async #readAgain(asked: boolean | undefined): Promise<Pick<PolicyOutcome, 'isOn' | 'unread'>> {
    const policy = this.#policy();
    // By the clock: a daemon that hangs takes its time for each answer.
    const end = this.#now() + POLICY_LIMIT_MS;
    const load = { isReplaced: true };
    // A Refresh meanwhile replaces this load, and may have met the daemon from before the restart.
    while (load.isReplaced && !this.#isGone && this.#now() < end) {
      await policy.load(async (signal) => {
        try {
          return await this.#waitFor(asked, end, signal);
        } finally {
          load.isReplaced = signal.aborted;
        }
      });
    }
    // At the limit it is what the Refresh reads that counts.
    await whenIdle(policy);
    // Whoever has left the page has been told nothing.
    if (this.#isGone) return { isOn: undefined, unread: undefined };
    const { value, failure } = policy;
    return failure ? { isOn: undefined, unread: failure } : { isOn: value, unread: undefined };
  }

  /**
   * Asks until WHM says so, or until the limit: the daemon that answers first may be the one from
   * before the restart. Resolves with what WHM said last.
   *
   * @throws WhmFailure where it said nothing
   */
  async #waitFor(asked: boolean | undefined, end: number, signal: AbortSignal): Promise<boolean> {
    let isOn: boolean | undefined;
    let unread = new WhmFailure('cancelled');
    while (this.#now() < end && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, POLICY_POLL_MS));
      try {
        isOn = await getPolicyStatus(this.#whm(), { signal, timeoutMs: 4 * POLICY_POLL_MS });
        if (asked === undefined || isOn === asked) break;
      } catch (error) {
        // A daemon that restarts is not there, or in between; who is logged out stays it.
        unread = asFailure(error);
        if (unread.kind === 'session-ended') throw unread;
      }
    }
    if (isOn === undefined) throw unread;
    return isOn;
  }
}
