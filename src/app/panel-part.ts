/** The panel of one account: asked afresh, and put together with what the list knows. */
import { html } from 'lit';
import '../components/account-panel.ts';
import { failureMessages } from '../i18n/failure-messages.ts';
import { viewMessages } from '../i18n/view-messages.ts';
import type { Account } from '../model/account.ts';
import { Loader } from '../state/loader.ts';
import { getUserConfig } from '../whm/two-factor.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';
import type { PartContext } from './parts.ts';

export class PanelPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #account: Loader<Account>;
  #user = '';

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#account = new Loader(page.host, (signal) =>
      getUserConfig(page.boot.whm, this.#user, { signal }),
    );
  }

  /** @param user whose panel is open; empty when none is */
  render(user: string): unknown {
    const { formats } = this.#page;
    if (user !== '' && user !== this.#user) {
      this.#user = user;
      void this.#account.load();
    }
    if (user === '') this.#user = '';
    const { value, failure, isPending, loadedAt } = this.#account;
    const isAnswered = !isPending && value?.user === user;
    return html`<tfs-account-panel
      .user=${user}
      .account=${this.#merge(user)}
      .isPending=${isPending}
      .failure=${failure && !isPending ? describe(failure) : undefined}
      .isPolicyOn=${isPolicyOn(this.#page)}
      .formats=${formats}
      .links=${this.#links(user)}
      .askedAt=${isAnswered && loadedAt !== undefined ? formats.exactTime(loadedAt) : ''}
      @panel-closed=${() => this.#context.closeAccount()}
      @try-again=${() => void this.#account.load()}
    ></tfs-account-panel>`;
  }

  /** What was asked afresh, and beside it what only the list knows. */
  #merge(user: string): Account | undefined {
    const known = this.#context.accounts().find((account) => account.user === user);
    const { value } = this.#account;
    if (value?.user !== user) return known;
    return known ? { ...value, isAvailable: known.isAvailable, details: known.details } : value;
  }

  /**
   * WHM's pages where one acts on an account. The facts that this product is built on name no
   * addresses of WHM's own pages; these have been WHM's for many versions, and where one is not
   * there, WHM says so itself.
   */
  #links(user: string): readonly { label: string; href: string }[] {
    const { whmUrl } = this.#page.boot;
    const search = `searchtype=user&search=${encodeURIComponent(user)}`;
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
  return kind === 'cancelled' ? undefined : { title: failureMessages.failed[kind].title, reason };
}
