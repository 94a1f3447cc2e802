/** The server's two-factor policy, and the name that authenticator apps show. */
import { html } from 'lit';
import '../components/confirm.ts';
import '../components/issuer.ts';
import '../components/policy.ts';
import type { ActionResult } from '../components/result.ts';
import { policyMessages } from '../i18n/policy-messages.ts';
import { ROOT_USER } from '../model/account.ts';
import { IssuerSetting } from '../state/issuer-setting.ts';
import { PolicySwitch } from '../state/policy-switch.ts';
import { describeFailure } from './describe-failure.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';

export class PolicyPart {
  readonly #page: PageContext;
  readonly #switch: PolicySwitch;
  readonly #issuer: IssuerSetting;
  #listLoadedAt: number | undefined;

  constructor(page: PageContext) {
    const { host, boot } = page;
    this.#page = page;
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
      .failure=${failure ? describeFailure(failure).text : ''}
      .canSwitch=${boot.hasRoot}
      .isPending=${phase !== 'idle'}
      .progress=${phase === 'idle' ? '' : policyMessages.phases[phase]}
      .result=${this.#result}
      .configured=${configured === undefined ? undefined : { count: configured, text: formats.number(configured) }}
      @policy-switched=${({ detail }: CustomEvent<boolean>) => void this.#ask(detail)}
    ></tfs-policy>`;
  }

  #renderIssuer(): unknown {
    const { boot, formats, list } = this.#page;
    const { current, isSaving, failure, savedAt } = this.#issuer;
    // Read when it is first looked at, and whenever the list is read afresh.
    const isUnread = !current.value && !current.failure;
    if (!current.isPending && (isUnread || this.#listLoadedAt !== list.loadedAt)) {
      this.#listLoadedAt = list.loadedAt;
      void current.load();
    }
    const problem = failure ?? current.failure;
    return html`<tfs-issuer
      .issuer=${current.value?.own}
      .systemWide=${current.value?.systemWide ?? ''}
      .isRoot=${boot.user === ROOT_USER}
      .isPending=${isSaving}
      .failure=${problem && describeFailure(problem)}
      .savedAt=${savedAt === undefined ? '' : formats.exactTime(savedAt)}
      @issuer-entered=${({ detail }: CustomEvent<string>) => void this.#issuer.save(detail)}
    ></tfs-issuer>`;
  }

  /** How many accounts have configured two-factor. */
  get #configured(): number | undefined {
    return this.#page.list.value?.accounts.filter(({ isEnabled }) => isEnabled).length;
  }

  /** What came of it: what is the case, not what was asked for. */
  get #result(): ActionResult | undefined {
    const { outcome } = this.#switch;
    if (!outcome) return undefined;
    const { asked, isOn, failure } = outcome;
    const said = failure ? describeFailure(failure) : undefined;
    if (isOn === undefined) {
      return { tone: 'error', title: policyMessages.notKnown, text: said ? said.title : '' };
    }
    if (isOn === asked) {
      return { tone: 'info', title: isOn ? policyMessages.isOn : policyMessages.isOff, text: '' };
    }
    return {
      tone: 'error',
      title: isOn ? policyMessages.stillOn : policyMessages.stillOff,
      text: said ? `${said.title} ${said.text}` : '',
    };
  }

  async #ask(isOn: boolean): Promise<void> {
    const { host, formats } = this.#page;
    if (!isOn) {
      const count = this.#configured ?? 0;
      const isYes = await host.renderRoot.querySelector('tfs-confirm')?.ask({
        heading: policyMessages.turnOffHeading,
        text: policyMessages.turnOff({ count, text: formats.number(count) }),
        action: policyMessages.turnOffAction,
        cancel: policyMessages.cancel,
      });
      if (!isYes) return;
    }
    await this.#switch.switch(isOn);
    await this.#page.policy.load();
  }
}
