/** Keeps the address's fragment and the page at the same place, both ways. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AddressBar } from '../state/address-bar.ts';
import { readPageAddress, writePageAddress, type PageAddress } from './page-address.ts';

/** A word that is being typed is one step: browsers also forbid too many in a short time. */
const TYPING_MS = 400;

/** @see writePageAddress for what stands in the fragment */
export class PageAddressKeeper implements ReactiveController {
  /** The parts of the address that were not understood. */
  broken: readonly string[] = [];

  readonly #address: AddressBar;
  readonly #show: (place: PageAddress, isEmpty: boolean) => void;
  #written: string | undefined;
  #search = '';
  /** Whether the last step was typed: what is typed further takes its place. */
  #isTyping = false;
  #typed: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  /** @param show shows a place that was gone to; told whether the fragment said nothing at all */
  constructor(
    host: Pick<ReactiveControllerHost, 'addController'>,
    address: AddressBar,
    show: (place: PageAddress, isEmpty: boolean) => void,
  ) {
    this.#address = address;
    this.#show = show;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening ??= this.#address.listen(() => this.read());
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  /** Goes where the address says. */
  read(fragment: string = this.#address.fragment): void {
    clearTimeout(this.#timer);
    this.#typed = undefined;
    const { place, broken } = readPageAddress(fragment);
    this.broken = broken;
    this.#isTyping = false;
    this.#written = undefined;
    this.#show(place, fragment === '');
  }

  /** Follows the page: called after each change with the place where it is. */
  follow(place: PageAddress): void {
    const fragment = writePageAddress(place);
    const { search } = place.query;
    if (this.#written === undefined) {
      // The place that the address itself led to, or that the page began with.
      if (this.broken.length === 0 && fragment !== this.#address.fragment && fragment !== '') {
        this.#address.write(fragment, false);
      }
    } else if (fragment !== this.#written) {
      clearTimeout(this.#timer);
      if (search === this.#search) {
        this.#writeTyped();
        this.#address.write(fragment, true);
        this.#isTyping = false;
      } else {
        this.#typed = fragment;
        this.#timer = setTimeout(() => this.#writeTyped(), TYPING_MS);
      }
      this.broken = [];
    }
    this.#written = fragment;
    this.#search = search;
  }

  #writeTyped(): void {
    if (this.#typed === undefined) return;
    // Typed and taken back, it is no step.
    if (this.#typed !== this.#address.fragment) {
      this.#address.write(this.#typed, !this.#isTyping);
      this.#isTyping = true;
    }
    this.#typed = undefined;
  }
}
