/** Removing the viewer's own second factor, and what came of it. */
import type { ReactiveControllerHost } from 'lit';
import { asFailure, type WhmFailure } from '../../whm/failure.ts';
import { afterReading, mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { removeUserConfigs } from '../../whm/two-factor-changes.ts';
import type { OwnAccountStore } from '../../state/own-account-store.ts';
import { whenIdle } from '../../state/when-idle.ts';

export class OwnRemoval {
  isRemoving = false;
  /** What came of the last removal, as it was read; undefined where there was none. */
  outcome: 'removed' | 'not-removed' | 'unknown' | undefined;
  /** Why it was not removed; a lost answer, too. */
  failure: WhmFailure | undefined;
  /** What WHM said of a removal that it did not do. */
  refusal: string | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #own: () => OwnAccountStore;
  readonly #user: () => string;

  /** @param own reads again what is the case */
  constructor(
    host: ReactiveControllerHost,
    whm: () => Transport,
    own: () => OwnAccountStore,
    user: () => string,
  ) {
    this.#host = host;
    this.#whm = whm;
    this.#own = own;
    this.#user = user;
  }

  /** Removes it, and reads what is the case then. Ignored while it is being removed. */
  async remove(): Promise<void> {
    if (this.isRemoving) return;
    this.isRemoving = true;
    this.forget();
    try {
      const user = this.#user();
      const { failed } = await removeUserConfigs(this.#whm(), [user]);
      this.refusal = failed.get(user);
    } catch (error) {
      this.failure = asFailure(error);
    }
    const own = this.#own();
    void own.load();
    // A Refresh meanwhile reads it in its place.
    await whenIdle(own.current);
    if (!own.current.failure) this.failure = afterReading(this.failure);
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
    const { value, failure } = this.#own().current;
    if (!failure) return value?.isEnabled === false ? 'removed' : 'not-removed';
    const isRefused =
      this.refusal !== undefined || (this.failure && !mayHaveHappened(this.failure));
    return isRefused ? 'not-removed' : 'unknown';
  }
}
