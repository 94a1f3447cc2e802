/** The number of shown accounts: said when it rests, and at once with another list. */
import assert from 'node:assert/strict';
import { beforeEach, suite, test, type TestContext } from 'node:test';
import { QUIET_MS, DebouncedValue } from '../../src/state/debounced-value.ts';
import { createHost, type Host } from './host.ts';

const LIST = {};

suite('a number that rests', () => {
  let host: Host;
  let rested: DebouncedValue;
  const stopTime = (t: TestContext) => t.mock.timers.enable({ apis: ['setTimeout'] });

  beforeEach(() => {
    host = createHost();
    rested = new DebouncedValue(host);
    rested.follow(undefined, LIST);
  });

  test('is said once, when it has rested, and not with every key', (t) => {
    stopTime(t);
    for (const shown of [900, 800, 712]) {
      rested.follow(shown, LIST);
      t.mock.timers.tick(QUIET_MS - 1);
      assert.equal(rested.value, undefined);
    }
    t.mock.timers.tick(1);
    assert.equal(rested.value, 712);
    assert.equal(host.updates(), 1);
  });

  test('does not begin to rest anew while it stays the same', (t) => {
    stopTime(t);
    rested.follow(7, LIST);
    t.mock.timers.tick(QUIET_MS - 1);
    rested.follow(7, LIST);
    t.mock.timers.tick(1);
    assert.equal(rested.value, 7);
  });

  test('goes when nothing narrows the list any more', (t) => {
    stopTime(t);
    rested.follow(7, LIST);
    t.mock.timers.tick(QUIET_MS);
    rested.follow(undefined, LIST);
    assert.equal(rested.value, 7);
    t.mock.timers.tick(QUIET_MS);
    assert.equal(rested.value, undefined);
  });

  test('can be none', (t) => {
    stopTime(t);
    rested.follow(0, LIST);
    t.mock.timers.tick(QUIET_MS);
    assert.equal(rested.value, 0);
  });

  test('of another list is said at once, and what rested before is not said any more', (t) => {
    stopTime(t);
    rested.follow(7, LIST);
    rested.follow(3, {});
    assert.equal(rested.value, 3);
    t.mock.timers.tick(QUIET_MS);
    assert.equal(rested.value, 3);
  });

  test('says nothing more once the page has left the document', (t) => {
    stopTime(t);
    rested.follow(7, LIST);
    rested.hostDisconnected();
    t.mock.timers.tick(QUIET_MS);
    assert.equal(host.updates(), 0);
    assert.equal(rested.value, 7);
  });
});
