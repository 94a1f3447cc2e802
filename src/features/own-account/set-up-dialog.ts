/** <tfs-set-up-dialog>: setting up the viewer's own second factor. */
import { html, LitElement, type TemplateResult } from 'lit';
import './set-up.ts';
import type { QrCode } from './set-up.ts';
import { describeFailure } from '../../ui/describe-failure.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Problem } from '../../i18n/problem.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { mayHaveHappened } from '../../whm/may-have-happened.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { getUserConfig } from '../../whm/user-config.ts';
import { ownMessages } from './own-messages.ts';
import { OwnSetUp } from './set-up-state.ts';

/**
 * @element tfs-set-up-dialog
 * @fires focus-lost - CustomEvent<string>, bubbling: closed, and what had the focus before is gone
 */
export class TfsSetUpDialog extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
    _qrCode: { state: true },
  };

  stores!: Stores; // the page sets all three before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;

  private _qrCode: QrCode | undefined;
  /** When the clocks were read that are told with a failure. */
  #clocksRead: { readonly failure: WhmFailure; readonly now: number } | undefined;
  readonly #setUp = new OwnSetUp(
    this,
    () => this.stores.visit.whm,
    async () => {
      const { whm, user } = this.stores.visit;
      return (await getUserConfig(whm, user)).isEnabled;
    },
  );

  constructor() {
    super();
    new Watch(this, () => [this.stores.own, this.stores.policy]);
  }

  /** Opens the dialog: WHM generates a secret. */
  async open(): Promise<void> {
    await this.#setUp.open();
    await this.#draw();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const setUp = this.#setUp;
    const { own, policy } = this.stores;
    const isAnew = own.current.value?.isEnabled === true && !setUp.isDone;
    return html`<tfs-set-up
      .isOpen=${setUp.isOpen}
      .isAnew=${isAnew}
      .secret=${setUp.secret}
      .otpauthUrl=${setUp.otpauthUrl}
      .qrCode=${setUp.secret === '' ? undefined : this._qrCode}
      .isPending=${setUp.isPending}
      .failure=${this.#failure}
      .clocks=${this.#clocks}
      .isDone=${setUp.isDone}
      .isPolicyOn=${policy.isOn}
      @code-entered=${({ detail }: CustomEvent<string>) => void this.#turnOn(detail)}
      @try-again=${() => void this.#generate()}
      @set-up-closed=${() => this.#close()}
      @focus-lost=${() => this.#fireFocusLost()}
    ></tfs-set-up>`;
  }

  get #failure(): Problem | undefined {
    const { failure, hasCodeFailed } = this.#setUp;
    if (!failure) return undefined;
    const said = describeFailure(failure, this.stores.visit.shareUrl(this.fragment()));
    const { title, text } = said;
    if (!hasCodeFailed) {
      return { ...said, title: ownMessages.generateFailed, text: `${title} ${text}` };
    }
    if (mayHaveHappened(failure)) return { ...said, text: this.#whatIsOn };
    if (failure.kind !== 'refused') return said;
    const elsewhere = this.#setUp.isNew ? ` ${ownMessages.setUpElsewhere}` : '';
    return { title: ownMessages.wrongCode, text: `${text}${elsewhere}` };
  }

  /** What is the case after a code whose answer was lost. */
  get #whatIsOn(): string {
    const { isOn } = this.#setUp;
    if (isOn === undefined) return ownMessages.setUpLost;
    return isOn ? ownMessages.setUpAnewLost : ownMessages.setUpNotOn;
  }

  /** A wrong code is most often a clock that is off. */
  get #clocks(): { server: string; browser: string } | undefined {
    const { failure, hasCodeFailed, clockOffsetMs } = this.#setUp;
    if (!hasCodeFailed || failure?.kind !== 'refused') return undefined;
    const { formats } = this;
    // Drawn anew, the alert says the same: another time in it would be read out, with all of it.
    if (this.#clocksRead?.failure !== failure) this.#clocksRead = { failure, now: Date.now() };
    const { now } = this.#clocksRead;
    const server = clockOffsetMs === undefined ? '' : formats.exactTime(now + clockOffsetMs);
    return { server, browser: formats.exactTime(now) };
  }

  async #generate(): Promise<void> {
    await this.#setUp.generate();
    await this.#draw();
  }

  /** What draws it is loaded only now; where that fails, the secret as text is enough. */
  async #draw(): Promise<void> {
    const drawing = await import('./qr-code.ts').catch(() => undefined);
    const { otpauthUrl } = this.#setUp;
    this._qrCode = otpauthUrl === '' ? undefined : drawing?.drawQrCode(otpauthUrl);
  }

  async #turnOn(code: string): Promise<void> {
    await this.#setUp.turnOn(code);
    if (this.#setUp.secret === '') this._qrCode = undefined;
    // Closed meanwhile, it may have been turned on all the same.
    if (this.#setUp.isDone || !this.#setUp.isOpen) this.stores.load();
  }

  #close(): void {
    const hasFailed = this.#setUp.hasCodeFailed;
    this._qrCode = undefined;
    this.#setUp.close();
    // After a lost answer it may have changed all the same.
    if (hasFailed) this.stores.load();
  }

  #fireFocusLost(): void {
    this.dispatchEvent(new CustomEvent('focus-lost', { bubbles: true, detail: '' }));
  }
}

customElements.define('tfs-set-up-dialog', TfsSetUpDialog);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-set-up-dialog': TfsSetUpDialog;
  }
}
