/** Stores that know of a last visit, for the elements that show it. */
import { createFormats } from '../../../src/i18n/formats.ts';
import type { LastVisitState, LastVisitStore } from '../../../src/state/last-visit-store.ts';
import { Store } from '../../../src/state/store.ts';
import type { Stores } from '../../../src/state/stores.ts';
import { colouredPlace } from '../../browser/coloured.ts';
import { frame, mount } from '../../browser/mount.ts';
import { textOf } from '../../browser/roles.ts';

/** What the elements read of the store, and what they have asked of it. */
export class VisitStore extends Store {
  state: LastVisitState = 'compared';
  changes: LastVisitStore['changes'];
  since = Date.parse('2026-11-27T16:32:00');
  told: readonly string[] = [];
  isUnkept = false;
  readonly asked: string[] = [];

  turnOff(): void {
    this.asked.push('off');
  }

  turnOn(): void {
    this.asked.push('on');
  }

  dismiss(): void {
    this.asked.push('dismiss');
    this.set({ told: [] });
  }

  set(facts: Partial<VisitStore>): void {
    Object.assign(this, facts);
    this.requestUpdate();
  }
}

export interface Shown {
  readonly element: HTMLElement;
  readonly visit: VisitStore;
  /** The users of whom the panel was asked for. */
  readonly chosen: readonly string[];
}

/** Puts such an element into the page. */
export async function show(
  tag: 'tfs-last-visit-card' | 'tfs-lost-note',
  facts: Partial<VisitStore> = {},
): Promise<Shown> {
  const visit = new VisitStore();
  visit.set(facts);
  const element = document.createElement(tag);
  const stores = { lastVisit: visit } as unknown as Stores;
  Object.assign(element, { stores, formats: createFormats('en') });
  const chosen: string[] = [];
  document.body.addEventListener('account-chosen', listen);
  cleanups.push(() => document.body.removeEventListener('account-chosen', listen));
  mount(element, colouredPlace());
  await frame();
  return { element, visit, chosen };

  function listen(event: Event): void {
    chosen.push((event as CustomEvent<string>).detail);
  }
}

/** Names are buttons, which are read with a space around them. */
export const readText = (element: Element): string => textOf(element).replaceAll(' , ', ', ');

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});
