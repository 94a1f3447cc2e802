/** Loading a value: newest wins, a failure keeps what was there, a host that is gone changes nothing. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Loader } from '../../src/state/loader.ts';
import { whenIdle } from '../../src/state/when-idle.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { createHost, type Host } from './host.ts';

/** One reading that a test answers by hand. */
interface Reading {
  readonly signal: AbortSignal;
  readonly resolve: (value: string) => void;
  readonly reject: (error: unknown) => void;
}

interface Setup {
  readonly host: Host;
  readonly loader: Loader<string>;
  readonly readings: readonly Reading[];
  /** The reading of a load, by the order of the loads. */
  readonly reading: (index: number) => Reading;
  readonly setClock: (ms: number) => void;
}

function setUp(): Setup {
  const host = createHost();
  const readings: Reading[] = [];
  let now = 1000;
  const read = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => readings.push({ signal, resolve, reject }));
  const loader = new Loader(host, read, () => now);
  const reading = (index: number) => {
    const found = readings[index];
    assert.ok(found, `reading ${index} has begun`);
    return found;
  };
  return { host, loader, readings, reading, setClock: (ms) => (now = ms) };
}

/** All that a loader shows. */
function stateOf({ value, loadedAt, failure, failedAt, isPending }: Loader<string>): object {
  return { value, loadedAt, failure: failure?.kind, failedAt, isPending };
}

const NOTHING = {
  value: undefined,
  loadedAt: undefined,
  failure: undefined,
  failedAt: undefined,
  isPending: false,
};

suite('a loader', () => {
  test('belongs to its host and begins with nothing', () => {
    const { host, loader, readings } = setUp();

    assert.deepEqual(host.controllers, [loader]);
    assert.deepEqual(stateOf(loader), NOTHING);
    assert.equal(readings.length, 0);
  });

  test('is pending while it reads, and the host is told', () => {
    const { host, loader } = setUp();

    void loader.load();

    assert.deepEqual(stateOf(loader), { ...NOTHING, isPending: true });
    assert.equal(host.updates(), 1);
  });

  test('has the value, and when it came', async () => {
    const { host, loader, reading, setClock } = setUp();

    const load = loader.load();
    setClock(2000);
    reading(0).resolve('first');
    await load;

    assert.deepEqual(stateOf(loader), { ...NOTHING, value: 'first', loadedAt: 2000 });
    assert.equal(host.updates(), 2);
  });

  test('has the failure, and when it came', async () => {
    const { host, loader, reading, setClock } = setUp();
    const failure = new WhmFailure('refused', 'No.');

    const load = loader.load();
    setClock(2000);
    reading(0).reject(failure);
    await load;

    assert.deepEqual(stateOf(loader), { ...NOTHING, failure: 'refused', failedAt: 2000 });
    assert.equal(loader.failure, failure);
    assert.equal(host.updates(), 2);
  });

  test('takes an error of another kind as an unreadable answer', async () => {
    const { loader, reading } = setUp();

    const load = loader.load();
    reading(0).reject(new TypeError('x is undefined'));
    await load;

    assert.equal(loader.failure?.kind, 'unreadable');
    assert.match(loader.failure.reason, /x is undefined/);
  });

  test('takes what is thrown at once like what is rejected', async () => {
    const loader = new Loader(createHost(), () => {
      throw new WhmFailure('refused');
    });

    await loader.load();

    assert.equal(loader.failure?.kind, 'refused');
    assert.equal(loader.isPending, false);
  });

  test('keeps the value when a later load fails', async () => {
    const { loader, reading, setClock } = setUp();
    const first = loader.load();
    reading(0).resolve('first');
    await first;

    const second = loader.load();
    setClock(3000);
    reading(1).reject(new WhmFailure('unreachable'));
    await second;

    assert.deepEqual(stateOf(loader), {
      value: 'first',
      loadedAt: 1000,
      failure: 'unreachable',
      failedAt: 3000,
      isPending: false,
    });
  });

  test('reads in another way for once, and then as before', async () => {
    const { loader, readings, reading } = setUp();

    await loader.load(() => Promise.resolve('otherwise'));
    assert.deepEqual([loader.value, readings.length], ['otherwise', 0]);
    const again = loader.load();
    reading(0).resolve('as before');
    await again;

    assert.equal(loader.value, 'as before');
  });

  test('has the failure of another way, and keeps the value', async () => {
    const { loader, reading } = setUp();
    const first = loader.load();
    reading(0).resolve('first');
    await first;

    await loader.load(() => Promise.reject(new WhmFailure('timed-out')));

    assert.deepEqual([loader.value, loader.failure?.kind], ['first', 'timed-out']);
  });

  test('keeps the failure while it tries again, and drops it with success', async () => {
    const { loader, reading } = setUp();
    const first = loader.load();
    reading(0).reject(new WhmFailure('unreachable'));
    await first;

    const second = loader.load();
    assert.deepEqual([loader.failure?.kind, loader.isPending], ['unreachable', true]);
    reading(1).resolve('second');
    await second;

    assert.deepEqual(stateOf(loader), { ...NOTHING, value: 'second', loadedAt: 1000 });
  });
});

/** How a load that nobody waits for any more may end. */
const LATE: [what: string, end: (reading: Reading) => void][] = [
  ['a late answer', (reading) => reading.resolve('old')],
  ['a late failure', (reading) => reading.reject(new WhmFailure('refused'))],
  ['the cancellation', (reading) => reading.reject(new WhmFailure('cancelled'))],
];

suite('newest wins', () => {
  test('a load that is replaced is cancelled, the new one is not', () => {
    const { loader, reading } = setUp();

    void loader.load();
    void loader.load();

    assert.equal(reading(0).signal.aborted, true);
    assert.equal(reading(1).signal.aborted, false);
  });

  for (const [what, end] of LATE) {
    test(`${what} of the replaced load changes nothing while the new one is under way`, async () => {
      const { host, loader, reading } = setUp();

      const first = loader.load();
      void loader.load();
      const updates = host.updates();
      end(reading(0));
      await first;

      assert.deepEqual(stateOf(loader), { ...NOTHING, isPending: true });
      assert.equal(host.updates(), updates);
    });

    test(`${what} of the replaced load changes nothing when the new one is done`, async () => {
      const { loader, reading } = setUp();

      const first = loader.load();
      const second = loader.load();
      reading(1).resolve('new');
      await second;
      end(reading(0));
      await first;

      assert.deepEqual(stateOf(loader), { ...NOTHING, value: 'new', loadedAt: 1000 });
    });
  }

  test('is idle when the last one has ended, however often it was replaced', async () => {
    const { loader, reading } = setUp();
    let isIdle = false;

    void loader.load();
    const idle = whenIdle(loader).then(() => (isIdle = true));
    void loader.load();
    reading(0).resolve('old');
    await new Promise(setImmediate);
    assert.equal(isIdle, false);
    reading(1).resolve('new');
    await idle;

    assert.equal(loader.value, 'new');
  });

  test('of three loads the last one counts, in whatever order they end', async () => {
    const { loader, reading } = setUp();

    const loads = [loader.load(), loader.load(), loader.load()];
    reading(2).resolve('third');
    reading(0).resolve('first');
    reading(1).reject(new WhmFailure('timed-out'));
    await Promise.all(loads);

    assert.deepEqual(stateOf(loader), { ...NOTHING, value: 'third', loadedAt: 1000 });
  });
});

suite('a host that leaves the document', () => {
  test('cancels the load, and loads afresh when it is back', async () => {
    const { loader, reading } = setUp();

    void loader.load();
    loader.hostDisconnected();
    assert.equal(reading(0).signal.aborted, true);
    loader.hostConnected();
    reading(1).resolve('afresh');
    await new Promise(setImmediate);

    assert.equal(loader.value, 'afresh');
    assert.equal(loader.isPending, false);
  });

  test('and comes back with nothing under way asks for nothing', () => {
    const { loader, readings } = setUp();

    loader.hostConnected();

    assert.equal(readings.length, 0);
    assert.equal(loader.isPending, false);
  });

  for (const [what, end] of LATE) {
    test(`${what} changes nothing`, async () => {
      const { host, loader, reading } = setUp();

      const load = loader.load();
      loader.hostDisconnected();
      const updates = host.updates();
      end(reading(0));
      await load;

      assert.deepEqual(stateOf(loader), { ...NOTHING, isPending: true });
      assert.equal(host.updates(), updates);
    });
  }

  test('does no harm before the first load', () => {
    const { loader } = setUp();

    assert.doesNotThrow(() => loader.hostDisconnected());
  });

  test('can load again when it comes back', async () => {
    const { loader, reading } = setUp();

    void loader.load();
    loader.hostDisconnected();
    const again = loader.load();
    reading(1).resolve('again');
    await again;

    assert.equal(loader.value, 'again');
  });
});
