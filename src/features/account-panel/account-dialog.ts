/** <tfs-account-dialog>: the panel of one account: asked afresh, and put together with what the list knows. */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import './account-panel.ts';
import type { PanelAction } from './account-panel.ts';
import { excuseCommand } from './excuse-text.ts';
import type { Formats } from '../../i18n/formats.ts';
import { panelMessages } from './panel-messages.ts';
import { messages } from '../../i18n/messages.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { failureTitle, saidBesideTitle } from '../../ui/what-was-said.ts';
import { setUpNames } from '../../i18n/set-up-text.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { ROOT_USER, type Account } from '../../accounts/account.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { encodeText } from '../../lib/encode-text.ts';
import { Loader } from '../../state/loader.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { getAvailability } from '../../whm/features.ts';
import { getUserConfig } from '../../whm/user-config.ts';

/** WHM's page where feature lists are edited: see `#links` of addresses like this one. */
const FEATURE_MANAGER = '/scripts2/featuremanager';

/**
 * @element tfs-account-dialog
 * @fires panel-closed - bubbling
 * @fires own-account-asked - bubbling: the viewer wants to go to “My account”
 * @fires set-up-asked - bubbling: the viewer wants to set up their own second factor
 * @fires reminder-asked - CustomEvent<readonly Account[]>, bubbling
 * @fires removal-asked - CustomEvent<readonly Account[]>, bubbling
 */
export class TfsAccountDialog extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    user: {},
  };

  stores!: Stores; // the page sets all three before the first drawing
  formats!: Formats;
  /** Whose panel is open; empty when none is. */
  user = '';

  readonly #account = new Loader<Account>(this, (signal) =>
    getUserConfig(this.stores.visit.whm, this.user, { signal }),
  );
  /** Whether this one can enable two-factor, beside what the list knows; undefined where WHM has no record. */
  readonly #canEnable = new Loader<{
    readonly user: string;
    readonly canEnable: boolean | undefined;
  }>(this, async (signal) => {
    const user = this.#asked;
    const told = await getAvailability(this.stores.visit.whm, [user], { signal });
    return { user, canEnable: told.get(user) };
  });
  /** For whom it was asked whether they can. */
  #asked = '';
  /** What is shown: what was asked afresh, and beside it what only the list knows. */
  #shown: Account | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.details, this.stores.policy]);
  }

  /** Asks afresh for the account that is shown. */
  refresh(): void {
    if (this.user === '') return;
    this.#asked = '';
    void this.#account.load();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('user')) this.refresh();
    this.#shown = this.#merge(this.user);
    if (this.#shown?.isEnabled === false) this.#askWhetherCan(this.user);
  }

  override render(): TemplateResult {
    const { user, formats, stores } = this;
    const { value, failure, isPending, loadedAt } = this.#account;
    const account = this.#shown;
    const isAnswered = !isPending && value?.user === user;
    return html`<tfs-account-panel
      .user=${user}
      .account=${account}
      .isPending=${isPending}
      .failure=${failure && !isPending ? describe(failure) : undefined}
      .isPolicyOn=${stores.policy.isOn}
      .formats=${formats}
      .links=${this.#links(user)}
      .askedAt=${isAnswered && loadedAt !== undefined ? formats.exactTime(loadedAt) : ''}
      @panel-closed=${() => this.#fire('panel-closed')}
      .actions=${this.#actions(account)}
      @try-again=${() => this.refresh()}
      .excuseCommand=${this.#excuseCommand(account)}
      .featureManager=${stores.visit.hasRoot ? stores.visit.whmUrl(FEATURE_MANAGER) : ''}
      @action-chosen=${({ detail }: CustomEvent<string>) => this.#act(detail, account)}
    ></tfs-account-panel>`;
  }

  /** Once while the panel is open, and not where WHM does not let the viewer ask. Root has no feature list. */
  #askWhetherCan(user: string): void {
    const { kind, isRefusal } = this.#canEnable.failure ?? {};
    // What is not WHM's own answer, such as a firewall's, passes.
    const isForbidden = kind === 'not-permitted' && isRefusal;
    if (user === this.#asked || user === ROOT_USER || isForbidden) return;
    this.#asked = user;
    void this.#canEnable.load();
  }

  #act(key: string, account: Account | undefined): void {
    if (key === 'own') this.#fire('own-account-asked');
    else if (key === 'set-up') this.#fire('set-up-asked');
    else if (account) this.#fire(key === 'write' ? 'reminder-asked' : 'removal-asked', [account]);
  }

  /** What one can do next. */
  #actions(account: Account | undefined): readonly PanelAction[] {
    const viewer = this.stores.visit.user;
    if (!account) return [];
    const { user, isEnabled, canEnable } = account;
    if (user === viewer) {
      const setUp = { key: 'set-up', label: setUpNames.setUp, isPrimary: true };
      return [...(isEnabled === false ? [setUp] : []), { key: 'own', label: messages.tabs.own }];
    }
    if (canRemove(account, viewer)) return [{ key: 'remove', label: selectionMessages.remove }];
    return isEnabled === false && canEnable !== false && user !== ROOT_USER
      ? [{ key: 'write', label: selectionMessages.menu.write, isPrimary: true }]
      : [];
  }

  /** For root alone, and of who has no second factor. */
  #excuseCommand(account: Account | undefined): string {
    const isFor = account?.isEnabled === false && account.user !== ROOT_USER;
    if (!isFor || !this.stores.visit.hasRoot) return '';
    return excuseCommand(account.user, account.exception, Date.now());
  }

  /** What was asked afresh, and beside it what only the list knows. */
  #merge(user: string): Account | undefined {
    const known = this.stores.details.accounts.find((account) => account.user === user);
    const { value } = this.#account;
    const account = value?.user === user ? value : known;
    if (!account) return undefined;
    const told = this.#canEnable.value;
    const canEnable = told?.user === user ? told.canEnable : undefined;
    return {
      ...account,
      canEnable: account.isEnabled === false ? (canEnable ?? known?.canEnable) : undefined,
      details: known?.details,
      exception: known?.exception,
    };
  }

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  /**
   * WHM's pages where one acts on an account. The facts that this product is built on name no
   * addresses of WHM's own pages; these have been WHM's for many versions, and where one is not
   * there, WHM says so itself.
   */
  #links(user: string): readonly { label: string; href: string }[] {
    const { whmUrl } = this.stores.visit;
    const search = `searchtype=user&search=${encodeText(user)}`;
    return [
      { label: viewMessages.whmPages.listAccounts, href: whmUrl(`/scripts4/listaccts?${search}`) },
      { label: viewMessages.whmPages.twoFactor, href: whmUrl('/scripts7/twofactorauth') },
    ];
  }
}

function describe(
  failure: NonNullable<Loader<Account>['failure']>,
): { title: string; reason: string } | undefined {
  const { kind } = failure;
  if (kind === 'cancelled') return undefined;
  const title = kind === 'refused' ? panelMessages.refused : failureTitle(failure);
  return { title, reason: saidBesideTitle(failure) };
}

customElements.define('tfs-account-dialog', TfsAccountDialog);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-account-dialog': TfsAccountDialog;
  }
}
