/** The panel of one account: asked afresh, and put together with what the list knows. */
import { html } from 'lit';
import './account-panel.ts';
import type { PanelAction } from './account-panel.ts';
import { failureMessages } from '../../i18n/failure-messages.ts';
import { panelMessages } from './panel-messages.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { ROOT_USER, type Account } from '../../accounts/account.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { encodeText } from '../../lib/encode-text.ts';
import { Loader } from '../../state/loader.ts';
import { getAvailability } from '../../whm/features.ts';
import { getUserConfig } from '../../whm/two-factor.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';

export class PanelPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #account: Loader<Account>;
  /** Whether this one can enable two-factor, beside what the list knows; undefined where WHM has no record. */
  readonly #canEnable: Loader<{ readonly user: string; readonly canEnable: boolean | undefined }>;
  #user = '';
  /** For whom it was asked whether they can. */
  #asked = '';

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#account = new Loader(page.host, (signal) =>
      getUserConfig(page.boot.whm, this.#user, { signal }),
    );
    this.#canEnable = new Loader(page.host, async (signal) => {
      const user = this.#asked;
      const told = await getAvailability(page.boot.whm, [user], { signal });
      return { user, canEnable: told.get(user) };
    });
  }

  /** @param user whose panel is open; empty when none is */
  render(user: string): unknown {
    const { formats } = this.#page;
    if (user !== '' && user !== this.#user) {
      this.#user = user;
      this.#asked = '';
      void this.#account.load();
    }
    if (user === '') this.#user = '';
    const { value, failure, isPending, loadedAt } = this.#account;
    const account = this.#merge(user);
    if (account?.isEnabled === false) this.#askWhetherCan(user);
    const isAnswered = !isPending && value?.user === user;
    return html`<tfs-account-panel
      .user=${user}
      .account=${account}
      .isPending=${isPending}
      .failure=${failure && !isPending ? describe(failure) : undefined}
      .isPolicyOn=${isPolicyOn(this.#page)}
      .formats=${formats}
      .links=${this.#links(user)}
      .askedAt=${isAnswered && loadedAt !== undefined ? formats.exactTime(loadedAt) : ''}
      @panel-closed=${() => this.#context.closeAccount()}
      .actions=${this.#actions(account)}
      @try-again=${() => this.refresh()}
      @action-chosen=${({ detail }: CustomEvent<string>) =>
        detail === 'own' ? this.#context.openOwn() : account && this.#context.remove([account])}
    ></tfs-account-panel>`;
  }

  /** Asks afresh for the account that is shown. */
  refresh(): void {
    if (this.#user === '') return;
    this.#asked = '';
    void this.#account.load();
  }

  /** Once while the panel is open, and not where WHM does not let the viewer ask. Root has no feature list. */
  #askWhetherCan(user: string): void {
    const isPermitted = this.#canEnable.failure?.kind !== 'not-permitted';
    if (user === this.#asked || user === ROOT_USER || !isPermitted) return;
    this.#asked = user;
    void this.#canEnable.load();
  }

  #actions(account: Account | undefined): readonly PanelAction[] {
    const viewer = this.#page.boot.user;
    if (account?.user === viewer) return [{ key: 'own', label: selectionMessages.tabs.own }];
    if (!account || !canRemove(account, viewer)) return [];
    return [{ key: 'remove', label: selectionMessages.remove }];
  }

  /** What was asked afresh, and beside it what only the list knows. */
  #merge(user: string): Account | undefined {
    const known = this.#context.accounts().find((account) => account.user === user);
    const { value } = this.#account;
    const account = value?.user === user ? value : known;
    if (!account) return undefined;
    const told = this.#canEnable.value;
    const canEnable = told?.user === user ? told.canEnable : undefined;
    const isAvailable = canEnable ?? known?.isAvailable ?? true;
    return { ...account, isAvailable, details: known?.details };
  }

  /**
   * WHM's pages where one acts on an account. The facts that this product is built on name no
   * addresses of WHM's own pages; these have been WHM's for many versions, and where one is not
   * there, WHM says so itself.
   */
  #links(user: string): readonly { label: string; href: string }[] {
    const { whmUrl } = this.#page.boot;
    const search = `searchtype=user&search=${encodeText(user)}`;
    return [
      { label: viewMessages.whmPages.listAccounts, href: whmUrl(`/scripts4/listaccts?${search}`) },
      { label: viewMessages.whmPages.twoFactor, href: whmUrl('/scripts7/twofactorauth') },
    ];
  }
}

function describe({
  kind,
  reason,
}: NonNullable<Loader<Account>['failure']>): { title: string; reason: string } | undefined {
  if (kind === 'cancelled') return undefined;
  const title = kind === 'refused' ? panelMessages.refused : failureMessages.failed[kind].title;
  return { title, reason };
}
