/** The viewer's own account: whether it has two-factor, and removing it. */
import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../accounts/account.ts';
import { asFailure, type WhmFailure } from '../whm/failure.ts';
import { afterReading, mayHaveHappened } from '../whm/may-have-happened.ts';
import type { Transport } from '../whm/transport.ts';
import { removeUserConfigs } from '../whm/two-factor-changes.ts';
import { getUserConfig } from '../whm/two-factor.ts';
import { Loader } from './loader.ts';

export class OwnAccount {
  /** `user=` one's own name always works (whm-facts, section 3). */
  readonly current: Loader<Account>;
  isRemoving = false;
  /** What came of the last removal, as it was read; undefined where there was none. */
  outcome: 'removed' | 'not-removed' | 'unknown' | undefined;
  /** Why it was not removed; a lost answer, too. */
  failure: WhmFailure | undefined;
  /** What WHM said of a removal that it did not do. */
  refusal: string | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #user: string;

  constructor(host: ReactiveControllerHost, whm: () => Transport, user: string) {
    this.#host = host;
    this.#whm = whm;
    this.#user = user;
    this.current = new Loader(host, (signal) => getUserConfig(whm(), user, { signal }));
  }

  /** Removes it, and reads what is the case then. Ignored while it is being removed. */
  async remove(): Promise<void> {
    if (this.isRemoving) return;
    this.isRemoving = true;
    this.forget();
    try {
      const { failed } = await removeUserConfigs(this.#whm(), [this.#user]);
      this.refusal = failed.get(this.#user);
    } catch (error) {
      this.failure = asFailure(error);
    }
    await this.current.load();
    if (!this.current.failure) this.failure = afterReading(this.failure);
    this.outcome = this.#outcomeOf();
    this.isRemoving = false;
    this.#host.requestUpdate();
  }

  /** What came of an earlier removal is of no interest any more. */
  forget(): void {
    this.outcome = undefined;
    this.failure = this.refusal = undefined;
    this.#host.requestUpdate();
  }

  /** What was read decides; where it could not be read, whether WHM said no. */
  #outcomeOf(): 'removed' | 'not-removed' | 'unknown' {
    const { value, failure } = this.current;
    if (!failure) return value?.isEnabled === false ? 'removed' : 'not-removed';
    const isRefused =
      this.refusal !== undefined || (this.failure && !mayHaveHappened(this.failure));
    return isRefused ? 'not-removed' : 'unknown';
  }
}
