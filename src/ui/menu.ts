/** <tfs-menu>: a button that opens a menu below itself. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import './menu-list.ts';
import type { MenuItem, TfsMenuList } from './menu-list.ts';
import { shared } from './styles/shared.ts';

/**
 * @element tfs-menu
 * @fires item-chosen - CustomEvent<string>: the key of the item
 */
export class TfsMenu extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
    isBusy: { attribute: false },
    isIcon: { attribute: false },
    _isOpen: { state: true },
  };

  /** The name of the button and of the menu. */
  label = '';
  items: readonly MenuItem[] = [];
  /** While what was chosen is under way nothing can be chosen. */
  isBusy = false;
  /** Whether three dots stand for the name. */
  isIcon = false;

  private _isOpen = false;

  /** What the menu stands beside, and what gets the focus. */
  get button(): HTMLElement {
    return this.renderRoot.querySelector('button') as HTMLElement; // always rendered
  }

  get #list(): TfsMenuList {
    return this.renderRoot.querySelector('tfs-menu-list') as TfsMenuList; // always rendered
  }

  override focus(): void {
    this.button.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isBusy') && this.isBusy) this.#list.close();
  }

  override render(): TemplateResult {
    const { label, isBusy, isIcon } = this;
    return html`<button
        class="button ${isIcon ? 'icon' : ''}"
        aria-label=${label}
        aria-haspopup="menu"
        aria-expanded=${this._isOpen}
        aria-busy=${isBusy}
        aria-disabled=${isBusy}
        @click=${this.#onPress}
        @keydown=${this.#onKeydown}
      >
        <bdi .textContent=${isIcon ? '⋯' : label}></bdi>
      </button>
      <tfs-menu-list
        .label=${label}
        .items=${this.items}
        @menu-closed=${() => (this._isOpen = false)}
        @item-chosen=${({ detail }: CustomEvent<string>) =>
          this.dispatchEvent(new CustomEvent<string>('item-chosen', { detail }))}
      ></tfs-menu-list>`;
  }

  #open(): void {
    if (this.isBusy) return;
    this._isOpen = true;
    void this.#list.open(this.button);
  }

  #onPress(): void {
    if (this._isOpen) this.#list.close();
    else this.#open();
  }

  #onKeydown(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (key !== 'ArrowDown' || ctrlKey || altKey || metaKey || isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open();
  }

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }

      .button:not(.icon)::after {
        content: ' ▾';
        content: ' ▾' / '';
      }

      .icon {
        min-width: 2.5rem;
      }

      @media (max-width: 37.5rem) {
        .button {
          min-height: 2.5rem;
        }
      }

      [aria-disabled='true'] {
        color: var(--tfs-muted);
        cursor: progress;
      }
    `,
  ];
}

customElements.define('tfs-menu', TfsMenu);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-menu': TfsMenu;
  }
}
