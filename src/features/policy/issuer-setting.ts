/** The issuer: read, set, and read again. */
import type { ReactiveControllerHost } from 'lit';
import { asFailure, type WhmFailure } from '../../whm/failure.ts';
import { getIssuer, type Issuer } from '../../whm/issuer.ts';
import { afterReading, mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { setIssuer } from '../../whm/two-factor-changes.ts';
import { Loader } from '../../state/loader.ts';

/**
 * What came of setting it:
 *
 * - `saved`: read again, it is so
 * - `not-read`: WHM has saved it, and it could not be read again
 * - `elsewhere`: read again, it is neither what was set nor what it was before
 * - `not-saved`: read again, it is what it was before
 * - `not-known`: the answer was lost, and reading again did not tell
 * - `refused`: WHM said no, and nothing that was read says otherwise
 */
export type IssuerOutcome =
  'saved' | 'not-read' | 'elsewhere' | 'not-saved' | 'not-known' | 'refused';

export class IssuerSetting {
  /** What WHM has. */
  readonly current: Loader<Issuer>;
  isSaving = false;
  /** Of the last attempt; undefined where there was none. */
  outcome: IssuerOutcome | undefined;
  /** When it was set in this visit, and found so (ms since the epoch). */
  savedAt: number | undefined;
  /** Why it was not set; a lost answer, too. Why it could not be read stands in `current`. */
  failure: WhmFailure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;

  constructor(host: ReactiveControllerHost, whm: () => Transport) {
    this.#host = host;
    this.#whm = whm;
    this.current = new Loader(host, (signal) => getIssuer(whm(), { signal }));
  }

  /** Sets it, and reads what WHM has then. Ignored while one is being set: nothing is sent twice. */
  async save(issuer: string): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.outcome = this.failure = this.savedAt = undefined;
    this.#host.requestUpdate();
    const before = this.current.value?.inUse;
    try {
      await setIssuer(this.#whm(), issuer);
    } catch (error) {
      this.failure = asFailure(error);
    }
    await this.current.load();
    if (!this.current.failure) this.failure = afterReading(this.failure);
    this.outcome = this.#outcomeOf(issuer, before);
    if (this.outcome === 'saved') this.savedAt = this.current.loadedAt;
    this.isSaving = false;
    this.#host.requestUpdate();
  }

  /** Reads what WHM has; what came of an earlier attempt is of no interest any more. */
  read(): void {
    if (this.isSaving) return;
    this.outcome = this.failure = undefined;
    void this.current.load();
  }

  #outcomeOf(issuer: string, before: string | undefined): IssuerOutcome {
    const { failure } = this;
    const { value, failure: readFailure } = this.current;
    const isRefused = failure !== undefined && !mayHaveHappened(failure);
    if (readFailure || !value) return isRefused ? 'refused' : failure ? 'not-known' : 'not-read';
    const { inUse, systemWide } = value;
    const isOther = before !== undefined && inUse !== before;
    const isAsked = inUse === (issuer === '' ? systemWide : issuer);
    if (isRefused) return isOther && isAsked ? 'saved' : 'refused';
    if (issuer === '') {
      // Without one of their own the viewer may use their owner's, which WHM does not tell apart: of what
      // is in use, only the system-wide one that was not there before shows that it was emptied.
      return !failure || (isOther && isAsked) ? 'saved' : 'not-known';
    }
    // A default that was in use before looks the same, set as one's own or not.
    if (isAsked) return failure && inUse === before ? 'not-known' : 'saved';
    return isOther ? 'elsewhere' : 'not-saved';
  }
}
