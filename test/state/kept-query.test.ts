/** What was typed outlives an ended session: as it was, until it is forgotten. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { FIRST_QUERY, NO_FACETS, type Query } from '../../src/accounts/query.ts';
import {
  forgetQuery,
  hasKeptQuery,
  keepQuery,
  readKeptQuery,
  type TabStorage,
} from '../../src/state/kept-query.ts';
import { queries } from '../accounts/accounts.ts';

const QUERY: Query = {
  search: ' Müller ',
  twoFactor: 'enabled',
  facets: { ...NO_FACETS, owner: 'zoe', state: 'suspended' },
  sort: { key: 'domain', direction: 'descending' },
};

/** A tab's storage in memory, with what is in it. */
function createStorage(): TabStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** What was kept, read. */
const kept = (storage: TabStorage): unknown => JSON.parse(readKeptQuery(storage) ?? 'null');

const deny = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

suite('a kept query', () => {
  test('comes back as it was, with whose it is', () => {
    const storage = createStorage();
    assert.equal(hasKeptQuery(storage), false);
    assert.equal(readKeptQuery(storage), null);

    keepQuery(storage, 'anna', QUERY);

    assert.equal(hasKeptQuery(storage), true);
    assert.deepEqual(kept(storage), { user: 'anna', query: QUERY });
  });

  test('is there until it is forgotten, which leaves nothing', () => {
    const storage = createStorage();
    keepQuery(storage, 'anna', QUERY);
    assert.deepEqual(kept(storage), kept(storage));

    forgetQuery(storage);

    assert.equal(storage.items.size, 0);
    assert.equal(hasKeptQuery(storage), false);
  });

  test('is the last one that was kept', () => {
    const storage = createStorage();

    keepQuery(storage, 'anna', FIRST_QUERY);
    keepQuery(storage, 'bert', QUERY);

    assert.deepEqual(kept(storage), { user: 'bert', query: QUERY });
    assert.equal(storage.items.size, 1);
  });

  test('holds the user and the query, nothing else', () => {
    const storage = createStorage();

    keepQuery(storage, 'anna', QUERY);

    const [text = ''] = storage.items.values();
    assert.deepEqual(JSON.parse(text), { user: 'anna', query: QUERY });
  });

  test('comes back whatever was typed, for users of whatever name', () => {
    const users = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));
    fc.assert(
      fc.property(users, fc.string({ unit: 'binary' }), queries, (user, search, others) => {
        const storage = createStorage();
        const query = { ...others, search };

        keepQuery(storage, user, query);

        assert.deepEqual(kept(storage), JSON.parse(JSON.stringify({ user, query })));
      }),
    );
  });

  test('is not mixed up with what other pages keep', () => {
    const storage = createStorage();
    storage.items.set('other', 'theirs');
    keepQuery(storage, 'anna', QUERY);

    forgetQuery(storage);

    assert.deepEqual([...storage.items], [['other', 'theirs']]);
  });
});

suite('a storage that is forbidden', () => {
  test('loses the query, and nothing else', () => {
    const forbidden: TabStorage = { getItem: deny, setItem: deny, removeItem: deny };

    assert.doesNotThrow(() => keepQuery(forbidden, 'anna', QUERY));
    assert.doesNotThrow(() => forgetQuery(forbidden));
    assert.equal(readKeptQuery(forbidden), null);
    assert.equal(hasKeptQuery(forbidden), false);
  });

  test('and that only cannot be emptied still can be read', () => {
    const storage = createStorage();
    keepQuery(storage, 'anna', QUERY);
    const full = { ...storage, removeItem: deny };

    assert.doesNotThrow(() => forgetQuery(full));
    assert.equal(hasKeptQuery(full), true);
  });
});
