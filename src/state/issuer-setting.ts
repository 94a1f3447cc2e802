/** The issuer: read, set, and read again. */
import type { ReactiveControllerHost } from 'lit';
import { asFailure, type WhmFailure } from '../whm/failure.ts';
import { getIssuer, type Issuer } from '../whm/issuer.ts';
import type { Transport } from '../whm/transport.ts';
import { setIssuer } from '../whm/two-factor-changes.ts';
import { Loader } from './loader.ts';

export class IssuerSetting {
  /** What WHM has. */
  readonly current: Loader<Issuer>;
  isSaving = false;
  /** When it was set in this visit, and found so (ms since the epoch). */
  savedAt: number | undefined;
  /** Why it was not set; a lost answer, too. */
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
    this.failure = this.savedAt = undefined;
    this.#host.requestUpdate();
    try {
      await setIssuer(this.#whm(), issuer);
    } catch (error) {
      this.failure = asFailure(error);
    }
    await this.current.load();
    const { value, failure, loadedAt } = this.current;
    // Empty goes back to the default, whatever that is.
    const isSo = !failure && (issuer === '' || value?.own === issuer);
    if (isSo && !this.failure) this.savedAt = loadedAt;
    this.isSaving = false;
    this.#host.requestUpdate();
  }
}
