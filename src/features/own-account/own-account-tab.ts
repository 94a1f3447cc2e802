/** <tfs-own-account-tab>: the viewer's own second factor: how it is, and removing it. */
import { html, LitElement, type TemplateResult } from 'lit';
import { confirm } from '../../ui/confirm.ts';
import './own-account.ts';
import { askingMessages } from '../../i18n/asking-messages.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import { describeFailure } from '../../ui/describe-failure.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Problem } from '../../i18n/problem.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import type { ActionResult } from '../../ui/result.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { ownMessages } from './own-messages.ts';
import { OwnRemoval } from './own-removal.ts';

/**
 * @element tfs-own-account-tab
 * @fires set-up-asked - bubbling: the viewer wants to set it up
 */
export class TfsOwnAccountTab extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
  };

  stores!: Stores; // the page sets all three before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;

  readonly #removal = new OwnRemoval(
    this,
    () => this.stores.visit.whm,
    () => this.stores.own,
    () => this.stores.visit.user,
  );
  #root: Node | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.own, this.stores.policy]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stores.own.need();
    // Also from a note above the list: what came of an earlier removal is of no interest any more.
    this.#root = this.getRootNode();
    this.#root.addEventListener('set-up-asked', this.#onSetUpAsked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#root?.removeEventListener('set-up-asked', this.#onSetUpAsked);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { visit, own, policy } = this.stores;
    const { value, failure, isPending, loadedAt } = own.current;
    return html`<tfs-own-account
      .user=${visit.user}
      .isEnabled=${failure ? undefined : value?.isEnabled}
      .isPolicyOn=${policy.isOn}
      .isPending=${isPending}
      .isRemoving=${this.#removal.isRemoving}
      .askedAt=${loadedAt === undefined ? '' : this.formats.exactTime(loadedAt)}
      .failure=${this.#failure}
      .result=${this.#result}
      @set-up-asked=${() => this.dispatchEvent(new CustomEvent('set-up-asked', { bubbles: true }))}
      @removal-asked=${() => void this.#remove()}
      @try-again=${() => void own.load()}
    ></tfs-own-account>`;
  }

  readonly #onSetUpAsked = (): void => this.#removal.forget();

  /** What came of the removal. */
  get #result(): ActionResult | undefined {
    const { outcome, failure, refusal } = this.#removal;
    const { current } = this.stores.own;
    if (!outcome) return undefined;
    if (outcome === 'removed') return { tone: 'info', title: ownMessages.removed, text: '' };
    const title = outcome === 'unknown' ? ownMessages.maybeRemoved : ownMessages.notRemoved;
    if (refusal !== undefined) {
      return { tone: 'error', title, text: refusal === '' ? askingMessages.noReason : refusal };
    }
    const problem = failure ?? current.failure;
    if (!problem) return { tone: 'error', title, text: ownMessages.stillEnabled };
    const { title: what, text, logIn = '' } = this.#describe(problem);
    return { tone: 'error', title, text: `${what} ${text}`, logIn };
  }

  /** Why it could not be read; not where what came of the removal says the same. */
  get #failure(): Problem | undefined {
    const { outcome } = this.#removal;
    const { failure } = this.stores.own.current;
    // An ended session is told above, and nothing else is.
    const isEnded = this.stores.list.current.failure?.kind === 'session-ended';
    if (!failure || (isEnded && failure.kind === 'session-ended')) return undefined;
    const said = this.#describe(failure);
    return outcome && failure.kind === 'session-ended' ? { ...said, logIn: '' } : said;
  }

  #describe(failure: WhmFailure): Problem {
    return describeFailure(failure, this.stores.visit.shareUrl(this.fragment()));
  }

  async #remove(): Promise<void> {
    const isYes = await confirm(this, {
      heading: ownMessages.remove,
      text: ownMessages.confirmRemove,
      action: ownMessages.remove,
      cancel: closeMessages.cancel,
    });
    if (!isYes) return;
    await this.#removal.remove();
    this.stores.load();
  }
}

customElements.define('tfs-own-account-tab', TfsOwnAccountTab);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-own-account-tab': TfsOwnAccountTab;
  }
}
