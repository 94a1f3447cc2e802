/** <tfs-row-menu>: what one does with one account, beside the button in its row. */
import { html, LitElement, type TemplateResult } from 'lit';
import '../../ui/menu-list.ts';
import { ROOT_USER, type Account } from '../../accounts/account.ts';
import { canRemove } from '../../accounts/may-remove.ts';
import { selectionMessages } from '../../i18n/selection-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { Stores } from '../../state/stores.ts';
import type { MenuItem, TfsMenuList } from '../../ui/menu-list.ts';
import type { RowMenuRequest } from './selection-columns.ts';

const { menu } = selectionMessages;

/**
 * One menu for all rows: it listens to the rows' buttons in the element that it stands in.
 *
 * @element tfs-row-menu
 * @fires account-chosen - CustomEvent<string>, bubbling: the user whose panel is to be opened
 * @fires reminder-asked - CustomEvent<readonly Account[]>, bubbling
 * @fires removal-asked - CustomEvent<readonly Account[]>, bubbling
 * @fires set-up-asked - bubbling
 * @fires user-name-copy-asked - CustomEvent<string>, bubbling
 */
export class TfsRowMenu extends LitElement {
  static override properties = { stores: { attribute: false }, _account: { state: true } };

  stores!: Stores; // the list sets it before the first drawing

  private _account: Account | undefined;
  #parent: HTMLElement | null = null;
  #button: HTMLElement | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parent = this.parentElement;
    this.#parent?.addEventListener('menu-asked', this.#onAsked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parent?.removeEventListener('menu-asked', this.#onAsked);
  }

  override render(): TemplateResult {
    const user = this._account?.user ?? '';
    return html`<tfs-menu-list
      .label=${fill(selectionMessages.actionsFor, { user: visibleText(user) })}
      .items=${this._account ? this.#itemsFor(this._account) : []}
      @item-chosen=${this.#onChosen}
      @menu-closed=${() => this.#button?.setAttribute('aria-expanded', 'false')}
    ></tfs-menu-list>`;
  }

  get #list(): TfsMenuList {
    return this.querySelector('tfs-menu-list') as TfsMenuList; // always rendered
  }

  /** Only what can be done with it. */
  #itemsFor(account: Account): readonly MenuItem[] {
    const { user, isEnabled, canEnable } = account;
    const viewer = this.stores.visit.user;
    const isOther = user !== viewer && user !== ROOT_USER;
    return [
      { key: 'open', label: menu.open },
      ...(isEnabled === false && user === viewer ? [{ key: 'set-up', label: menu.setUp }] : []),
      ...(isEnabled === false && isOther && canEnable !== false
        ? [{ key: 'write', label: menu.write }]
        : []),
      { key: 'copy', label: toolMessages.copyUser },
      ...(canRemove(account, viewer)
        ? [{ key: 'remove', label: selectionMessages.remove, isDanger: true }]
        : []),
    ];
  }

  readonly #onAsked = ({ detail }: CustomEvent<RowMenuRequest>): void => {
    const { account, button } = detail;
    const isSame = this.#list.isOpen && this._account?.user === account.user;
    this.#list.close();
    if (isSame) return;
    this._account = account;
    this.#button = button;
    button.setAttribute('aria-expanded', 'true');
    void this.updateComplete.then(() => this.#list.open(button));
  };

  readonly #onChosen = ({ detail: key }: CustomEvent<string>): void => {
    const account = this._account;
    if (!account) return;
    const asked: Readonly<Record<string, readonly [type: string, detail?: unknown]>> = {
      open: ['account-chosen', account.user],
      'set-up': ['set-up-asked'],
      write: ['reminder-asked', [account]],
      remove: ['removal-asked', [account]],
      copy: ['user-name-copy-asked', account.user],
    };
    const [type = '', detail] = asked[key] ?? [];
    this.#fire(type, detail);
  };

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

customElements.define('tfs-row-menu', TfsRowMenu);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-row-menu': TfsRowMenu;
  }
}
