/** What is computed in the background: once what it depends on has rested, and the newest wins. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Steps } from '../../src/lib/steps.ts';
import { BackgroundValue } from '../../src/state/background-value.ts';
import { holdTimer } from './held-timer.ts';
import { createHost } from './host.ts';
import { slowDown, turn, until } from './turns.ts';

const REST_MS = 150;

/** Steps with pauses in them, and how far they came. */
function countTo(value: number, done: number[] = []): () => Steps<number> {
  return function* () {
    for (let count = 1; count <= value; count++) {
      done.push(count);
      yield;
    }
    return value;
  };
}

suite('later', () => {
  test('belongs to its host and begins with nothing', () => {
    const host = createHost();
    const later = new BackgroundValue<number>(host);

    assert.deepEqual(host.controllers, [later]);
    assert.equal(later.value, undefined);
  });

  test('the first value is computed without a rest, but not at once', async (t) => {
    const first = holdTimer(t, 0);
    const host = createHost();
    const later = new BackgroundValue<number>(host);

    later.compute(['a'], countTo(3));
    assert.equal(later.value, undefined);
    first.ring();
    await until(() => host.updates() > 0);

    assert.equal(later.value, 3);
    assert.equal(host.updates(), 1);
  });

  test('the next one is computed when what it depends on has rested; the old one stands', async (t) => {
    const [first, rest] = [holdTimer(t, 0), holdTimer(t, REST_MS)];
    const host = createHost();
    const later = new BackgroundValue<number>(host);
    later.compute(['a'], countTo(1));
    first.ring();
    await until(() => later.value === 1);

    later.compute(['b'], countTo(2));
    later.compute(['c'], countTo(3));
    await turn(10);
    assert.equal(later.value, 1);
    assert.deepEqual([rest.count(), rest.cleared()], [2, 1]);
    rest.ring();
    await until(() => host.updates() > 1);

    assert.equal(later.value, 3);
  });

  test('nothing is computed twice for the same', async (t) => {
    const first = holdTimer(t, 0);
    const later = new BackgroundValue<number>(createHost());
    const list: unknown[] = [];

    later.compute(['a', list], countTo(1));
    later.compute(['a', list], countTo(2));
    first.ring();
    await until(() => later.value !== undefined);
    later.compute(['a', list], countTo(3), 0);

    assert.equal(first.count(), 1);
    assert.equal(later.value, 1);
  });

  test('anything of what it depends on may change, its length too', (t) => {
    const first = holdTimer(t, 0);
    const later = new BackgroundValue<number>(createHost());

    for (const key of [['a', 'b'], ['a', 'c'], ['a'], ['a', undefined], [{}], [{}]]) {
      later.compute(key, countTo(1));
    }

    assert.deepEqual([first.count(), first.cleared()], [6, 5]);
  });

  test('what is under way is given up for a newer one, and changes nothing', async (t) => {
    slowDown(t);
    const first = holdTimer(t, 0);
    const host = createHost();
    const later = new BackgroundValue<number>(host);
    const done: number[] = [];

    later.compute(['a'], countTo(100, done));
    first.ring();
    await until(() => done.length > 2);
    later.compute(['b'], countTo(2));
    first.ring();
    await until(() => host.updates() > 0);
    await turn(200);

    assert.equal(later.value, 2);
    assert.ok(done.length < 100);
    assert.equal(host.updates(), 1);
  });

  test('a host that leaves the document gives up what is under way', async (t) => {
    slowDown(t);
    const first = holdTimer(t, 0);
    const host = createHost();
    const later = new BackgroundValue<number>(host);
    const done: number[] = [];

    later.compute(['a'], countTo(100, done));
    first.ring();
    await until(() => done.length > 2);
    later.hostDisconnected();
    await turn(200);

    assert.ok(done.length < 100);
    assert.deepEqual([later.value, host.updates()], [undefined, 0]);
  });

  test('a host that leaves before it begins has it never begun', (t) => {
    const first = holdTimer(t, 0);
    const later = new BackgroundValue<number>(createHost());

    later.compute(['a'], countTo(1));
    later.hostDisconnected();

    assert.deepEqual([first.count(), first.cleared()], [1, 1]);
  });

  test('what was given up is computed when the host is back', async (t) => {
    const first = holdTimer(t, 0);
    const later = new BackgroundValue<number>(createHost());

    later.compute(['a'], countTo(1));
    later.hostDisconnected();
    later.compute(['a'], countTo(1));
    assert.equal(first.count(), 2);
    first.ring();
    await until(() => later.value !== undefined);

    assert.equal(later.value, 1);
  });
});
