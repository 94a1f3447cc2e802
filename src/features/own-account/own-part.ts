/** The viewer's own second factor: how it is, setting it up, removing it. */
import { html } from 'lit';
import '../../ui/confirm.ts';
import './own-account.ts';
import './set-up.ts';
import type { ActionResult } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import type { QrCode } from './set-up.ts';
import { ownMessages } from './own-messages.ts';
import { OwnAccount } from '../../state/own-account.ts';
import { OwnSetUp } from './set-up-state.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { mayHaveHappened } from '../../whm/may-have-happened.ts';
import { getUserConfig } from '../../whm/two-factor.ts';
import { describeFailure } from '../../i18n/describe-failure.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';
import { placeFocus } from '../../page/restore-focus.ts';

export class OwnPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #account: OwnAccount;
  readonly #setUp: OwnSetUp;
  #qrCode: QrCode | undefined;
  #listLoadedAt: number | undefined;

  constructor(page: PageContext, context: PartContext) {
    const { host, boot } = page;
    const whm = () => boot.whm;
    this.#page = page;
    this.#context = context;
    this.#account = new OwnAccount(host, whm, boot.user);
    this.#setUp = new OwnSetUp(
      host,
      whm,
      async () => (await getUserConfig(boot.whm, boot.user)).isEnabled,
    );
  }

  /** Opens the dialog with which it is set up. */
  setUp(): void {
    void this.#open();
  }

  render(): unknown {
    const { boot, formats, list } = this.#page;
    const { current, isRemoving } = this.#account;
    const { value, failure, isPending, loadedAt } = current;
    // Asked when it is first looked at, and whenever the list is read afresh.
    if (
      !isPending &&
      (this.#listLoadedAt !== list.loadedAt || loadedAt === undefined) &&
      !failure
    ) {
      this.#listLoadedAt = list.loadedAt;
      void current.load();
    }
    return html`<tfs-own-account
      .user=${boot.user}
      .isEnabled=${failure ? undefined : value?.isEnabled}
      .isPolicyOn=${isPolicyOn(this.#page)}
      .isPending=${isPending}
      .isRemoving=${isRemoving}
      .askedAt=${loadedAt === undefined ? '' : formats.exactTime(loadedAt)}
      .failure=${this.#accountFailure}
      .result=${this.#result}
      @set-up-asked=${() => this.setUp()}
      @removal-asked=${() => void this.#remove()}
      @try-again=${() => void current.load()}
    ></tfs-own-account>`;
  }

  renderDialogs(): unknown {
    const setUp = this.#setUp;
    const isAnew = this.#account.current.value?.isEnabled === true && !setUp.isDone;
    return html`<tfs-set-up
      .isOpen=${setUp.isOpen}
      .isAnew=${isAnew}
      .secret=${setUp.secret}
      .qrCode=${setUp.secret === '' ? undefined : this.#qrCode}
      .isPending=${setUp.isPending}
      .failure=${this.#failure}
      .clocks=${this.#clocks}
      .isDone=${setUp.isDone}
      .isPolicyOn=${isPolicyOn(this.#page)}
      @code-entered=${({ detail }: CustomEvent<string>) => void this.#turnOn(detail)}
      @try-again=${() => void this.#generate()}
      @set-up-closed=${() => this.#close()}
      @focus-lost=${() => placeFocus(this.#page)}
    ></tfs-set-up>`;
  }

  /** What came of the removal. */
  get #result(): ActionResult | undefined {
    const { outcome, failure, refusal, current } = this.#account;
    if (!outcome) return undefined;
    if (outcome === 'removed') return { tone: 'info', title: ownMessages.removed, text: '' };
    const title = outcome === 'unknown' ? ownMessages.maybeRemoved : ownMessages.notRemoved;
    if (refusal !== undefined) {
      return { tone: 'error', title, text: refusal === '' ? ownMessages.noReason : refusal };
    }
    const problem = failure ?? current.failure;
    if (!problem) return { tone: 'error', title, text: ownMessages.stillEnabled };
    const { title: what, text, logIn = '' } = this.#describe(problem);
    return { tone: 'error', title, text: `${what} ${text}`, logIn };
  }

  /** Why it could not be read; not where what came of the removal says the same. */
  get #accountFailure(): Problem | undefined {
    const { current, outcome } = this.#account;
    const { failure } = current;
    if (!failure) return undefined;
    const said = this.#describe(failure);
    return outcome && failure.kind === 'session-ended' ? { ...said, logIn: '' } : said;
  }

  #describe(failure: WhmFailure): Problem {
    return describeFailure(failure, this.#context.logIn());
  }

  get #failure(): Problem | undefined {
    const { failure, hasCodeFailed } = this.#setUp;
    if (!failure) return undefined;
    const said = this.#describe(failure);
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
    const { formats } = this.#page;
    const now = Date.now();
    const server = clockOffsetMs === undefined ? '' : formats.exactTime(now + clockOffsetMs);
    return { server, browser: formats.exactTime(now) };
  }

  async #open(): Promise<void> {
    this.#account.forget();
    await this.#setUp.open();
    await this.#draw();
  }

  async #generate(): Promise<void> {
    await this.#setUp.generate();
    await this.#draw();
  }

  /** What draws it is loaded only now; where that fails, the secret as text is enough. */
  async #draw(): Promise<void> {
    const drawing = await import('./qr-code.ts').catch(() => undefined);
    const { otpauthUrl } = this.#setUp;
    this.#qrCode = otpauthUrl === '' ? undefined : drawing?.drawQrCode(otpauthUrl);
    this.#page.host.requestUpdate();
  }

  async #turnOn(code: string): Promise<void> {
    await this.#setUp.turnOn(code);
    if (this.#setUp.secret === '') this.#qrCode = undefined;
    // Closed meanwhile, it may have been turned on all the same.
    if (this.#setUp.isDone || !this.#setUp.isOpen) this.#reload();
  }

  #close(): void {
    const hasFailed = this.#setUp.hasCodeFailed;
    this.#qrCode = undefined;
    this.#setUp.close();
    // After a lost answer it may have changed all the same.
    if (hasFailed) this.#reload();
  }

  async #remove(): Promise<void> {
    const { host, boot } = this.#page;
    const isYes = await host.renderRoot.querySelector('tfs-confirm')?.ask({
      heading: ownMessages.remove,
      text: ownMessages.confirmRemove(boot.user),
      action: ownMessages.remove,
      cancel: ownMessages.cancel,
    });
    if (!isYes) return;
    await this.#account.remove();
    this.#listLoadedAt = undefined;
    this.#page.reload();
  }

  #reload(): void {
    void this.#account.current.load();
    this.#page.reload();
  }
}
