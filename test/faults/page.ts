/** All that the page knows, without its elements: the stores on a WHM that fails, loaded as the page loads them. */
import type { TestContext } from 'node:test';
import { byCodeUnits } from '../../src/lib/text-order.ts';
import { FirstStores } from '../../src/state/first-stores.ts';
import { addLaterStores } from '../../src/state/later-stores.ts';
import type { Stores } from '../../src/state/stores.ts';
import type { Boot } from '../../src/state/visit.ts';
import { startFastClock, type FastClock } from './clock.ts';
import { FaultyWhm } from './faulty-whm.ts';

function createStorage(): Boot['settings'] & Boot['storage'] {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

export class FaultyPage {
  readonly clock: FastClock;
  readonly whm: FaultyWhm;
  readonly first: FirstStores;
  #stores: Stores | undefined;

  constructor(t: TestContext) {
    this.clock = startFastClock(t);
    this.whm = new FaultyWhm(this.clock);
    this.first = new FirstStores(
      {
        whm: this.whm.transport,
        user: 'root',
        hasRoot: true,
        canListAccounts: true,
        whmVersion: '11.138.0.10',
        host: 'server1.example.com',
        loginUrl: '/login/',
        whmUrl: (path) => path,
        shareUrl: (fragment) => fragment,
        language: 'en',
        texts: { loadRest: () => Promise.resolve(), readOwnerMessages: () => Promise.resolve({}) },
        address: { fragment: '', write: () => undefined, listen: () => () => undefined },
        storage: createStorage(),
        settings: createStorage(),
        print: () => undefined,
      },
      () => Promise.resolve(),
    );
  }

  get stores(): Stores {
    if (!this.#stores) throw new Error('The page has not been opened');
    return this.#stores;
  }

  /** Loads the page, and what comes after the list, which may have failed. */
  async open(): Promise<{ readonly whm: FaultyWhm; readonly stores: Stores }> {
    const { first, clock } = this;
    first.load();
    first.own.need();
    await clock.quiet(() => !first.list.current.isPending);
    const stores = (this.#stores = addLaterStores(first, byCodeUnits));
    const look = () => this.#look();
    for (const store of [stores.list, stores.details]) store.watch(look);
    look();
    await this.#rest();
    return { whm: this.whm, stores };
  }

  /** What Refresh and Try again do. */
  async refresh(): Promise<void> {
    this.stores.load();
    await this.#rest();
  }

  /** Until all has been answered. */
  #rest(): Promise<void> {
    const { list, policy, own, details, availability } = this.stores;
    const loaders = [list.current, policy.current, own.current, details.records];
    return this.clock.quiet(
      () => loaders.every(({ isPending }) => !isPending) && !availability.progress,
    );
  }

  /** As the page looks who cannot enable it: once the list has come to rest. */
  #look(): void {
    const { list, details, availability } = this.stores;
    const { value, isPending, failure } = list.current;
    if (value && !isPending && !failure && details.shownState !== 'coming') {
      availability.look(details.notEnabled);
    }
  }
}
