/** <tfs-menu>: a button that opens a group of buttons, or of whatever stands in it, below itself. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { shared } from './styles/shared.ts';

/** One thing to choose. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** Problem after the label, smaller. */
  readonly hint?: string;
}

/** How near the box may come to the sides of the screen. px */
const MARGIN_PX = 8;

/**
 * A button and what it discloses. Arrow keys, Home and End move between the items beside Tab; Escape,
 * a press elsewhere and the focus going elsewhere close it.
 *
 * @element tfs-menu
 * @slot - what stands in the box where there are no items: checkboxes or buttons, by which it is not closed
 * @fires item-chosen - CustomEvent<string>: the key of the item
 */
export class TfsMenu extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
    isBusy: { attribute: false },
    _isOpen: { state: true },
  };

  /** The name of the button and of the group. */
  label = '';
  items: readonly MenuItem[] = [];
  /** While what was chosen is under way nothing can be chosen. */
  isBusy = false;

  private _isOpen = false;

  get #button(): HTMLElement {
    return this.renderRoot.querySelector('button') as HTMLElement; // always rendered
  }

  /** What the arrow keys move between. */
  get #stops(): HTMLElement[] {
    const inSlot = this.renderRoot.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
    return [
      ...this.renderRoot.querySelectorAll<HTMLElement>('.item'),
      ...inSlot.flatMap((element) => [
        ...element.querySelectorAll<HTMLElement>('input, button, a[href]'),
      ]),
    ];
  }

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#onKeydown(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.contains(relatedTarget)) this._isOpen = false;
    });
  }

  /** Focuses the button. */
  override focus(): void {
    this.#button.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Not every browser tells that the focus went with it.
    this._isOpen = false;
    this.#listen(false);
  }

  protected override willUpdate(): void {
    if (this.isBusy) this._isOpen = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('_isOpen')) this.#listen(this._isOpen && this.isConnected);
    this.#position();
  }

  override render(): TemplateResult {
    const { label, isBusy, _isOpen: isOpen } = this;
    return html`<button
        class="button"
        aria-expanded=${isOpen}
        aria-busy=${isBusy}
        aria-disabled=${isBusy}
        @click=${this.#onPress}
      >
        <bdi .textContent=${label}></bdi>
      </button>
      ${isOpen ? this.#renderBox() : nothing}`;
  }

  #renderBox(): TemplateResult {
    // Can be focused, so that a press on what cannot does not take the focus out of the menu.
    return html`<div class="box" role="group" aria-label=${this.label} tabindex="-1">
      ${this.items.length === 0 ? html`<slot></slot>` : this.items.map(this.#renderItem)}
    </div>`;
  }

  // The hint is a description, not a part of the name.
  readonly #renderItem = ({ key, label, hint }: MenuItem, at: number): TemplateResult =>
    html`<button
      class="item"
      aria-labelledby="label-${at}"
      aria-describedby=${hint ? `hint-${at}` : nothing}
      @click=${() => this.#choose(key)}
    >
      <div id="label-${at}"><bdi .textContent=${label}></bdi></div>
      ${hint ? html`<div id="hint-${at}" class="muted"><bdi .textContent=${hint}></bdi></div>` : nothing}
    </button>`;

  /** Below the start of the button; below its end where it would leave the screen. */
  readonly #position = (): void => {
    const box = this.renderRoot.querySelector<HTMLElement>('.box');
    if (!box) return;
    const { clientWidth } = document.documentElement;
    /** How far it would have to be moved to be on the screen. */
    const missing = (): number => {
      const { left, right } = box.getBoundingClientRect();
      return Math.max(MARGIN_PX - left, 0) || Math.min(clientWidth - MARGIN_PX - right, 0);
    };
    box.style.translate = '';
    box.classList.remove('end');
    box.classList.toggle('end', missing() !== 0);
    box.style.translate = `${missing()}px`;
  };

  /** To what happens elsewhere, while it matters. */
  #listen(isOpen: boolean): void {
    const change = isOpen ? 'addEventListener' : 'removeEventListener';
    document[change]('pointerdown', this.#onPointerdown, { capture: true });
    globalThis[change]('resize', this.#position);
  }

  #close(): void {
    // Before the box goes, and the focus with it.
    this.focus();
    this._isOpen = false;
  }

  #choose(key: string): void {
    this.#close();
    this.dispatchEvent(new CustomEvent<string>('item-chosen', { detail: key }));
  }

  #onPress(): void {
    // Not every browser focuses a button that is pressed, and Escape is heard where the focus is.
    this.focus();
    this._isOpen = !this._isOpen;
  }

  readonly #onPointerdown = (event: Event): void => {
    if (!event.composedPath().includes(this)) this._isOpen = false;
  };

  #onKeydown(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || isComposing) return;
    if (this._isOpen) {
      const stops = this.#stops;
      const to = nextStop(key, stops.indexOf(event.composedPath()[0] as HTMLElement), stops.length);
      if (key === 'Escape') this.#close();
      else if (to === undefined) return;
      else stops[to]?.focus();
    } else {
      if (key !== 'ArrowDown') return;
      this._isOpen = true;
      void this.updateComplete.then(() => this.#stops[0]?.focus());
    }
    event.preventDefault();
    // WHM need not hear of it.
    event.stopPropagation();
  }

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        position: relative;
      }

      .button::after {
        content: ' ▾';
        content: ' ▾' / '';
      }

      [aria-disabled='true'] {
        color: var(--tfs-muted);
        cursor: progress;
      }

      .box {
        position: absolute;
        inset-block-start: calc(100% + 0.25rem);
        inset-inline-start: 0;
        /* Above what sticks to the top of the table. */
        z-index: 10;
        display: grid;
        width: max-content;
        min-width: 100%;
        max-width: min(24rem, calc(100vw - 1rem));
        padding-block: 0.375rem;
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
        box-shadow: 0 0.25rem 0.75rem rgb(0 0 0 / 16%);
        overflow-wrap: anywhere;
      }

      .end {
        inset-inline: auto 0;
      }

      .item {
        padding: 0.4375rem 0.875rem;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }

      .item:hover {
        background: var(--tfs-line);
      }

      .item:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];
}

/**
 * Which of so many stops a key leads to; undefined for every other key.
 *
 * @param at where the focus is; -1 before the first
 */
function nextStop(key: string, at: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: at > 0 ? at - 1 : count - 1,
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(places, key) ? places[key] : undefined;
}

customElements.define('tfs-menu', TfsMenu);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-menu': TfsMenu;
  }
  interface HTMLElementEventMap {
    'item-chosen': CustomEvent<string>;
  }
}
