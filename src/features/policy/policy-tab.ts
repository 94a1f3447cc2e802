/** <tfs-policy-tab>: the server's two-factor policy, and the name that authenticator apps show. */
import { html, LitElement, type TemplateResult } from 'lit';
import { confirm } from '../../ui/confirm.ts';
import './issuer.ts';
import './policy.ts';
import { ROOT_USER } from '../../accounts/account.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import { describeFailure } from '../../ui/describe-failure.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Problem } from '../../i18n/problem.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import type { ActionResult } from '../../ui/result.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { IssuerSetting } from './issuer-setting.ts';
import { policyMessages } from './policy-messages.ts';
import { PolicySwitch } from './policy-switch.ts';

const texts = policyMessages.issuer;

/** @element tfs-policy-tab */
export class TfsPolicyTab extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
  };

  stores!: Stores; // the page sets all three before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;

  readonly #switch = new PolicySwitch(
    this,
    () => this.stores.visit.whm,
    () => this.stores.policy.current,
  );
  readonly #issuer = new IssuerSetting(this, () => this.stores.visit.whm);
  #stopReading: (() => void) | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy]);
  }

  /** Turns the policy on, and shows here what comes of it. */
  async turnOn(): Promise<void> {
    await this.updateComplete;
    const card = this.querySelector('tfs-policy');
    await card?.updateComplete;
    card?.focus();
    await this.#switch.switch(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopReading?.();
    this.#stopReading = undefined;
  }

  /** It stands in the page, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#issuer.read();
    if (this.isConnected) this.#stopReading ??= this.stores.onLoad(() => this.#issuer.read());
  }

  override render(): TemplateResult {
    return html`${this.#renderPolicy()} ${this.#renderIssuer()}`;
  }

  #renderPolicy(): TemplateResult {
    const { policy, visit } = this.stores;
    const { phase } = this.#switch;
    const { failure, isPending } = policy.current;
    // A reseller's list says nothing of the whole server.
    const enabled = visit.hasRoot ? this.#enabled : undefined;
    return html`<tfs-policy
      .isOn=${policy.isOn}
      .failure=${failure && this.#describe(failure)}
      .isAsking=${isPending}
      .canSwitch=${visit.hasRoot}
      .isPending=${phase !== 'idle'}
      .progress=${phase === 'idle' ? '' : policyMessages.phases[phase]}
      .result=${this.#result}
      .withSecondFactor=${enabled === undefined ? undefined : { count: enabled, text: this.formats.number(enabled) }}
      .isEnded=${this.#isEnded}
      @policy-switched=${({ detail }: CustomEvent<boolean>) => void this.#ask(detail)}
      @try-again=${() => this.#askAgain()}
    ></tfs-policy>`;
  }

  #renderIssuer(): TemplateResult {
    const { current, isSaving, savedAt, outcome } = this.#issuer;
    // What it was before says nothing of what it is now.
    const isStale =
      current.failure !== undefined && (outcome === 'not-read' || outcome === 'not-known');
    return html`<tfs-issuer
      .issuer=${isStale ? undefined : current.value?.inUse}
      .systemWide=${current.value?.systemWide ?? ''}
      .isRoot=${this.stores.visit.user === ROOT_USER}
      .isPending=${isSaving}
      .failure=${this.#issuerFailure}
      .result=${this.#issuerResult}
      .isEnded=${this.#isEnded}
      .formats=${this.formats}
      .savedAt=${savedAt === undefined ? '' : this.formats.exactTime(savedAt)}
      @issuer-entered=${({ detail }: CustomEvent<string>) => void this.#issuer.save(detail)}
      @try-again=${() => this.#issuer.read()}
    ></tfs-issuer>`;
  }

  /** Whether the page tells already that the session has ended. */
  get #isEnded(): boolean {
    return this.stores.list.current.failure?.kind === 'session-ended';
  }

  /** How many accounts have a second factor; undefined where the list does not tell. */
  get #enabled(): number | undefined {
    const { value, failure } = this.stores.list.current;
    return failure ? undefined : value?.summary.enabled;
  }

  /** What came of it: what is the case, not what was asked for. */
  get #result(): ActionResult | undefined {
    const { outcome } = this.#switch;
    // Read again since, it may be otherwise.
    if (!outcome || outcome.isOn !== this.stores.policy.isOn) return undefined;
    const { asked, isOn, failure } = outcome;
    // Why it was not read stands with the policy itself.
    if (isOn === undefined) {
      return this.#resultOf(policyMessages.notKnown, failure?.isRefusal ? failure : undefined);
    }
    if (isOn === asked) {
      return { tone: 'info', title: isOn ? policyMessages.isOn : policyMessages.isOff, text: '' };
    }
    const title = isOn ? policyMessages.stillOn : policyMessages.stillOff;
    return this.#resultOf(title, failure);
  }

  /** Why it could not be read, where that is not said already. */
  get #issuerFailure(): Problem | undefined {
    const { current, failure, isSaving } = this.#issuer;
    if (!current.failure || isSaving || failure?.kind === 'session-ended') return undefined;
    const { title, text, logIn = '' } = this.#describe(current.failure);
    return { title: texts.unread, text: `${title} ${text}`, logIn };
  }

  get #issuerResult(): ActionResult | undefined {
    const { outcome, failure, current } = this.#issuer;
    const inUse = current.value?.inUse ?? '';
    switch (outcome) {
      case 'not-read':
        return { tone: 'info', title: texts.notRead, text: '' };
      case 'elsewhere':
        return {
          tone: 'error',
          title: fill(texts.elsewhere, { issuer: visibleText(inUse) }),
          text: '',
        };
      case 'not-saved':
        return this.#resultOf(fill(texts.notSaved, { issuer: visibleText(inUse) }), failure);
      case 'not-known':
        return this.#resultOf(texts.notKnown, failure);
      case 'refused':
        return failure && { tone: 'error', ...this.#describe(failure) };
      default:
        return undefined;
    }
  }

  #resultOf(title: string, failure: WhmFailure | undefined): ActionResult {
    const said = failure && this.#describe(failure);
    const text = said ? `${said.title} ${said.text}` : '';
    return { tone: 'error', title, text, logIn: said?.logIn ?? '' };
  }

  #describe(failure: WhmFailure): Problem {
    return describeFailure(failure, this.stores.visit.shareUrl(this.fragment()));
  }

  async #ask(isOn: boolean): Promise<void> {
    if (!isOn) {
      const count = this.#enabled;
      const isYes = await confirm(this, {
        heading: policyMessages.turnOffHeading,
        text:
          count === undefined
            ? policyMessages.turnOffUncounted
            : plural(policyMessages, 'turnOff', { count, text: this.formats.number(count) }),
        action: policyMessages.turnOffAction,
        cancel: closeMessages.cancel,
      });
      if (!isYes) return;
    }
    await this.#switch.switch(isOn);
  }

  #askAgain(): void {
    this.#switch.forget();
    void this.stores.policy.current.load();
  }
}

customElements.define('tfs-policy-tab', TfsPolicyTab);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-policy-tab': TfsPolicyTab;
  }
}
