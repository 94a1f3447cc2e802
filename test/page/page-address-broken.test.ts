/** An address that somebody typed, cut or made up: what is valid holds, what is not is named. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { COLUMNS } from '../../src/accounts/columns.ts';
import {
  FIRST_PAGE_ADDRESS,
  readPageAddress,
  writePageAddress,
  type PageAddress,
} from '../../src/page/page-address.ts';
import { FIRST_QUERY, NO_FACETS, type Facets, type Query } from '../../src/accounts/query.ts';

/** Parts that hold, each with what it then says. */
const VALID: readonly (readonly [
  part: string,
  said: (place: PageAddress) => unknown,
  value: unknown,
])[] = [
  ['search=a%20b', ({ query }) => query.search, 'a b'],
  ['search=a=b', ({ query }) => query.search, 'a=b'],
  ['owner=__proto__', ({ query }) => query.facets.owner, '__proto__'],
  ['package=constructor', ({ query }) => query.facets.package, 'constructor'],
  ['two-factor=enabled', ({ query }) => query.twoFactor, 'enabled'],
  ['two-factor=not-available', ({ query }) => query.twoFactor, 'not-enabled'],
  ['role=reseller', ({ query }) => query.facets.role, 'reseller'],
  ['can-enable=yes', ({ query }) => query.facets.canEnable, 'yes'],
  ['state=suspended', ({ query }) => query.facets.state, 'suspended'],
  ['created-from=2024-02-29', ({ query }) => query.facets.createdFrom, '2024-02-29'],
  ['created-to=2026-01-01', ({ query }) => query.facets.createdTo, '2026-01-01'],
  ['sort=contact', ({ query }) => query.sort.key, 'contact'],
  ['sort=risk', ({ query }) => query.sort.key, 'two-factor'],
  ['order=descending', ({ query }) => query.sort.direction, 'descending'],
  ['columns=contact,user', ({ columns }) => columns, ['user', 'contact']],
  ['columns=role', ({ columns }) => columns, ['user', 'role']],
  ['breakdown=package', ({ tab }) => tab, 'insights'],
  ['account=toString', ({ account }) => account, 'toString'],
];

const BROKEN: readonly string[] = [
  'nothing',
  '=x',
  '__proto__=x',
  'constructor=x',
  'toString',
  'Search=x',
  'token=/cpsess1234567890',
  'two-factor=maybe',
  'two-factor=__proto__',
  'two-factor=Enabled',
  'role=root',
  'role=constructor',
  'state=locked',
  'can-enable=maybe',
  'sort=nothing',
  'sort=toString',
  'order=sideways',
  'breakdown=role',
  'columns=user,nothing',
  'columns=user,,role',
  'columns=__proto__',
  'created-from=yesterday',
  'created-from=2024-13-01',
  'created-to=2024-1-1',
  'created-to=2023-02-30',
  'search=%',
  'search=%E0%A4%A',
  'owner=%FF',
  'account=%zz',
];

const nameOf = (part: string): string | undefined => part.split('=')[0];

suite('a valid part', () => {
  for (const [part, said, value] of VALID) {
    test(part, () => {
      const { place, broken } = readPageAddress(part);

      assert.deepEqual(said(place), value);
      assert.deepEqual(broken, []);
    });
  }

  test('may be empty: then it says nothing', () => {
    const { place, broken } = readPageAddress(
      'search=&two-factor=&columns=&sort=&created-from=&owner',
    );

    assert.deepEqual(place, FIRST_PAGE_ADDRESS);
    assert.deepEqual(broken, []);
  });

  test('is the last one where there are two, unless that is broken', () => {
    assert.equal(readPageAddress('search=a&search=b').place.query.search, 'b');
    assert.equal(readPageAddress('sort=owner&sort=nothing').place.query.sort.key, 'owner');
  });
});

suite('a broken part', () => {
  for (const part of BROKEN) {
    test(`${part} is named, and changes nothing`, () => {
      assert.deepEqual(readPageAddress(part), { place: FIRST_PAGE_ADDRESS, broken: [part] });
      assert.equal(Object.getPrototypeOf({}), Object.prototype);
    });
  }

  test('leaves the others as they are, wherever it stands', () => {
    const parts = fc.shuffledSubarray([...VALID.map(([part]) => part), ...BROKEN]);
    fc.assert(
      fc.property(parts, (chosen) => {
        const { place, broken } = readPageAddress(chosen.join('&'));

        assert.deepEqual(
          broken,
          chosen.filter((part) => BROKEN.includes(part)),
        );
        for (const [part, said, value] of VALID) {
          const ofName = chosen.filter(
            (other) => !BROKEN.includes(other) && nameOf(other) === nameOf(part),
          );
          if (ofName.at(-1) === part) assert.deepEqual(said(place), value);
        }
      }),
    );
  });
});

suite('a link that was made before', () => {
  test('to who is not available shows who is not enabled and cannot enable it', () => {
    const { place, broken } = readPageAddress('two-factor=not-available&package=starter');

    assert.deepEqual(broken, []);
    assert.equal(writePageAddress(place), 'two-factor=not-enabled&package=starter&can-enable=no');
  });

  test('of a query that an older version has kept, without who can enable it, is whole', () => {
    const facets: Partial<Record<keyof Facets, string>> = { ...NO_FACETS, owner: 'zoe' };
    delete facets.canEnable;
    const query = { ...FIRST_QUERY, facets } as Query;

    assert.equal(writePageAddress({ ...FIRST_PAGE_ADDRESS, query }), 'owner=zoe');
  });

  test('by risk is in the first order, from either end', () => {
    assert.equal(writePageAddress(readPageAddress('sort=risk').place), '');
    assert.equal(
      writePageAddress(readPageAddress('sort=risk&order=descending').place),
      'order=descending',
    );
  });
});

suite('any text', () => {
  const pieces = fc.constantFrom(
    '&',
    '=',
    '#',
    '%',
    '%2',
    '%C3%BC',
    ',',
    'search',
    'two-factor',
    'columns',
    'sort',
    'enabled',
    'user',
    'created-from',
    '2024-01-01',
    '__proto__',
    '\uD800',
  );
  const fragments = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('is a place that can be shown', () => {
    fc.assert(
      fc.property(fragments, (fragment) => {
        const { place, broken } = readPageAddress(fragment);

        const { query, columns, tab } = place;
        assert.ok(['all', 'enabled', 'not-enabled'].includes(query.twoFactor));
        assert.ok(COLUMNS.includes(query.sort.key));
        assert.ok(['ascending', 'descending'].includes(query.sort.direction));
        assert.ok(['', 'insights', 'policy', 'own'].includes(tab));
        assert.ok(columns === undefined || columns.every((key) => COLUMNS.includes(key)));
        assert.ok(columns === undefined || columns[0] === 'user');
        assert.match(query.facets.createdFrom, /^(\d{4}-\d\d-\d\d)?$/);
        assert.ok(broken.every((part) => fragment.includes(part)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('what was understood of it is written so that nothing is broken', () => {
    fc.assert(
      fc.property(fragments, (fragment) => {
        const { place } = readPageAddress(fragment);

        assert.deepEqual(readPageAddress(writePageAddress(place)), { place, broken: [] });
      }),
    );
  });
});

suite('a query of unknown origin', () => {
  const parts: fc.Arbitrary<unknown> = fc.jsonValue();
  const unknown = fc.record(
    { search: parts, twoFactor: parts, facets: parts, sort: parts },
    { requiredKeys: [] },
  );

  test('cannot be written, or is read as one that can be shown', () => {
    fc.assert(
      fc.property(unknown, (given) => {
        let fragment: string;
        try {
          fragment = writePageAddress({ ...FIRST_PAGE_ADDRESS, query: given as unknown as Query });
        } catch {
          return;
        }

        const { query } = readPageAddress(fragment).place;

        assert.equal(typeof query.search, 'string');
        assert.ok(['all', 'enabled', 'not-enabled'].includes(query.twoFactor));
        assert.deepEqual(Object.keys(query.facets).sort(), Object.keys(FIRST_QUERY.facets).sort());
        assert.ok(['ascending', 'descending'].includes(query.sort.direction));
      }),
    );
  });
});
