/** The place in the address: what is written can be read, and is read as the same place. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { chooseColumns, COLUMNS } from '../../src/accounts/columns.ts';
import {
  FIRST_PAGE_ADDRESS,
  readPageAddress,
  writePageAddress,
  type PageAddress,
} from '../../src/page/page-address.ts';
import { FIRST_QUERY, NO_FACETS, type Facets, type Query, NONE } from '../../src/accounts/query.ts';
import { sorts } from '../accounts/accounts.ts';

const HOSTILE = [
  '__proto__',
  'constructor',
  'a&b=c',
  '#top',
  '100%',
  '%41',
  '?x',
  '+',
  ' ',
  '=',
  '&',
  '\uD800',
  'a\uDC00b',
  '\u202E',
  '\u0000',
  '“”',
  'ü',
  '😀',
];
const texts = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE),
  // Halves of characters, alone.
  fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units)),
);
const days = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const places: fc.Arbitrary<PageAddress> = fc.record({
  tab: fc.constantFrom('', 'policy', 'own'),
  query: fc.record({
    search: texts,
    twoFactor: fc.constantFrom('all', 'enabled', 'not-enabled'),
    facets: fc.record({
      owner: fc.oneof({ weight: 4, arbitrary: texts }, fc.constant(NONE)),
      package: fc.oneof({ weight: 4, arbitrary: texts }, fc.constant(NONE)),
      contact: fc.constantFrom('', NONE),
      role: fc.constantFrom('', 'server-administrator', 'reseller', 'account'),
      state: fc.constantFrom('', 'active', 'suspended'),
      canEnable: fc.constantFrom('', 'yes', 'no'),
      exception: fc.constantFrom('', 'excused', 'expired'),
      createdFrom: days,
      createdTo: days,
    }),
    sort: sorts,
  }),
  columns: fc.option(fc.subarray([...COLUMNS]).map(chooseColumns), { nil: undefined }),
  account: texts,
});

/** A text as UTF-8 can carry it: half a character becomes the mark for what is missing. */
const carried = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Of its facets, and of the rest of a query, what is given. */
const placeOf = (facets: Partial<Facets>, query: Partial<Query> = {}): PageAddress => ({
  ...FIRST_PAGE_ADDRESS,
  query: { ...FIRST_QUERY, ...query, facets: { ...NO_FACETS, ...facets } },
});

suite('a place that is written', () => {
  test('is read as the same place, whatever was typed and chosen', () => {
    fc.assert(
      fc.property(places, (place) => {
        const { query } = place;
        const { facets } = query;

        const read = readPageAddress(writePageAddress(place));

        assert.deepEqual(read.broken, []);
        assert.deepEqual(read.place, {
          ...place,
          query: {
            ...query,
            // Without fast-check's null prototype.
            sort: { ...query.sort },
            search: carried(query.search),
            facets: { ...facets, owner: carried(facets.owner), package: carried(facets.package) },
          },
          account: carried(place.account),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('is written the same way again', () => {
    fc.assert(
      fc.property(places, (place) => {
        const fragment = writePageAddress(place);

        assert.equal(writePageAddress(readPageAddress(fragment).place), fragment);
        assert.equal(writePageAddress(readPageAddress(`#${fragment}`).place), fragment);
      }),
    );
  });

  test('has only the signs that an address may have behind its #', () => {
    fc.assert(
      fc.property(places, (place) => {
        const fragment = writePageAddress(place);

        // RFC 3986, section 3.5.
        assert.match(fragment, /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*$/);
        assert.equal(new URL(`https://example.com/#${fragment}`).hash.slice(1), fragment);
      }),
    );
  });

  test('is nothing at first', () => {
    assert.equal(writePageAddress(FIRST_PAGE_ADDRESS), '');
    assert.deepEqual(readPageAddress(''), { place: FIRST_PAGE_ADDRESS, broken: [] });
    assert.deepEqual(readPageAddress('#'), { place: FIRST_PAGE_ADDRESS, broken: [] });
  });

  test('has only the parts that differ from the first', () => {
    assert.equal(writePageAddress(placeOf({}, { search: 'x' })), 'search=x');
    assert.equal(writePageAddress(placeOf({ state: 'active' })), 'state=active');
    assert.equal(writePageAddress({ ...FIRST_PAGE_ADDRESS, account: 'anna' }), 'account=anna');
    assert.equal(writePageAddress({ ...FIRST_PAGE_ADDRESS, tab: 'policy' }), 'tab=policy');
    assert.equal(
      writePageAddress(placeOf({}, { sort: { key: 'two-factor', direction: 'descending' } })),
      'order=descending',
    );
  });

  test('can be read by people', () => {
    const place: PageAddress = {
      tab: '',
      query: {
        search: 'anna@example.com',
        twoFactor: 'not-enabled',
        facets: {
          owner: 'zoe',
          package: 'zoe_gold/large',
          contact: NONE,
          role: 'reseller',
          state: 'suspended',
          canEnable: 'no',
          exception: 'excused',
          createdFrom: '2026-01-01',
          createdTo: '2026-12-31',
        },
        sort: { key: 'owner', direction: 'descending' },
      },
      columns: ['user', 'two-factor', 'contact'],
      account: 'anna',
    };

    assert.equal(
      writePageAddress(place),
      'search=anna@example.com&two-factor=not-enabled&owner=zoe&package=zoe_gold/large' +
        '&without=contact&role=reseller&state=suspended&can-enable=no&exception=excused&created-from=2026-01-01&created-to=2026-12-31' +
        '&sort=owner&order=descending&columns=user,two-factor,contact&account=anna',
    );
  });

  test('holds these parts and no other: nothing of the session', () => {
    fc.assert(
      fc.property(places, (place) => {
        const session = {
          ...place,
          token: '/cpsess1234567890',
          query: { ...place.query, token: 'x' },
        };

        const fragment = writePageAddress(session);

        const names = fragment
          .split('&')
          .filter(Boolean)
          .map((part) => part.split('=')[0]);
        const known =
          'tab search two-factor owner package without role state can-enable exception created-from created-to sort order columns account';
        assert.ok(
          names.every((name = '') => known.split(' ').includes(name)),
          fragment,
        );
        assert.doesNotMatch(fragment, /cpsess/);
      }),
    );
  });
});
