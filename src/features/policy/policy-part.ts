/** The server's two-factor policy, and the name that authenticator apps show. */
import { html } from 'lit';
import '../../ui/confirm.ts';
import './issuer.ts';
import './policy.ts';
import type { ActionResult } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { policyMessages } from './policy-messages.ts';
import { ROOT_USER } from '../../accounts/account.ts';
import { IssuerSetting } from './issuer-setting.ts';
import { PolicySwitch } from './policy-switch.ts';
import type { WhmFailure } from '../../whm/failure.ts';
import { describeFailure } from '../../i18n/describe-failure.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';

const texts = policyMessages.issuer;

export class PolicyPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #switch: PolicySwitch;
  readonly #issuer: IssuerSetting;
  #listLoadedAt: number | undefined;

  constructor(page: PageContext, context: PartContext) {
    const { host, boot } = page;
    this.#page = page;
    this.#context = context;
    this.#switch = new PolicySwitch(host, () => boot.whm);
    this.#issuer = new IssuerSetting(host, () => boot.whm);
  }

  render(): unknown {
    return [this.#renderPolicy(), this.#renderIssuer()];
  }

  #renderPolicy(): unknown {
    const { policy, boot, formats } = this.#page;
    const { phase } = this.#switch;
    const { failure } = policy;
    // A reseller's list says nothing of the whole server.
    const configured = boot.hasRoot ? this.#configured : undefined;
    return html`<tfs-policy
      .isOn=${isPolicyOn(this.#page)}
      .failure=${failure && this.#describe(failure)}
      .isAsking=${policy.isPending}
      .canSwitch=${boot.hasRoot}
      .isPending=${phase !== 'idle'}
      .progress=${phase === 'idle' ? '' : policyMessages.phases[phase]}
      .result=${this.#result}
      .configured=${configured === undefined ? undefined : { count: configured, text: formats.number(configured) }}
      @policy-switched=${({ detail }: CustomEvent<boolean>) => void this.#ask(detail)}
      @try-again=${() => this.#askAgain()}
    ></tfs-policy>`;
  }

  #renderIssuer(): unknown {
    const { boot, formats, list } = this.#page;
    const { current, isSaving, savedAt, outcome } = this.#issuer;
    // Read when it is first looked at, and whenever the list is read afresh.
    const isUnread = !current.value && !current.failure;
    if (!current.isPending && (isUnread || this.#listLoadedAt !== list.loadedAt)) {
      this.#listLoadedAt = list.loadedAt;
      this.#issuer.read();
    }
    // What it was before says nothing of what it is now.
    const isStale =
      current.failure !== undefined && (outcome === 'not-read' || outcome === 'not-known');
    return html`<tfs-issuer
      .issuer=${isStale ? undefined : current.value?.inUse}
      .systemWide=${current.value?.systemWide ?? ''}
      .isRoot=${boot.user === ROOT_USER}
      .isPending=${isSaving}
      .failure=${this.#issuerFailure}
      .result=${this.#issuerResult}
      .savedAt=${savedAt === undefined ? '' : formats.exactTime(savedAt)}
      @issuer-entered=${({ detail }: CustomEvent<string>) => void this.#issuer.save(detail)}
      @try-again=${() => this.#issuer.read()}
    ></tfs-issuer>`;
  }

  /** How many accounts have configured two-factor; undefined where the list does not tell. */
  get #configured(): number | undefined {
    const { value, failure } = this.#page.list;
    return failure ? undefined : value?.accounts.filter(({ isEnabled }) => isEnabled).length;
  }

  /** What came of it: what is the case, not what was asked for. */
  get #result(): ActionResult | undefined {
    const { outcome } = this.#switch;
    // Read again since, it may be otherwise.
    if (!outcome || outcome.isOn !== isPolicyOn(this.#page)) return undefined;
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
        return { tone: 'error', title: texts.elsewhere(inUse), text: '' };
      case 'not-saved':
        return this.#resultOf(texts.notSaved(inUse), failure);
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
    return describeFailure(failure, this.#context.logIn());
  }

  async #ask(isOn: boolean): Promise<void> {
    const { host, formats, policy } = this.#page;
    if (!isOn) {
      const count = this.#configured;
      const isYes = await host.renderRoot.querySelector('tfs-confirm')?.ask({
        heading: policyMessages.turnOffHeading,
        text:
          count === undefined
            ? policyMessages.turnOffUncounted
            : policyMessages.turnOff({ count, text: formats.number(count) }),
        action: policyMessages.turnOffAction,
        cancel: policyMessages.cancel,
      });
      if (!isYes) return;
    }
    await this.#switch.switch(isOn);
    // What was read last is what the page knows: read once more, it could say another thing.
    const { isOn: told, unread } = this.#switch.outcome ?? {};
    if (told !== undefined) policy.take(told);
    else if (unread) policy.lose(unread);
  }

  #askAgain(): void {
    this.#switch.forget();
    void this.#page.policy.load();
  }
}
