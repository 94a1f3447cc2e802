/** The store of the last visit: reads, compares and keeps when a list has come; forgets at will. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { LastVisitStore, lastVisitKey } from '../../src/state/last-visit-store.ts';
import { VISIT_MS } from '../../src/state/last-visit.ts';
import { ListStore } from '../../src/state/list-store.ts';
import type { Boot } from '../../src/state/visit.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { until } from './turns.ts';

type States = Readonly<Record<string, boolean>>;

const KEY = lastVisitKey('root', 'server1.example.com');
const MONDAY = Date.UTC(2026, 10, 23, 9);

/** One browser, in which one page after the other is opened. */
function createBrowser() {
  const items = new Map<string, string>();
  const browser = {
    items,
    now: MONDAY,
    user: 'root',
    /** Whether the browser lets the page keep something. */
    canKeep: true,
    open,
  };

  async function open(states: States) {
    let current = states;
    const whm: Transport = () =>
      Promise.resolve({
        data: Object.fromEntries(
          Object.entries(current).map(([user, isEnabled]) => [
            user,
            { is_enabled: Number(isEnabled), primary_domain: `${user}.example` },
          ]),
        ),
        warnings: [],
      });
    const boot = {
      whm,
      user: browser.user,
      hasRoot: true,
      host: 'server1.example.com',
      settings: {
        getItem: (key: string) => items.get(key) ?? null,
        setItem: (key: string, text: string) => {
          if (!browser.canKeep) throw new DOMException('No room', 'QuotaExceededError');
          items.set(key, text);
        },
      },
    } as unknown as Boot;
    const list = new ListStore(boot, () => Promise.resolve());
    const store = new LastVisitStore(boot, list, () => browser.now);
    let told = 0;
    store.watch(() => told++);
    const read = async (next: States) => {
      current = next;
      const before = told;
      await list.current.load();
      await until(() => told > before);
    };
    await read(states);
    return { store, list, read, wait: (isSo: () => boolean) => until(isSo), told: () => told };
  }
  return browser;
}

const FIRST: States = { anna: true, bert: false, carla: true };

suite('the last visit', () => {
  test('is nothing at first, and there at the next visit', async () => {
    const browser = createBrowser();
    const first = await browser.open(FIRST);
    assert.equal(first.store.state, 'first');

    browser.now += VISIT_MS + 1;
    const { store } = await browser.open({ ...FIRST, anna: false, bert: true });

    assert.equal(store.state, 'compared');
    assert.equal(store.since, MONDAY);
    assert.deepEqual(store.changes, { lost: ['anna'], gained: ['bert'], came: [], gone: 0 });
    assert.deepEqual(store.told, ['anna']);
  });

  test('is kept under the name of the viewer: another has a first visit', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);

    browser.user = 'reseller';
    const { store } = await browser.open(FIRST);

    assert.equal(store.state, 'first');
    assert.equal(browser.items.size, 2);
  });

  test('compares again with each list that comes', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);
    browser.now += VISIT_MS + 1;
    const { store, read } = await browser.open(FIRST);
    assert.deepEqual(store.told, []);

    await read({ ...FIRST, carla: false });

    assert.deepEqual(store.changes?.lost, ['carla']);
  });

  test('is forgotten when it is turned off, and stays so', async () => {
    const browser = createBrowser();
    const { store, read } = await browser.open(FIRST);

    store.turnOff();
    assert.equal(store.state, 'off');
    await read({ ...FIRST, anna: false });
    browser.now += VISIT_MS + 1;
    const next = await browser.open({ ...FIRST, anna: false });

    assert.equal(next.store.state, 'off');
    assert.equal(next.store.changes, undefined);
    assert.equal(browser.items.get(KEY), 'off');
  });

  test('begins anew when it is turned on', async () => {
    const browser = createBrowser();
    const { store, wait } = await browser.open(FIRST);
    store.turnOff();

    store.turnOn();
    await wait(() => store.state === 'first');

    browser.now += VISIT_MS + 1;
    const next = await browser.open({ ...FIRST, anna: false });
    assert.deepEqual(next.store.told, ['anna']);
  });

  test('a note that was put aside does not come back with the page, and does at the next visit', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);
    browser.now += VISIT_MS + 1;
    const { store, wait } = await browser.open({ ...FIRST, anna: false });
    const before = browser.items.get(KEY);

    store.dismiss();
    assert.deepEqual(store.told, []);
    await wait(() => browser.items.get(KEY) !== before);

    const again = await browser.open({ ...FIRST, anna: false });
    assert.deepEqual(again.store.told, []);
    assert.deepEqual(again.store.changes?.lost, ['anna']);
    browser.now += VISIT_MS + 1;
    const next = await browser.open({ ...FIRST, carla: false });
    assert.deepEqual(next.store.told, ['carla']);
  });

  test('a note that was put aside comes back at the next visit, also where the page stays open', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);
    browser.now += VISIT_MS + 1;
    const { store, read } = await browser.open({ ...FIRST, anna: false });
    store.dismiss();
    await read({ ...FIRST, anna: false, carla: false });
    assert.deepEqual(store.told, ['carla']);

    for (const states of [FIRST, { ...FIRST, anna: false }]) {
      browser.now += VISIT_MS + 1;
      await read(states);
    }
    await read({ ...FIRST, anna: false });

    assert.deepEqual(store.told, ['anna']);
  });

  test('who was taken it by the viewer is not told of', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);
    browser.now += VISIT_MS + 1;
    const { store, read } = await browser.open(FIRST);

    store.expectLoss(new Set(['anna']));
    await read({ ...FIRST, anna: false, carla: false });

    assert.deepEqual(store.told, ['carla']);
    for (const states of [FIRST, { ...FIRST, anna: false }]) {
      browser.now += VISIT_MS + 1;
      await read(states);
    }
    await read({ ...FIRST, anna: false });
    assert.deepEqual(store.told, ['anna'], 'and at a later visit it is');
  });

  test('where the browser keeps nothing it says so, and shows what it knows', async () => {
    const browser = createBrowser();
    await browser.open(FIRST);
    browser.now += VISIT_MS + 1;
    browser.canKeep = false;

    const { store } = await browser.open({ ...FIRST, anna: false });

    assert.equal(store.isUnkept, true);
    assert.deepEqual(store.changes?.lost, ['anna']);
  });

  test('is compared when the page is back, where it was given up', async () => {
    const browser = createBrowser();
    const { store, list, wait, told } = await browser.open(FIRST);
    const before = told();
    await list.current.load();
    store.disconnect();

    store.connect();

    await wait(() => told() > before);
    assert.equal(store.state, 'first');
  });
});
