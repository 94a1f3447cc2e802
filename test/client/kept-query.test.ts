/** What was typed outlives an ended session: for the same user, once, and only if it is whole. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { FIRST_QUERY, type Query } from '../../src/model/query.ts';
import { keepQuery, takeKeptQuery, type TabStorage } from '../../src/state/kept-query.ts';

const QUERY: Query = {
  search: ' Müller ',
  twoFactor: 'enabled',
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

/** Storage in which something else stands where the query was kept. */
function storageHolding(text: string): TabStorage {
  const storage = createStorage();
  keepQuery(storage, 'anna', QUERY);
  for (const key of storage.items.keys()) storage.items.set(key, text);
  return storage;
}

const deny = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

suite('a kept query', () => {
  test('comes back as it was', () => {
    const storage = createStorage();

    keepQuery(storage, 'anna', QUERY);

    assert.deepEqual(takeKeptQuery(storage, 'anna'), QUERY);
  });

  test('comes back once, and leaves nothing', () => {
    const storage = createStorage();
    keepQuery(storage, 'anna', QUERY);

    takeKeptQuery(storage, 'anna');

    assert.equal(storage.items.size, 0);
    assert.equal(takeKeptQuery(storage, 'anna'), undefined);
  });

  test('is the last one that was kept', () => {
    const storage = createStorage();

    keepQuery(storage, 'anna', FIRST_QUERY);
    keepQuery(storage, 'anna', QUERY);

    assert.deepEqual(takeKeptQuery(storage, 'anna'), QUERY);
  });

  test("is not another user's, and does not wait for its own", () => {
    const storage = createStorage();
    keepQuery(storage, 'anna', QUERY);

    assert.equal(takeKeptQuery(storage, 'bert'), undefined);
    assert.equal(storage.items.size, 0);
  });

  test('holds the user and the query, nothing else', () => {
    const storage = createStorage();

    keepQuery(storage, 'anna', QUERY);

    const [text = ''] = storage.items.values();
    assert.deepEqual(JSON.parse(text), { user: 'anna', query: QUERY });
  });

  test('comes back whatever was typed, for users of whatever name', () => {
    const queries: fc.Arbitrary<Query> = fc.record({
      search: fc.string({ unit: 'binary' }),
      twoFactor: fc.constantFrom('all', 'enabled', 'not-enabled'),
      sort: fc.record({
        key: fc.constantFrom('user', 'domain', 'two-factor'),
        direction: fc.constantFrom('ascending', 'descending'),
      }),
    });
    const users = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));
    fc.assert(
      fc.property(users, queries, (user, query) => {
        const storage = createStorage();

        keepQuery(storage, user, query);

        assert.deepEqual(takeKeptQuery(storage, user), { ...query, sort: { ...query.sort } });
      }),
    );
  });
});

suite('a query that is not whole is none', () => {
  const broken: [what: string, text: string][] = [
    ['nothing', ''],
    ['no JSON', '{"user":"anna","query":{"search":'],
    ['null', 'null'],
    ['a text', '"anna"'],
    ['a list', '["anna"]'],
    ['no user', JSON.stringify({ query: QUERY })],
    ['no query', JSON.stringify({ user: 'anna' })],
    ['a query that is null', JSON.stringify({ user: 'anna', query: null })],
    ['a query that is a text', JSON.stringify({ user: 'anna', query: 'all' })],
  ];
  const members: [what: string, part: Record<string, unknown>][] = [
    ['no search', { search: undefined }],
    ['a search that is no text', { search: { toString: 'x' } }],
    ['a filter that nobody knows', { twoFactor: 'maybe' }],
    ['a filter that every object has', { twoFactor: '__proto__' }],
    ['a filter that is a list', { twoFactor: ['all'] }],
    ['no sort', { sort: undefined }],
    ['a sort that is null', { sort: null }],
    ['a sort that is a text', { sort: 'user' }],
    ['a sort by what nobody knows', { sort: { key: 'owner', direction: 'ascending' } }],
    ['a sort by what every object has', { sort: { key: 'toString', direction: 'ascending' } }],
    ['a sort without a direction', { sort: { key: 'user' } }],
    ['a direction that nobody knows', { sort: { key: 'user', direction: 'sideways' } }],
  ];
  for (const [what, part] of members) {
    broken.push([what, JSON.stringify({ user: 'anna', query: { ...QUERY, ...part } })]);
  }
  for (const [what, text] of broken) {
    test(what, () => assert.equal(takeKeptQuery(storageHolding(text), 'anna'), undefined));
  }

  test('whatever is in the storage, what comes out can be used', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.json().map((query) => `{"user":"anna","query":${query}}`),
      fc
        .json()
        .map((sort) =>
          JSON.stringify({ user: 'anna', query: { ...QUERY, sort: JSON.parse(sort) as unknown } }),
        ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(takeKeptQuery(storageHolding(text), 'anna'), undefined);
      }),
    );
  });
});

suite('a storage that is forbidden', () => {
  test('loses the query, and nothing else', () => {
    const forbidden: TabStorage = { getItem: deny, setItem: deny, removeItem: deny };

    assert.doesNotThrow(() => keepQuery(forbidden, 'anna', QUERY));
    assert.equal(takeKeptQuery(forbidden, 'anna'), undefined);
  });

  test('nothing is taken from one that cannot be emptied', () => {
    const storage = createStorage();
    keepQuery(storage, 'anna', QUERY);

    assert.equal(takeKeptQuery({ ...storage, removeItem: deny }, 'anna'), undefined);
  });
});
