/** A box that stands beside what opened it, wherever on the screen that is. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near the box may come to the edges of the screen, and how far it stands from what opened it. px */
const MARGIN_PX = 8;
const GAP_PX = 4;

export interface AnchoredOptions {
  /** The box, while it is open. It stands at the upper left of the screen before it is moved. */
  readonly box: () => HTMLElement | null;
  /** What opened it. */
  readonly anchor: () => HTMLElement | undefined;
  /** What else may be pressed, or have the focus, without closing it. */
  readonly inside: () => readonly (EventTarget | null | undefined)[];
  /** Something else was pressed, or what opened it is gone. */
  readonly onClose: () => void;
}

/**
 * Keeps the box below the start of what opened it; below its end where it would leave the screen, and
 * above where there is no room below. An element that opens its box after it was drawn calls `position`.
 */
export class Anchored implements ReactiveController {
  readonly #options: AnchoredOptions;
  #isListening = false;
  /** What opened it, and how that was called then: a row's button may have become another row's since. */
  #opener: { readonly anchor: HTMLElement; readonly name: string | null } | undefined;

  constructor(host: ReactiveControllerHost, options: AnchoredOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#listen(this.#options.box() !== null);
    this.position();
  }

  hostDisconnected(): void {
    this.#listen(false);
  }

  readonly position = (): void => {
    const { box: findBox, anchor: findAnchor, onClose } = this.#options;
    const box = findBox();
    const anchor = findAnchor();
    if (!box || !anchor) return;
    const name = anchor.getAttribute('aria-label');
    if (this.#opener?.anchor !== anchor) this.#opener = { anchor, name };
    if (!anchor.isConnected || name !== this.#opener.name) {
      onClose();
      return;
    }
    const { clientWidth, clientHeight } = document.documentElement;
    const at = anchor.getBoundingClientRect();
    box.style.translate = '';
    const { left, top, width, height } = box.getBoundingClientRect();
    const isRtl = getComputedStyle(box).direction === 'rtl';
    const start = isRtl ? at.right - width : at.left;
    const end = isRtl ? at.left : at.right - width;
    const fits = (x: number) => x >= MARGIN_PX && x + width <= clientWidth - MARGIN_PX;
    const x = fits(start) ? start : end;
    const below = at.bottom + GAP_PX;
    const above = at.top - GAP_PX - height;
    const y = below + height > clientHeight - MARGIN_PX && above >= MARGIN_PX ? above : below;
    const within = Math.max(MARGIN_PX, Math.min(x, clientWidth - MARGIN_PX - width));
    // Measured, not set: whatever the box is placed in, it comes where it belongs.
    box.style.translate = `${Math.round(within - left)}px ${Math.round(y - top)}px`;
  };

  /** To what happens elsewhere, while it matters. */
  #listen(isOpen: boolean): void {
    if (isOpen === this.#isListening) return;
    this.#isListening = isOpen;
    this.#opener = undefined;
    const change = isOpen ? 'addEventListener' : 'removeEventListener';
    document[change]('pointerdown', this.#onPointerdown, { capture: true });
    document[change]('scroll', this.position, { capture: true });
    globalThis[change]('resize', this.position);
  }

  readonly #onPointerdown = (event: Event): void => {
    const path = event.composedPath();
    const { inside, onClose } = this.#options;
    if (!inside().some((one) => one && path.includes(one))) onClose();
  };
}
