/** Setting up the viewer's own second factor. The secret is held here while its dialog is open, and nowhere else. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asFailure, type WhmFailure } from '../../whm/failure.ts';
import { afterReading, mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { Transport } from '../../whm/transport.ts';
import { generateConfig, setConfig } from '../../whm/two-factor-changes.ts';

export class OwnSetUp implements ReactiveController {
  isOpen = false;
  isPending = false;
  isDone = false;
  /** Base32; empty until WHM has generated it, when it is in use, and when the dialog is closed. */
  secret = '';
  /** What the QR code holds; empty as `secret` is. */
  otpauthUrl = '';
  failure: WhmFailure | undefined;
  /** Whether it was the code that failed, and not the secret's coming. */
  hasCodeFailed = false;
  /**
   * What was read after the code had failed: whether there is a second factor, and whether there was none
   * when the dialog was opened. Undefined where it could not be read.
   */
  isOn: boolean | undefined;
  isNew = false;
  /** How far the server's clock is ahead of this one; undefined where WHM did not tell. ms */
  clockOffsetMs: number | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #isOn: () => Promise<boolean>;
  readonly #now: () => number;
  /** Whether there was a second factor when the dialog was opened; undefined where that could not be read. */
  #before: Promise<boolean | undefined> = Promise.resolve(undefined);
  #run: AbortController | undefined;

  /** @param isOn asks WHM whether the viewer has two-factor */
  constructor(
    host: ReactiveControllerHost,
    whm: () => Transport,
    isOn: () => Promise<boolean>,
    now: () => number = Date.now,
  ) {
    this.#host = host;
    this.#whm = whm;
    this.#isOn = isOn;
    this.#now = now;
    host.addController(this);
  }

  /** Opens the dialog and has WHM generate a secret, which is stored nowhere before the code is right. */
  async open(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    this.isDone = false;
    this.#before = this.#read();
    await this.generate();
  }

  /** Another try, where the first one failed. */
  async generate(): Promise<void> {
    if (this.isPending) return;
    await this.#attempt(false, async (signal) => {
      const { secret, otpauthUrl, servedAt } = await generateConfig(this.#whm(), { signal });
      if (signal.aborted) return;
      this.secret = secret;
      this.otpauthUrl = otpauthUrl;
      this.clockOffsetMs = servedAt === undefined ? undefined : servedAt - this.#now();
    });
  }

  /** Turns it on. @param code six digits */
  async turnOn(code: string): Promise<void> {
    if (this.isPending || this.secret === '') return;
    const before = this.#before;
    await this.#attempt(true, async (signal) => {
      try {
        // Sent, it cannot be called back: closing the dialog does not cancel it.
        await setConfig(this.#whm(), this.secret, code);
      } catch (error) {
        const failure = asFailure(error);
        const isOn = await this.#read();
        const isNew = isOn === true && (await before) === false;
        if (!signal.aborted) [this.isOn, this.isNew] = [isOn, isNew];
        // There was none, and now there is: that is this one, unless WHM has refused the code.
        if (!isNew || !mayHaveHappened(failure)) {
          throw isOn === undefined ? failure : afterReading(failure);
        }
      }
      if (signal.aborted) return;
      this.isDone = true;
      this.#forget();
    });
  }

  /** Forgets the secret. What is on its way changes nothing any more. */
  close(): void {
    this.#run?.abort();
    this.isOpen = this.isPending = this.hasCodeFailed = false;
    this.failure = undefined;
    this.#forget();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }

  async #attempt(isCode: boolean, deed: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = (this.#run = new AbortController());
    this.isPending = true;
    this.#host.requestUpdate();
    let failure: WhmFailure | undefined;
    try {
      await deed(signal);
    } catch (error) {
      failure = asFailure(error);
    }
    if (signal.aborted) return;
    this.failure = failure;
    this.hasCodeFailed = isCode && failure !== undefined;
    this.isPending = false;
    this.#host.requestUpdate();
  }

  /** Whether the viewer has two-factor now; undefined where WHM does not tell. */
  #read(): Promise<boolean | undefined> {
    return this.#isOn().catch(() => undefined);
  }

  #forget(): void {
    this.secret = this.otpauthUrl = '';
    this.clockOffsetMs = undefined;
  }
}
