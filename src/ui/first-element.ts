/**
 * What the elements of the first rows are made of: properties whose change draws the element anew, a shadow tree,
 * controllers. It is what they use of LitElement, by the same names. The rest of that (attributes, decorators,
 * older browsers) is more than a kilobyte for which the rows would wait; whatever is loaded later extends
 * LitElement itself.
 */
import type { CSSResult, ReactiveController } from 'lit';
import { render } from 'lit/html.js';

/** The names of the properties that have changed, each with what it was. */
export type Changed = Map<string, unknown>;

export abstract class FirstElement extends HTMLElement {
  /** Whether it has a shadow tree, with its styles; otherwise it is drawn into the tree that it stands in. */
  static readonly hasTree: boolean = true;
  static readonly styles: readonly CSSResult[] = [];

  /** Where it is drawn. */
  readonly renderRoot: HTMLElement | ShadowRoot;
  hasUpdated = false;
  /** Resolves when what has changed so far has been drawn. */
  updateComplete: Promise<void>;

  readonly #values: Record<string, unknown> = {};
  readonly #controllers = new Set<ReactiveController>();
  #changed: Changed = new Map();
  #isPending = false;
  #begin!: () => void; // set at once

  constructor() {
    super();
    const { hasTree, styles } = this.constructor as typeof FirstElement;
    if (hasTree) {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
      this.renderRoot = root;
    } else this.renderRoot = this;
    // Nothing is drawn before it is in the document.
    this.updateComplete = new Promise((resolve) => (this.#begin = resolve));
    this.requestUpdate();
  }

  /**
   * Makes the element known to the browser.
   *
   * @param properties those whose change draws it anew
   */
  static define(
    this: CustomElementConstructor & { readonly prototype: FirstElement },
    tag: string,
    properties: readonly string[],
  ): void {
    for (const name of properties) {
      Object.defineProperty(this.prototype, name, {
        get(this: FirstElement) {
          return this.#values[name];
        },
        set(this: FirstElement, value: unknown) {
          const before = this.#values[name];
          if (Object.is(value, before)) return;
          this.#values[name] = value;
          if (!this.#changed.has(name)) this.#changed.set(name, before);
          this.requestUpdate();
        },
      });
    }
    customElements.define(tag, this);
  }

  connectedCallback(): void {
    this.#begin();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  /** Draws it anew, in a moment: with whatever else changes until then. */
  requestUpdate(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    const draw = () => this.#draw();
    // Also where the last drawing has failed.
    this.updateComplete = this.updateComplete.then(draw, draw);
  }

  /** Called before each drawing: what is set here is drawn with it. */
  protected willUpdate?(changed: Changed): void;

  protected update(): void {
    render(this.render(), this.renderRoot, { host: this });
  }

  /** Called after each drawing: what is set here is drawn with the next one. */
  protected updated?(changed: Changed): void;

  protected abstract render(): unknown;

  #draw(): void {
    const changed = this.#changed;
    const controllers = [...this.#controllers];
    try {
      this.willUpdate?.(changed);
      for (const controller of controllers) controller.hostUpdate?.();
      this.update();
    } finally {
      this.#changed = new Map();
      this.#isPending = false;
    }
    for (const controller of controllers) controller.hostUpdated?.();
    this.hasUpdated = true;
    this.updated?.(changed);
  }
}
