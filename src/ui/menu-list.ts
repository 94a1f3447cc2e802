/** <tfs-menu-list>: a list of things to do, beside whatever opened it. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Anchored } from './anchored.ts';
import { shared } from './styles/shared.ts';

/** One thing to choose. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** What is said of it below the label, smaller; a description, not a part of the name. */
  readonly hint?: string;
  /** Whether it is set apart, in the colour of what takes something away. */
  readonly isDanger?: boolean;
}

/**
 * Arrow keys, Home, End and the first letter move between the items; Escape, Tab and a press elsewhere
 * close it. The focus goes back to what opened it before the choice is told.
 *
 * @element tfs-menu-list
 * @fires item-chosen - CustomEvent<string>: the key of the item
 * @fires menu-closed - whatever closed it
 */
export class TfsMenuList extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
    _anchor: { state: true },
  };

  /** Its accessible name. */
  label = '';
  items: readonly MenuItem[] = [];

  private _anchor: HTMLElement | undefined;

  constructor() {
    super();
    new Anchored(this, {
      box: () => this.#box,
      anchor: () => this._anchor,
      inside: () => [this, this._anchor],
      onClose: () => this.close(),
    });
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this._anchor !== undefined;
  }

  /** Opens it beside the anchor, with the focus on its first item. */
  async open(anchor: HTMLElement): Promise<void> {
    this._anchor = anchor;
    await this.updateComplete;
    this.#stops[0]?.focus();
  }

  /** Closes it, and gives the focus back where it had it. */
  close(): void {
    const anchor = this._anchor;
    // Before the box goes, and the focus with it.
    if (this.renderRoot.contains(this.shadowRoot?.activeElement ?? null)) anchor?.focus();
    this.#close();
  }

  get #box(): HTMLElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLElement>('.box') : null;
  }

  get #stops(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('items') && this.items.length === 0) this._anchor = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this._anchor) return nothing;
    return html`<div
      class="box"
      role="menu"
      aria-label=${this.label}
      tabindex="-1"
      @keydown=${this.#onKeydown}
      @focusout=${this.#onFocusout}
    >
      ${this.items.map(this.#renderItem)}
    </div>`;
  }

  // The hint is a description, not a part of the name.
  readonly #renderItem = (
    { key, label, hint, isDanger = false }: MenuItem,
    at: number,
  ): TemplateResult =>
    html`<button
      class="item ${isDanger ? 'danger' : ''}"
      role="menuitem"
      tabindex="-1"
      aria-labelledby="label-${at}"
      aria-describedby=${hint ? `hint-${at}` : nothing}
      @click=${() => this.#choose(key)}
    >
      <div id="label-${at}"><bdi .textContent=${label}></bdi></div>
      ${hint ? html`<div id="hint-${at}" class="muted"><bdi .textContent=${hint}></bdi></div>` : nothing}
    </button>`;

  #close(): void {
    if (!this._anchor) return;
    this._anchor = undefined;
    this.dispatchEvent(new Event('menu-closed'));
  }

  #choose(key: string): void {
    this.close();
    this.dispatchEvent(new CustomEvent<string>('item-chosen', { detail: key }));
  }

  #onFocusout({ relatedTarget }: FocusEvent): void {
    // The browser's own window, or what opened it: a press there closes it by itself.
    if (!(relatedTarget instanceof Node) || this.#isAnchor(relatedTarget)) return;
    if (!this.renderRoot.contains(relatedTarget)) this.#close();
  }

  /** Whether that is what opened it or, as an event here has it, an element in whose shadow tree that is. */
  #isAnchor(node: Node): boolean {
    for (let one: Node | undefined = this._anchor; one;) {
      if (one === node) return true;
      const root: Node = one.getRootNode();
      one = root instanceof ShadowRoot ? root.host : undefined;
    }
    return false;
  }

  #onKeydown(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || isComposing) return;
    // WHM, and a dialog below this, need not hear of it.
    event.stopPropagation();
    const stops = this.#stops;
    const at = stops.indexOf(event.target as HTMLElement);
    if (key === 'Escape' || key === 'Tab') {
      // By Tab the focus goes on from what opened it.
      if (key === 'Escape') event.preventDefault();
      this.close();
      return;
    }
    const to = nextStop(key, at, stops.length) ?? this.#byLetter(key, at);
    if (to === undefined) return;
    event.preventDefault();
    stops[to]?.focus();
  }

  /** The next item that begins so. */
  #byLetter(key: string, at: number): number | undefined {
    if (key.length !== 1 || key === ' ') return undefined;
    const begins = this.items.map(({ label }) =>
      label.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()),
    );
    const next = begins.findIndex((isSo, index) => isSo && index > at);
    const first = begins.indexOf(true);
    return next >= 0 ? next : first >= 0 ? first : undefined;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }

      .box {
        position: fixed;
        inset: 0 auto auto 0;
        /* Above what sticks to the edges of the screen. */
        z-index: 10;
        display: grid;
        width: max-content;
        min-width: 10rem;
        max-width: min(24rem, calc(100vw - 1rem));
        max-height: calc(100vh - 1rem);
        overflow-y: auto;
        padding-block: 0.375rem;
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
        box-shadow: 0 0.25rem 0.75rem rgb(0 0 0 / 16%);
        overflow-wrap: anywhere;
      }

      .item {
        min-height: 2rem;
        padding: 0.375rem 0.875rem;
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

      .danger {
        border-block-start: 1px solid var(--tfs-line);
        color: var(--tfs-bad);
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

customElements.define('tfs-menu-list', TfsMenuList);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-menu-list': TfsMenuList;
  }
  interface HTMLElementEventMap {
    'item-chosen': CustomEvent<string>;
    'menu-closed': Event;
  }
}
