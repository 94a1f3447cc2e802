/** The address follows the page, and the page follows Back, Forward and a typed address. */
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { FIRST_PAGE_ADDRESS, type PageAddress } from '../../src/page/page-address.ts';
import { FIRST_QUERY, type Query } from '../../src/accounts/query.ts';
import type { AddressBar } from '../../src/state/address-bar.ts';
import { PageAddressKeeper } from '../../src/page/page-address-keeper.ts';
import { holdTimer, type HeldTimer } from '../state/held-timer.ts';
import { createHost } from '../state/host.ts';

const TYPING_MS = 400;

/** A browser's address and history, without a browser. */
class Browser implements AddressBar {
  readonly steps: string[];
  at = 0;
  listeners = new Set<() => void>();

  constructor(fragment: string) {
    this.steps = [fragment];
  }

  get fragment(): string {
    return this.steps[this.at] ?? '';
  }

  write(fragment: string, isNew: boolean): void {
    if (isNew) this.at++;
    this.steps.splice(this.at, isNew ? Infinity : 1, fragment);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Back, or forward with 1. */
  go(by = -1): void {
    this.at += by;
    for (const listener of this.listeners) listener();
  }
}

interface Setup {
  readonly browser: Browser;
  readonly keeper: PageAddressKeeper;
  readonly typing: HeldTimer;
  /** Where the page was sent. */
  readonly sent: (readonly [place: PageAddress, isEmpty: boolean])[];
  /** Changes the page, which is followed like any change of it. */
  readonly change: (part: Partial<PageAddress>) => void;
  readonly ask: (part: Partial<Query>) => void;
}

/** A page that begins at an address, with a keeper that has read it. */
function open(t: TestContext, fragment = ''): Setup {
  const browser = new Browser(fragment);
  const typing = holdTimer(t, TYPING_MS);
  const sent: (readonly [PageAddress, boolean])[] = [];
  let place = FIRST_PAGE_ADDRESS;
  const keeper = new PageAddressKeeper(createHost(), browser, (shown, isEmpty) => {
    sent.push([shown, isEmpty]);
    place = shown;
  });
  keeper.hostConnected();
  if (fragment !== '') keeper.read();
  keeper.follow(place);
  const change = (part: Partial<PageAddress>) => {
    place = { ...place, ...part };
    keeper.follow(place);
  };
  // Back and Forward change the page, and each change of it is followed.
  browser.listeners.add(() => keeper.follow(place));
  const ask = (part: Partial<Query>) => change({ query: { ...place.query, ...part } });
  return { browser, keeper, typing, sent, change, ask };
}

suite('the beginning', () => {
  test('writes nothing where the page is as it is at first', (t) => {
    const { browser, sent } = open(t);

    assert.deepEqual(browser.steps, ['']);
    assert.deepEqual(sent, []);
  });

  test('shows the place of the address, and leaves that as it is', (t) => {
    const { browser, sent } = open(t, 'search=anna&sort=owner');

    assert.deepEqual(browser.steps, ['search=anna&sort=owner']);
    assert.equal(sent.length, 1);
    assert.deepEqual(sent[0]?.[0].query.search, 'anna');
    assert.equal(sent[0][1], false);
  });

  test('puts an address that says it otherwise right, without a step', (t) => {
    const { browser } = open(t, 'sort=owner&search=anna&state=');

    assert.deepEqual(browser.steps, ['search=anna&sort=owner']);
  });

  test('leaves an address with broken parts, and names them', (t) => {
    const { browser, keeper } = open(t, 'search=anna&sort=nothing&x=1');

    assert.deepEqual(keeper.broken, ['sort=nothing', 'x=1']);
    assert.deepEqual(browser.steps, ['search=anna&sort=nothing&x=1']);
  });

  test('may go where something else than the address says', (t) => {
    const { browser, keeper, sent } = open(t);

    keeper.read('search=kept');
    const [place = FIRST_PAGE_ADDRESS] = sent.at(-1) ?? [];
    keeper.follow(place);

    assert.equal(place.query.search, 'kept');
    assert.deepEqual(browser.steps, ['search=kept']);
  });
});

suite('a change of the page', () => {
  test('is a step, which Back undoes', (t) => {
    const { browser, change, ask, sent } = open(t);

    ask({ twoFactor: 'not-enabled' });
    change({ account: 'anna' });
    assert.deepEqual(browser.steps, [
      '',
      'two-factor=not-enabled',
      'two-factor=not-enabled&account=anna',
    ]);
    browser.go();

    assert.equal(sent.at(-1)?.[0].account, '');
    assert.equal(sent.at(-1)?.[0].query.twoFactor, 'not-enabled');
    assert.equal(browser.steps.length, 3);
    assert.equal(browser.at, 1);
  });

  test('Forward goes there again', (t) => {
    const { browser, change, sent } = open(t);

    change({ tab: 'policy' });
    browser.go();
    browser.go(1);

    assert.equal(sent.at(-1)?.[0].tab, 'policy');
    assert.deepEqual(browser.steps, ['', 'tab=policy']);
  });

  test('Back to the beginning says that nothing is said', (t) => {
    const { browser, change, sent } = open(t);

    change({ tab: 'policy' });
    browser.go();

    assert.deepEqual(sent.at(-1), [FIRST_PAGE_ADDRESS, true]);
  });

  test('after Back is a step from there', (t) => {
    const { browser, change } = open(t);

    change({ tab: 'policy' });
    browser.go();
    change({ tab: 'own' });

    assert.deepEqual(browser.steps, ['', 'tab=own']);
    assert.equal(browser.at, 1);
  });

  test('that leaves the place as it is writes nothing', (t) => {
    const { browser, change } = open(t);

    change({ tab: 'policy' });
    change({});
    change({ query: { ...FIRST_QUERY } });

    assert.equal(browser.steps.length, 2);
  });

  test('ends the naming of broken parts', (t) => {
    const { keeper, change, browser } = open(t, 'x=1');

    change({});
    assert.deepEqual(keeper.broken, ['x=1']);
    change({ account: 'anna' });

    assert.deepEqual(keeper.broken, []);
    assert.deepEqual(browser.steps, ['x=1', 'account=anna']);
  });
});

suite('a word that is typed', () => {
  test('is one step, written when the typing rests', (t) => {
    const { browser, ask, typing } = open(t);

    for (const search of ['a', 'an', 'ann', 'anna']) ask({ search });
    assert.deepEqual(browser.steps, ['']);
    assert.deepEqual([typing.count(), typing.cleared()], [4, 3]);
    typing.ring();

    assert.deepEqual(browser.steps, ['', 'search=anna']);
  });

  test('typed further after a rest is still the same step', (t) => {
    const { browser, ask, typing, sent } = open(t);

    ask({ search: 'an' });
    typing.ring();
    ask({ search: 'anna' });
    typing.ring();
    assert.deepEqual(browser.steps, ['', 'search=anna']);
    browser.go();

    assert.equal(sent.at(-1)?.[0].query.search, '');
  });

  test('is written before what is chosen next, which is a step of its own', (t) => {
    const { browser, ask } = open(t);

    ask({ search: 'anna' });
    ask({ twoFactor: 'enabled' });

    assert.deepEqual(browser.steps, ['', 'search=anna', 'search=anna&two-factor=enabled']);
  });

  test('after another choice is a new step', (t) => {
    const { browser, ask, typing } = open(t);

    ask({ search: 'a' });
    typing.ring();
    ask({ twoFactor: 'enabled' });
    ask({ search: 'ab' });
    typing.ring();

    assert.deepEqual(browser.steps, [
      '',
      'search=a',
      'search=a&two-factor=enabled',
      'search=ab&two-factor=enabled',
    ]);
  });

  test('and taken back at once is no step', (t) => {
    const { browser, ask, typing } = open(t);

    ask({ search: 'a' });
    ask({ search: '' });
    typing.ring();

    assert.deepEqual(browser.steps, ['']);
  });

  test('is not written any more after Back', (t) => {
    const { browser, change, ask, typing } = open(t);

    change({ tab: 'policy' });
    ask({ search: 'anna' });
    browser.go();

    assert.equal(typing.cleared(), 1);
    assert.deepEqual(browser.steps, ['', 'tab=policy']);
    assert.equal(browser.at, 0);
  });

  test('is not disturbed by changes of the page that leave the place', (t) => {
    const { browser, ask, change, typing } = open(t);

    ask({ search: 'anna' });
    change({});
    assert.equal(typing.cleared(), 0);
    typing.ring();

    assert.deepEqual(browser.steps, ['', 'search=anna']);
  });
});

suite('a host that leaves the document', () => {
  test('is told of nothing, writes nothing, and listens again when it is back', (t) => {
    const browser = new Browser('');
    const typing = holdTimer(t, TYPING_MS);
    let told = 0;
    const host = createHost();
    const keeper = new PageAddressKeeper(host, browser, () => told++);
    assert.deepEqual(host.controllers, [keeper]);
    keeper.hostConnected();
    keeper.hostConnected();
    assert.equal(browser.listeners.size, 1);
    keeper.follow(FIRST_PAGE_ADDRESS);
    keeper.follow({ ...FIRST_PAGE_ADDRESS, query: { ...FIRST_QUERY, search: 'a' } });

    keeper.hostDisconnected();
    assert.deepEqual([browser.listeners.size, typing.cleared()], [0, 1]);
    browser.go(0);
    assert.equal(told, 0);
    keeper.hostConnected();
    browser.go(0);

    assert.equal(told, 1);
  });
});
